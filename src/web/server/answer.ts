import type { Reply } from "./route.ts";

export function html(body: string, status = 200): Reply {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

/** A page of which the browser keeps no copy, not even for its Back: what is on it is told to be found nowhere else. */
export function unkept(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, "cache-control": "no-store" } };
}

/** After a form: see what came of it. */
export function seeOther(path: string, session?: Reply["session"]): Reply {
  return { status: 303, headers: { location: path }, body: null, ...(session === undefined ? {} : { session }) };
}

/** As long as a page takes to come, and no longer. */
const onceSeconds = 60;

/**
 * On to a page that shows a secret that was just made. It is kept nowhere but hashed, so it goes along in a cookie that no
 * script reads and that page clears (`shownNow`): a reload neither makes another nor shows it again.
 */
export function showOnce(path: string, secret: string): Reply {
  return { ...seeOther(path), shownOnce: { secret, seconds: onceSeconds } };
}

/** The page itself: the browser's copy of what it shows goes. */
export function shownNow({ shownOnce }: { readonly shownOnce: string | null }, reply: Reply): Reply {
  return shownOnce === null ? reply : { ...reply, shownOnce: null };
}

/** Moved for ever, as a renamed record's address is. */
export function movedTo(path: string): Reply {
  return { status: 301, headers: { location: path }, body: null };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function bytes(type: string, body: Reply["body"], headers: Record<string, string> = {}): Reply {
  return { status: 200, headers: { "content-type": type, ...headers }, body };
}
