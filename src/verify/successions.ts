import { type Checkpoint, checkNote, fromBase64, type Note, readKey, readNote, type VerifierKey } from "./note.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import type { Tree } from "./tree.ts";

export const successionsPath = "log/successions";

/** A key of the log, and the size up to which it signs: that at which another took over from it. */
export interface SigningKey {
  readonly key: VerifierKey;
  readonly text: string;
  readonly until: number;
}

/** One key's handing over to the next. */
export interface Succession {
  readonly size: number;
  readonly root: Buffer;
  readonly oldKey: SigningKey;
  readonly newKey: VerifierKey;
  readonly newText: string;
}

const longest = 1024 * 1024;
/** Six lines of text, an empty one, two signatures, and an empty one before the next. */
const linesOfNote = 10;

/**
 * How the log's key was changed, each change signed by the key that went and the one that came, one after another without a gap.
 * @returns none where the source shows none
 */
export async function readSuccessions(
  source: Source,
  origin: string,
  findings: Findings,
): Promise<readonly Succession[]> {
  const bytes = await source.read(successionsPath);
  if (!bytes) return [];
  const notes = notesIn(bytes);
  if (!notes) return findings.end("succession-unreadable", successionsPath);
  const found: Succession[] = [];
  const seen = new Set<string>();
  for (const [at, note] of notes.entries()) {
    const place = `note ${at + 1}`;
    const read = readSuccession(note);
    if (!read) return findings.end("succession-unreadable", successionsPath, place);
    if (![read.origin, read.oldKey.key.name, read.newKey.name].every((one) => one === origin))
      return findings.end("succession-of-another-log", successionsPath, place);
    const both = [read.oldKey.key, read.newKey].every((key) => checkNote(note, key) === "good");
    if (!both || note.signatures.length !== 2) return findings.end("succession-unsigned", successionsPath, place);
    const before = found.at(-1);
    seen.add(read.oldKey.text);
    // A key that went never comes back: else it would sign again what it was kept from.
    const goesOn = !before || (before.newText === read.oldKey.text && before.size <= read.size);
    if (!goesOn || seen.has(read.newText)) return findings.end("succession-broken", successionsPath, place);
    found.push(read);
  }
  return found;
}

function notesIn(bytes: Uint8Array): readonly Note[] | null {
  if (bytes.length > longest) return null;
  const lines = Buffer.from(bytes).toString("utf8").split("\n");
  if (lines.length % linesOfNote !== 0 || lines.at(-1) !== "") return null;
  const notes: Note[] = [];
  for (let from = 0; from < lines.length; from += linesOfNote) {
    const part = lines.slice(from, from + linesOfNote);
    const note = part.at(-1) === "" ? readNote(Buffer.from(part.join("\n"))) : null;
    if (!note) return null;
    notes.push(note);
  }
  return notes;
}

function readSuccession({ text }: Note): (Succession & { readonly origin: string }) | null {
  const [origin = "", word, size = "", rootText = "", oldText = "", newText = "", end, ...more] = text.split("\n");
  const [root, oldKey, newKey] = [fromBase64(rootText), readKey(oldText), readKey(newText)];
  if (word !== "succession" || !/^[1-9]\d{0,14}$/.test(size) || end !== "" || more.length > 0) return null;
  if (root?.length !== 32 || !oldKey || !newKey) return null;
  // Keys are compared as they are written: one with a space about it would come back unseen.
  if ([oldText, newText].some((key) => key !== key.trim())) return null;
  const until = Number(size);
  return { origin, size: until, root, oldKey: { key: oldKey, text: oldText, until }, newKey, newText };
}

/** The keys that the changes lead through, the first first; the last signs without an end. */
export function keysOf(successions: readonly Succession[]): readonly SigningKey[] {
  const last = successions.at(-1);
  if (!last) return [];
  const present = { key: last.newKey, text: last.newText, until: Number.POSITIVE_INFINITY };
  return [...successions.map((one) => one.oldKey), present];
}

/**
 * Whether one of a log's keys has signed a note that is of a log of that size. `succeeded`: the key was not the log's any more.
 */
export function checkSigned(
  note: Note,
  keys: readonly SigningKey[],
  size: number,
): "good" | "missing" | "wrong" | "succeeded" {
  const found = keys.map(({ key, until }) => ({ signed: checkNote(note, key), isOver: size > until }));
  if (found.some(({ signed }) => signed === "wrong")) return "wrong";
  const good = found.filter(({ signed }) => signed === "good");
  if (good.length === 0) return "missing";
  return good.some(({ isOver }) => !isOver) ? "good" : "succeeded";
}

/** Each change states the log's root at its size: it must be this log's, so that no key handed over another. */
export function checkSuccessions(
  successions: readonly Succession[],
  head: Checkpoint,
  tree: Tree,
  findings: Findings,
): void {
  for (const [at, { size, root }] of successions.entries())
    if (size > head.size || !tree.rootAt(size).equals(root))
      findings.add("succession-differs", successionsPath, `note ${at + 1}`);
}
