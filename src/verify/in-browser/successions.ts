import { fromBase64 } from "./hashing.ts";
import type { Read } from "./proofs.ts";
import { type Head, type PublicKey, readHead, readKey, signedText } from "./signed-note.ts";

/** A key of the log, and the size up to which it signs; the present one signs without an end. */
export interface SigningKey {
  readonly key: PublicKey;
  readonly until: number;
  /** The log as it was when another took over from it; `null` for the present one. */
  readonly handedOver: Head | null;
}

export function presentKey(key: PublicKey): SigningKey {
  return { key, until: Number.POSITIVE_INFINITY, handedOver: null };
}

const linesOfNote = 10;

/**
 * Every key that the log has had, the first first: each handed over to the next by a note that both have signed
 * (docs/log-format.md, »Change of key«), and the last to the key that the site shows. `null` where that does not hold; a log whose
 * key was never changed has its present one alone.
 */
export async function keysOf(read: Read, present: PublicKey): Promise<readonly SigningKey[] | null> {
  const bytes = await read("log/successions");
  if (bytes === null) return [presentKey(present)];
  const lines = new TextDecoder().decode(bytes).split("\n");
  if (lines.length % linesOfNote !== 0) return null;
  const keys: SigningKey[] = [];
  let next: string | null = null;
  for (let from = 0; from < lines.length; from += linesOfNote) {
    const note = lines.slice(from, from + linesOfNote);
    const [origin, word, size = "", root = "", oldText = "", newText = "", empty, , , end] = note;
    const [oldKey, newKey] = [await readKey(oldText), await readKey(newText)];
    if (word !== "succession" || empty !== "" || end !== "" || !oldKey || !newKey) return null;
    // Keys are compared as they are written: one with a space about it would come back unseen.
    if (oldKey.text !== oldText || newKey.text !== newText) return null;
    if ([origin, oldKey.name, newKey.name].some((one) => one !== present.name)) return null;
    for (const key of [oldKey, newKey]) if ((await signedText(note.join("\n"), key)) === null) return null;
    const handedOver = { size: Number(size), root: fromBase64(root) ?? new Uint8Array() };
    if (!/^[1-9]\d{0,14}$/.test(size) || handedOver.root.length !== 32) return null;
    const isNext = next === null || (next === oldText && (keys.at(-1)?.until ?? 0) <= handedOver.size);
    // A key that went never comes back: else it would sign again what it was kept from.
    if (!isNext || oldText === newText || keys.some(({ key }) => key.text === newText)) return null;
    keys.push({ key: oldKey, until: handedOver.size, handedOver });
    next = newText;
  }
  return next === present.text ? [...keys, presentKey(present)] : null;
}

/** The head that a note states, where one of these keys has signed it while it was the log's. */
export async function headBy(keys: readonly SigningKey[], checkpoint: string): Promise<Head | null> {
  for (const { key, until } of keys) {
    const text = await signedText(checkpoint, key);
    const head = text === null ? null : readHead(text, key);
    if (head && head.size <= until) return head;
  }
  return null;
}
