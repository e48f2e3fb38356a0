import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { orNothing, writable } from "../../platform/index.ts";
import { HttpRefusal } from "./route.ts";

const deepest = 64;
/** The longest programme as its form sends it: what is typed, and beside it what the form was opened with, in percent signs. */
const formBytes = 4 * 1_048_576;
/** More fields than our longest form has, well over twice: 500 slots send some 3,500. */
const mostFields = 10_000;
/** Names that reach an object's prototype in careless code. No field of ours has them. */
const poisoned = new Set(["__proto__", "constructor", "prototype"]);

/** How bodies are read: JSON and forms, in UTF-8; files where the route takes them. Any other kind is answered 415. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (request: FastifyRequest, body: Buffer) =>
    body.length === 0 && request.routeOptions.config.bodiless ? undefined : readJson(body),
  );
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "buffer", bodyLimit: formBytes },
    async (_request: unknown, body: Buffer) => readForm(body),
  );
  // Read by `ask`, once it is known who sends it: nobody else fills the disk.
  app.addContentTypeParser("multipart/form-data", async (request: FastifyRequest, body: IncomingMessage) => {
    if (!request.routeOptions.config.uploads) throw new HttpRefusal(415);
    return body;
  });
}

/**
 * JSON from a body. @throws HttpRefusal 400 when it is not JSON in UTF-8, names a member twice (two readers could see
 * different values), names a prototype, or is nested over 64 deep (what walks it later would run out of stack).
 */
function readJson(body: Buffer): unknown {
  const text = utf8(body);
  let value: unknown;
  try {
    value = JSON.parse(text, (_, one: unknown) => (typeof one === "string" ? orNothing(one) : one));
  } catch {
    throw new HttpRefusal(400, "json-unreadable");
  }
  const trick = trickIn(text);
  if (trick) throw new HttpRefusal(400, trick);
  return value;
}

/**
 * A form's fields in order and with repeats, without what nothing could keep: here, so that no route meets it.
 * @throws HttpRefusal 400 when it is not UTF-8, percent signs resolved; 413 with more fields than any form has
 */
function readForm(body: Buffer): URLSearchParams {
  const text = utf8(body);
  if (text.split("&", mostFields + 1).length > mostFields) throw new HttpRefusal(413);
  if (decoded(text) === null) throw new HttpRefusal(400, "text-unreadable");
  return new URLSearchParams([...new URLSearchParams(text)].map(([name, value]) => [name, writable(value)]));
}

/** Text with its percent signs resolved; `null` when that gives no UTF-8. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new HttpRefusal(400, "text-unreadable");
  }
}

/** What is wrong with text that is known to be JSON. (In other text the pattern could take time by the square.) */
function trickIn(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (const [part, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/g)) {
    if (part === "{" || part === "[") open.push(part === "{" ? new Set() : null);
    else if (part === "}" || part === "]") open.pop();
    else if (colon !== undefined) {
      const name = String(JSON.parse(part.slice(0, -colon.length)));
      const names = open.at(-1);
      if (poisoned.has(name)) return "json-unreadable";
      if (names?.has(name)) return "json-name-twice";
      names?.add(name);
    }
    if (open.length > deepest) return "json-too-deep";
  }
  return null;
}
