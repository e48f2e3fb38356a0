import { bytesOf, isSame, sha256, toHex } from "./hashing.ts";
import type { Read } from "./proofs.ts";
import { type PublicKey, signedText } from "./signed-note.ts";
import { keysOf } from "./successions.ts";

/** A page that the reader has before them, and its bytes; `null` where there is none. */
export interface Page {
  readonly address: string;
  readonly bytes: Uint8Array | null;
}

/** `silent`: it has no signature, which says nothing (decision 12). `old`: it was signed, but is not the page as it must be now. */
type PageOutcome = "good" | "bad" | "old" | "silent";

const pageMark = "<!-- udsyn-signed\n";

/**
 * Whether the log's present key has signed the page's bytes at its address since something was last published of it. No tree
 * holds a page, so what an earlier key signed is old, whatever size it says.
 * @param isNewEnough whether a page that was signed at this size of the log has all that is to be on it
 */
export async function checkPage(
  read: Read,
  { address, bytes }: Page,
  key: PublicKey,
  isNewEnough: (size: number) => boolean,
): Promise<PageOutcome> {
  const at = bytes === null ? -1 : lastIndexOf(bytes, bytesOf(pageMark));
  if (bytes === null || at < 0) return "silent";
  const digest = toHex(await sha256(bytes.subarray(0, at)));
  const place = { address, digest, rest: bytes.subarray(at) };
  const size = await sizeSignedBy(key, place);
  if (size !== null) return isNewEnough(size) ? "good" : "old";
  for (const earlier of (await keysOf(read, key)) ?? []) {
    const before = await sizeSignedBy(earlier.key, place);
    if (before !== null && before <= earlier.until) return "old";
  }
  return "bad";
}

/**
 * The size of the log that this key has signed the page at. What stands behind the signed bytes must be what the writer puts
 * there and nothing else: another key's line would be words, or markup, that nobody has signed.
 */
async function sizeSignedBy(
  key: PublicKey,
  { address, digest, rest }: { readonly address: string; readonly digest: string; readonly rest: Uint8Array },
): Promise<number | null> {
  const said = new TextDecoder().decode(rest.subarray(pageMark.length));
  const [, , written = "", , , , line = ""] = said.split("\n");
  const size = Number(written);
  const note = `${key.name}\npage\n${size}\n${address}\n${digest}\n\n${line}\n`;
  if (!Number.isSafeInteger(size) || size < 1 || !isSame(rest, bytesOf(`${pageMark}${note}-->\n`))) return null;
  return (await signedText(note, key)) === null ? null : size;
}

function lastIndexOf(bytes: Uint8Array, part: Uint8Array): number {
  for (let at = bytes.length - part.length; at >= 0; at -= 1)
    if (bytes[at] === part[0] && part.every((byte, to) => bytes[at + to] === byte)) return at;
  return -1;
}
