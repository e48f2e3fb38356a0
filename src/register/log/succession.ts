import type { Checkpoint } from "./checkpoint.ts";
import { isKeyName, type LogKey, publicForm, signatureLine } from "./log-key.ts";

/** That a log's key was changed: from `size` on another key signs. The keys in their public form. */
export interface Succession {
  readonly origin: string;
  readonly size: number;
  /** Base64, as a checkpoint states it. */
  readonly root: string;
  readonly oldKey: string;
  readonly newKey: string;
}

/**
 * The note by which one key hands a log over to another, signed by both: the old says who comes after it, and the new that it knows
 * what it takes over. Its second line keeps it from passing as a checkpoint. One size, root and pair of keys make the same bytes
 * each time (Ed25519), so that a change that is done again after a restore is the same change.
 */
export function signSuccession({ origin, size, root }: Checkpoint, from: LogKey, to: LogKey): string {
  if (from.name !== origin || to.name !== origin || !isKeyName(origin))
    throw new RangeError("a log's key is named as its origin");
  const [oldKey, newKey] = [publicForm(from), publicForm(to)];
  if (oldKey === newKey) throw new RangeError("a key does not succeed itself");
  const text = `${origin}\nsuccession\n${size}\n${Buffer.from(root).toString("base64")}\n${oldKey}\n${newKey}\n`;
  return `${text}\n${signatureLine(from, text)}${signatureLine(to, text)}`;
}

/** What a succession note says; `null` when it is none. Its signatures are not checked. */
export function parseSuccession(note: string): Succession | null {
  const [origin = "", word, size = "", root = "", oldKey = "", newKey = "", empty, , , end, ...more] = note.split("\n");
  if (word !== "succession" || empty !== "" || end !== "" || more.length > 0) return null;
  return /^[1-9]\d{0,15}$/.test(size) ? { origin, size: Number(size), root, oldKey, newKey } : null;
}

/** The file of a log's succession notes, the first first, an empty line between two. */
export function successionFile(notes: readonly string[]): string {
  return notes.join("\n");
}
