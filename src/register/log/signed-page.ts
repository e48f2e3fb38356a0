import { hash } from "node:crypto";
import { isKeyName, type LogKey, signatureLine } from "./log-key.ts";

/** What a signature on a page answers for: whose log, how long it was, and the page's address without its first slash. */
export interface PagePlace {
  readonly origin: string;
  readonly size: number;
  readonly address: string;
}

/**
 * A page with the log's signature behind it, as a comment: words and pictures hold nothing that can be held against the
 * entries one by one, so the log's key answers for every byte before the comment (docs/log-format.md).
 */
export function signPage(page: string, place: PagePlace, key: LogKey): string {
  return page + pageMark(Buffer.from(page), place, key);
}

/** The comment alone, for a page's bytes. */
export function pageMark(page: Uint8Array, place: PagePlace, key: LogKey): string {
  return `<!-- udsyn-signed\n${signed(page, place, key)}-->\n`;
}

/** The same for a JSON object in words, such as a description of data: its last member `signed`. */
export function signJson(json: string, place: PagePlace, key: LogKey): string {
  if (!json.endsWith("}") || json === "{}") throw new RangeError("not an object with members");
  const body = json.slice(0, -1);
  return `${body},"signed":${JSON.stringify(signed(Buffer.from(body), place, key))}}`;
}

function signed(body: Uint8Array, { origin, size, address }: PagePlace, key: LogKey): string {
  // What ends a line or the comment would let the address say something of its own under the log's key.
  if (/[<>\p{Cc}]/u.test(address)) throw new RangeError("an address that is none");
  if (key.name !== origin || !isKeyName(origin)) throw new RangeError("a log's key is named as its origin");
  const digest = hash("sha256", body, "hex");
  const text = `${origin}\npage\n${size}\n${address}\n${digest}\n`;
  return `${text}\n${signatureLine(key, text)}`;
}
