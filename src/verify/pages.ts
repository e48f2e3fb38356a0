import { textOf, valueAt } from "./cells.ts";
import { collections } from "./collections.ts";
import type { Head } from "./head.ts";
import { isRecord, type JsonRecord, readJson } from "./json.ts";
import { type Log, recordKey } from "./leaves.ts";
import { readNote } from "./note.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { checkSigned } from "./successions.ts";
import { sha256 } from "./tree.ts";

/** How a kind of file carries its signature, after every byte that is signed. */
interface Mark {
  readonly before: string;
  readonly after: RegExp;
  read(text: string): string;
  /** The one way that the writer has of putting a note there. */
  write(note: string): string;
}

const pageMark: Mark = {
  before: "<!-- udsyn-signed\n",
  after: /^([^<>]*)-->\n$/,
  read: (text) => text,
  write: (note) => `<!-- udsyn-signed\n${note}-->\n`,
};
const jsonMark: Mark = {
  before: ',"signed":',
  after: /^("[^"\\]*(?:\\.[^"\\]*)*")\}$/,
  read: (text) => JSON.parse(text),
  write: (note) => `,"signed":${JSON.stringify(note)}}`,
};

/** A browser reads a file as what it is named: JSON carries its own mark, everything else a page's, and neither the other's. */
const markOf = (path: string): Mark => (path.endsWith(".json") ? jsonMark : pageMark);

/**
 * A page, or another file in words, by the signature that it carries: the log's key answers for its bytes, its address and the
 * size that the log had.
 * @returns the bytes that the log's key has signed; `null` where there was something to find
 */
export async function checkPage(
  source: Source,
  path: string,
  head: Head,
  log: Log,
  findings: Findings,
): Promise<Buffer | null> {
  const bytes = Buffer.from((await source.read(path)) ?? []);
  const found = faultOf(bytes, path, head, log);
  if (found) findings.add(found, path);
  return found ? null : (signatureIn(bytes, path)?.body ?? null);
}

function faultOf(bytes: Buffer, path: string, head: Head, log: Log) {
  const address = addressOf(path);
  const signed = signatureIn(bytes, path);
  if (!signed) return isPage(bytes, path) || path.endsWith(".json") ? "page-unsigned" : "file-unknown";
  const size = Number(signed.note.split("\n")[2]);
  const text = `${head.origin}\npage\n${size}\n${address}\n${sha256(signed.body).toString("hex")}\n`;
  const by = writtenBy(signed, text, size, head);
  if (by === null) return "page-differs";
  return by === "present" && (size === head.size || isStillSo(address, size, log)) ? null : "page-old";
}

/**
 * Whose signature stands behind the signed bytes, where that is what the writer puts there and nothing else: this text, its size
 * in the one form that a number has, and below it one signature of the log's own. A line by another key would be words in a page
 * that nobody has signed. No tree holds a page, so an earlier key's holder could date one back: only the present key's is good.
 */
function writtenBy(
  { note, rest, mark }: Signed,
  text: string,
  size: number,
  { keys }: Head,
): "present" | "earlier" | null {
  const read = readNote(Buffer.from(note));
  if (read?.text !== text || read.signatures.length !== 1 || !rest.equals(Buffer.from(mark.write(note)))) return null;
  if (checkSigned(read, keys.slice(-1), size) === "good") return "present";
  return checkSigned(read, keys, size) === "good" ? "earlier" : null;
}

/** What the site calls itself in feed and calendar: its address, its municipality and who publishes it. No entry says it. */
export interface SiteNames {
  readonly base: string;
  readonly name: string;
  readonly publisher: string;
}

export const described = "data/datapackage.json";

/** The site's description of its data; `null` where there is none that the log's key has signed. */
export async function signedDescription(source: Source, head: Head, log: Log): Promise<JsonRecord | null> {
  const bytes = await source.read(described);
  const value = bytes && faultOf(Buffer.from(bytes), described, head, log) === null ? readJson(bytes)?.value : null;
  return value !== null && value !== undefined && isRecord(value) ? value : null;
}

/** The site's names by its description of the data. */
export function siteNames(description: JsonRecord | null): SiteNames | null {
  const { homepage, title, contributors } = description ?? {};
  const base = typeof homepage === "string" ? /^(.*)\/data$/.exec(homepage)?.[1] : undefined;
  if (base === undefined || typeof title !== "string") return null;
  const publisher = Array.isArray(contributors) ? textOf(valueAt(contributors[0] ?? null, "title")) : "";
  return { base, name: title, publisher: publisher || title };
}

/** The address that a file was saved from; the front page's is empty. */
function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$|\.html$/, "");
}

/** The tags by which browsers know a page that comes without a type (WHATWG MIME Sniffing). */
const looksLikePage =
  /^\ufeff?\s*<(!--|!doctype html|(html|head|body|script|iframe|h1|div|font|table|a|style|title|br?|p)[\s>])/i;

/** Whether a file is one that a browser would show as a page, by its name or its first words. */
export function isPage(bytes: Uint8Array, path: string): boolean {
  return /\.(x?html?|shtml)$/i.test(path) || looksLikePage.test(Buffer.from(bytes).toString("utf8", 0, 100));
}

/** Whether a file carries something where the log's signature stands, good or not. */
export function isSigned(bytes: Uint8Array, path: string): boolean {
  return signatureIn(Buffer.from(bytes), path) !== null;
}

interface Signed {
  readonly mark: Mark;
  readonly body: Buffer;
  readonly rest: Buffer;
  readonly note: string;
}

function signatureIn(bytes: Buffer, path: string): Signed | null {
  const mark = markOf(path);
  const at = bytes.lastIndexOf(mark.before);
  const text = mark.after.exec(bytes.toString("utf8", at + Buffer.byteLength(mark.before)))?.[1];
  if (at < 0 || text === undefined) return null;
  try {
    return { mark, body: bytes.subarray(0, at), rest: bytes.subarray(at), note: mark.read(text) };
  } catch {
    return null;
  }
}

/** A record's page from an earlier head still holds when nothing was published of that record since. */
function isStillSo(address: string, size: number, log: Log): boolean {
  return collections.some(({ type, folder }) => {
    const [slug = ""] = address.startsWith(`${folder}/`) ? address.slice(folder.length + 1).split("/") : [];
    const last = log.lastLeaf.get(recordKey({ type, slug }));
    return last !== undefined && last < size;
  });
}
