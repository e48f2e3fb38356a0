import { collections } from "./collections.ts";
import type { Head } from "./head.ts";
import { type Log, recordKey } from "./leaves.ts";
import { checkNote, readNote } from "./note.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { sha256 } from "./tree.ts";

/** Where a file carries its signature, after every byte that is signed: a page as a comment, JSON as its last member. */
const marks: readonly { readonly before: string; readonly after: RegExp; readonly read: (text: string) => string }[] = [
  { before: "<!-- udsyn-signed\n", after: /^([^<>]*)-->\n$/, read: (text) => text },
  { before: ',"signed":', after: /^(".*")\}$/s, read: (text) => JSON.parse(text) },
];

/**
 * A page, or another file in words, by the signature that it carries: the log's key answers for its bytes, its address and the
 * size that the log had.
 * @returns 1 for a page found good, 0 where there was something to find
 */
export async function checkPage(
  source: Source,
  path: string,
  head: Head,
  log: Log,
  findings: Findings,
): Promise<0 | 1> {
  const found = await faultOf(source, path, head, log);
  if (found) findings.add(found, path);
  return found ? 0 : 1;
}

async function faultOf(source: Source, path: string, head: Head, log: Log) {
  const address = addressOf(path);
  const bytes = Buffer.from((await source.read(path)) ?? []);
  const signed = signatureIn(bytes);
  if (!signed) return isPage(bytes, path) || path.endsWith(".json") ? "page-unsigned" : "file-unknown";
  const note = readNote(Buffer.from(signed.note));
  const [origin, mark, size, named, digest] = note?.text.slice(0, -1).split("\n") ?? [];
  if (!note || checkNote(note, head.key) !== "good" || origin !== head.origin || mark !== "page") return "page-differs";
  if (named !== address || digest !== sha256(signed.body).toString("hex")) return "page-differs";
  return Number(size) === head.size || isStillSo(address, Number(size), log) ? null : "page-old";
}

/** The address that a file was saved from; the front page's is empty. */
function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$|\.html$/, "");
}

/** Whether a file is one that a browser would show as a page, by its name or its first words. */
export function isPage(bytes: Uint8Array, path: string): boolean {
  return /\.x?html?$/i.test(path) || /^\s*<!doctype html/i.test(Buffer.from(bytes).toString("utf8", 0, 100));
}

/** Whether a file carries something where the log's signature stands, good or not. */
export function isSigned(bytes: Uint8Array): boolean {
  return signatureIn(Buffer.from(bytes)) !== null;
}

function signatureIn(bytes: Buffer): { readonly body: Buffer; readonly note: string } | null {
  for (const { before, after, read } of marks) {
    const at = bytes.lastIndexOf(before);
    const text = after.exec(bytes.toString("utf8", at + Buffer.byteLength(before)))?.[1];
    if (at < 0 || text === undefined) continue;
    try {
      return { body: bytes.subarray(0, at), note: read(text) };
    } catch {
      return null;
    }
  }
  return null;
}

/** A record's page from an earlier head still holds when nothing was published of that record since. */
function isStillSo(address: string, size: number, log: Log): boolean {
  return collections.some(({ type, folder }) => {
    const [slug = ""] = address.startsWith(`${folder}/`) ? address.slice(folder.length + 1).split("/") : [];
    const last = log.lastLeaf.get(recordKey({ type, slug }));
    return last !== undefined && last < size;
  });
}
