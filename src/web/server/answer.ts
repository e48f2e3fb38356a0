import type { Answer } from "./route.ts";

export function html(body: string, status = 200): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

/** After a form: see what came of it. */
export function seeOther(path: string, session?: Answer["session"]): Answer {
  return { status: 303, headers: { location: path }, body: null, ...(session === undefined ? {} : { session }) };
}

/** Moved for ever, as a renamed record's address is. */
export function movedTo(path: string): Answer {
  return { status: 301, headers: { location: path }, body: null };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

export function bytes(type: string, body: Answer["body"], headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { "content-type": type, ...headers }, body };
}
