import { type Hash, hashLength } from "./hashing.ts";
import { isKeyName, type LogKey, signatureLine } from "./log-key.ts";

/** The head of a log: who, how many leaves, which root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint as it is published: its text and the signature lines below it, the log's own first, then witnesses'. */
export interface SignedCheckpoint extends Checkpoint {
  readonly text: string;
  readonly signatures: readonly string[];
}

/** The three lines that are signed. */
function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) throw new RangeError("an origin has no spaces and no plus");
  return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}

/** The checkpoint as a signed note. The key goes by the origin's name, as tlog-checkpoint asks. */
export function signCheckpoint(checkpoint: Checkpoint, key: LogKey): string {
  if (key.name !== checkpoint.origin) throw new RangeError("a log's key is named as its origin");
  const text = checkpointText(checkpoint);
  return `${text}\n${signatureLine(key, text)}`;
}

/** The note with one more signature line (a witness's cosignature); the same line twice stands once. */
export function withSignature(note: string, line: string): string {
  const [, name = ""] = /^— (\S+) [A-Za-z0-9+/]+={0,2}\n$/u.exec(line) ?? [];
  if (!isKeyName(name)) throw new RangeError("not a signature line");
  return note.includes(`\n${line}`) ? note : note + line;
}

/** A checkpoint read from a note; signatures are split off, not checked. `null` when it is not one. */
export function parseCheckpoint(note: string): SignedCheckpoint | null {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, end + 1);
  const found = /^(.+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/u.exec(text);
  const root = Buffer.from(found?.[3] ?? "", "base64");
  const signatures = note
    .slice(end + 2)
    .split("\n")
    .slice(0, -1);
  if (!found || root.length !== hashLength || !signatures.every((line) => /^— \S+ \S+$/u.test(line))) return null;
  return { origin: found[1] ?? "", size: Number(found[2]), root, text, signatures };
}
