import { type Checkpoint, checkNote, type Note, readCheckpoint, readKey, readNote } from "./note.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import {
  checkSigned,
  keysOf,
  readSuccessions,
  type SigningKey,
  type Succession,
  successionsPath,
} from "./successions.ts";
import type { Tree } from "./tree.ts";

export interface Head extends Checkpoint {
  /** Every key that may have signed in this log, each up to its size. */
  readonly keys: readonly SigningKey[];
  readonly successions: readonly Succession[];
  /** The changes between the key that was given and the log's present one. */
  readonly followed: readonly Succession[];
  /** The key that signed this head. */
  readonly signedBy: string;
  readonly note: Note;
  readonly keyText: string;
  readonly keyFrom: "given" | "source";
}

const checkpointPath = "log/checkpoint";
const keyPath = "log/key";

/**
 * The head, its signature checked with the key given, else with the key that the source itself shows. Where the log's key was
 * changed, the given key may be any that it ever had: the changes lead from it to the one that signed.
 */
export async function readHead(source: Source, givenKey: string | null, findings: Findings): Promise<Head> {
  const bytes = await source.read(checkpointPath);
  if (!bytes) return findings.end("checkpoint-missing", checkpointPath);
  const note = readNote(bytes);
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || !checkpoint) return findings.end("checkpoint-unreadable", checkpointPath);
  const keyFrom = givenKey === null ? "source" : "given";
  const keyText = (givenKey ?? (await shownKey(source, findings))).trim();
  const key = readKey(keyText);
  const keyPlace = keyFrom === "given" ? "--key" : keyPath;
  if (!key) return findings.end("key-unreadable", keyPlace);
  if (key.name !== checkpoint.origin) return findings.end("key-of-another-log", keyPlace);
  const successions = await readSuccessions(source, checkpoint.origin, findings);
  const chain = keysOf(successions);
  const keys = chain.length === 0 ? [{ key, text: keyText, until: Number.POSITIVE_INFINITY }] : chain;
  const place = keys.findIndex((one) => one.text === keyText);
  if (place < 0) return findings.end("succession-elsewhere", successionsPath);
  const signed = checkSigned(note, keys, checkpoint.size);
  if (signed === "succeeded") return findings.end("key-succeeded", checkpointPath);
  if (signed === "missing" && chain.length > 0) return findings.end("succession-elsewhere", successionsPath);
  if (signed !== "good") return findings.end(`signature-${signed}`, checkpointPath);
  await checkShownKey(source, keys.at(-1)?.text ?? keyText, findings);
  const signedBy = keys.findLast((one) => checkNote(note, one.key) === "good")?.text ?? keyText;
  return { ...checkpoint, note, keys, successions, followed: successions.slice(place), signedBy, keyText, keyFrom };
}

/** Readers take the key from the site: where it shows one, it is the one that was given, or that has come after it. */
async function checkShownKey(source: Source, present: string, findings: Findings): Promise<void> {
  const bytes = await source.read(keyPath);
  if (bytes && ![present, `${present}\n`].includes(Buffer.from(bytes).toString())) findings.add("key-differs", keyPath);
}

async function shownKey(source: Source, findings: Findings): Promise<string> {
  const bytes = await source.read(keyPath);
  return bytes ? Buffer.from(bytes).toString() : findings.end("key-missing", keyPath);
}

/** Whether a log's public key has its form and its own checksum: what is given wrong is nothing that a site has altered. */
export function isKey(text: string): boolean {
  return readKey(text) !== null;
}

/** Whether a text is a signed checkpoint at all, whoever's. */
export function isCheckpoint(text: string): boolean {
  const note = readNote(Buffer.from(text));
  return note !== null && readCheckpoint(note.text) !== null;
}

/** Holds the tree against a checkpoint kept from earlier: the log may have grown since, nothing else. */
export function checkSince(since: string, head: Head, tree: Tree, findings: Findings): number | null {
  const place = "--since";
  const note = readNote(Buffer.from(since));
  const earlier = note && readCheckpoint(note.text);
  const signed = note && earlier ? checkSigned(note, head.keys, earlier.size) : null;
  if (!note || !earlier) findings.add("since-unreadable", place);
  else if (earlier.origin !== head.origin) findings.add("since-of-another-log", place);
  else if (signed === "succeeded") findings.add("key-succeeded", place);
  else if (signed !== "good") findings.add("signature-wrong", place);
  else if (earlier.size > head.size) findings.add("since-newer", place);
  else if (!tree.rootAt(earlier.size).equals(earlier.root)) findings.add("since-differs", place);
  return earlier?.size ?? null;
}
