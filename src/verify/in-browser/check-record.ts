import { isRecord, type JsonRecord, readJson } from "../json.ts";
import { hashOfLeaf, isSame, sha256, toHex } from "./hashing.ts";
import { leafOfFile, readProof } from "./leaf-of-file.ts";
import { consistencyFromTiles, isConsistent, type Read, rootByInclusion } from "./proofs.ts";
import { type Head, type PublicKey, readHead, readKey, signedText } from "./signed-note.ts";

/** What is held against what, in the order in which it is told. */
type StepCode = "file" | "leaf" | "grown" | "remembered" | "page";

/** `good`, `bad`: something is not as the log says; `silent`: it cannot be asked here, which alters nothing. */
type Outcome = "good" | "bad" | "silent";

export interface Step {
  readonly code: StepCode;
  readonly outcome: Outcome;
  /** The leaf's number from 1, the log's size, the earlier size: what the words of the step name. */
  readonly leaf?: number;
  readonly size?: number;
  readonly since?: number;
}

/** What a browser keeps of a log from one check to the next: with it a log that was written anew is found. */
export interface Remembered {
  readonly key: string;
  readonly checkpoint: string;
}

export interface Checked {
  readonly steps: readonly Step[];
  /** The entry as the file has it, once its leaf is in the log. */
  readonly entry: JsonRecord | null;
  readonly key: string | null;
  /** To be kept for the next time; `null` where something was not as it must be. */
  readonly remember: Remembered | null;
}

export interface Asked {
  readonly read: Read;
  /** The entry's file: as the site shows it, or as it was saved. */
  readonly file: Uint8Array | null;
  readonly remembered: Remembered | null;
  /** The page that the reader has before them, and its bytes; `null` where there is none. */
  readonly page: { readonly address: string; readonly bytes: Uint8Array | null } | null;
}

/**
 * Holds one entry's file against the log, as `udsyn verify` does for all of them: its leaf is under a head that the log's key
 * has signed, the log's newest head goes on from that one, and from the one that was remembered.
 * @throws what `read` throws when the site cannot be asked
 */
export async function checkRecord({ read, file, remembered, page }: Asked): Promise<Checked> {
  const steps: Step[] = [];
  const ended = (last: Step): Checked => ({ steps: [...steps, last], entry: null, key: null, remember: null });
  const [entry, proof] = file === null ? [null, null] : partsOf(file);
  if (entry === null || proof === null) return ended({ code: "file", outcome: "bad" });
  const [keyText, newest] = [textOf(await read("log/key")), textOf(await read("log/checkpoint"))];
  const key = await readKey(keyText);
  const signed = key && (await headOf(proof.checkpoint, key));
  if (!key || !signed || signed.size !== proof.treeSize) return ended({ code: "file", outcome: "bad" });
  steps.push({ code: "file", outcome: "good" });

  const leaf = await leafOfFile(entry, proof);
  const root =
    leaf && (await rootByInclusion(await hashOfLeaf(leaf), proof.leafIndex, proof.treeSize, proof.inclusion));
  if (!root || !isSame(root, signed.root)) return ended({ code: "leaf", outcome: "bad" });
  steps.push({ code: "leaf", outcome: "good", leaf: proof.leafIndex + 1, size: signed.size });

  const now = await headOf(newest, key);
  const grown = now !== null && (await goesOn(read, signed, now));
  steps.push({
    code: "grown",
    outcome: grown ? "good" : "bad",
    since: signed.size,
    ...(now ? { size: now.size } : {}),
  });
  if (now) steps.push(await againstRemembered(read, now, key, remembered));
  if (page) steps.push({ code: "page", outcome: await pageOutcome(page, key) });
  const isGood = steps.every(({ outcome }) => outcome !== "bad");
  return { steps, entry, key: key.text, remember: isGood ? { key: key.text, checkpoint: newest } : null };
}

function partsOf(file: Uint8Array) {
  const value = readJson(file)?.value;
  if (!isRecord(value)) return [null, null] as const;
  const { proof, ...entry } = value;
  return [entry as JsonRecord, readProof(proof)] as const;
}

async function headOf(checkpoint: string, key: PublicKey): Promise<Head | null> {
  const text = await signedText(checkpoint, key);
  return text === null ? null : readHead(text, key);
}

async function goesOn(read: Read, earlier: Head, later: Head): Promise<boolean> {
  if (earlier.size > later.size) return false;
  return isConsistent(earlier, later, await consistencyFromTiles(read, earlier.size, later.size));
}

async function againstRemembered(read: Read, now: Head, key: PublicKey, kept: Remembered | null): Promise<Step> {
  if (!kept) return { code: "remembered", outcome: "silent" };
  const before = kept.key === key.text ? await headOf(kept.checkpoint, key) : null;
  const isGood = before !== null && (await goesOn(read, before, now));
  return { code: "remembered", outcome: isGood ? "good" : "bad", ...(before ? { since: before.size } : {}) };
}

const pageMark = "<!-- udsyn-signed\n";

/** Whether the log's key has signed the page's bytes at its address; a page without a signature says nothing (decision 12). */
async function pageOutcome({ address, bytes }: NonNullable<Asked["page"]>, key: PublicKey): Promise<Outcome> {
  if (bytes === null) return "silent";
  const mark = new TextEncoder().encode(pageMark);
  const at = lastIndexOf(bytes, mark);
  if (at < 0) return "silent";
  const rest = textOf(bytes.subarray(at + mark.length));
  const text = rest.endsWith("-->\n") ? await signedText(rest.slice(0, -4), key) : null;
  const digest = toHex(await sha256(bytes.subarray(0, at)));
  const [origin, word, size = "", signedAddress, signedDigest, ...more] = text?.split("\n") ?? [];
  const isWhole = origin === key.name && word === "page" && /^[1-9]\d*$/.test(size) && more.join() === "";
  return isWhole && signedAddress === address && signedDigest === digest ? "good" : "bad";
}

function lastIndexOf(bytes: Uint8Array, part: Uint8Array): number {
  for (let at = bytes.length - part.length; at >= 0; at -= 1)
    if (bytes[at] === part[0] && part.every((byte, to) => bytes[at + to] === byte)) return at;
  return -1;
}

function textOf(bytes: Uint8Array | null): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array());
}
