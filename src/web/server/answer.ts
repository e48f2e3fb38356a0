import type { Reply } from "./route.ts";

export function html(body: string, status = 200): Reply {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

/** After a form: see what came of it. */
export function seeOther(path: string, session?: Reply["session"]): Reply {
  return { status: 303, headers: { location: path }, body: null, ...(session === undefined ? {} : { session }) };
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
