import { annexesIn } from "../annexes-stated.ts";
import { isRecord, type Json, type JsonRecord, readJson } from "../json.ts";
import { checkPage, type Page } from "./check-page.ts";
import { type Differing, differingFrom } from "./differing.ts";
import { hashOfLeaf, isSame, sha256, toHex } from "./hashing.ts";
import { leafOfFile, readProof } from "./leaf-of-file.ts";
import { consistencyFromTiles, isConsistent, type Read, rootByInclusion } from "./proofs.ts";
import { type Head, type PublicKey, readKey, signedText } from "./signed-note.ts";
import { headBy, keysOf, presentKey, type SigningKey } from "./successions.ts";
import { addressOf } from "./which-record.ts";

/** What is held against what, in the order in which it is told. */
type StepCode =
  | "no-record"
  | "other-log"
  | "file"
  | "leaf"
  | "which"
  | "which-newer"
  | "newest"
  | "newer"
  | "gone"
  | "grown"
  | "remembered"
  | "page"
  | "page-old"
  | "annexes";

/**
 * `good`, `bad`: something is not as the log says; `silent`: it cannot be asked here, which alters nothing; `none`: the file that
 * was chosen is nothing that this log could say anything of, so nothing was checked.
 */
type Outcome = "good" | "bad" | "silent" | "none";

export interface Step {
  readonly code: StepCode;
  readonly outcome: Outcome;
  /** The leaf's number from 1, the log's size, the earlier size: what the words of the step name. */
  readonly leaf?: number;
  readonly size?: number;
  readonly since?: number;
  /** The file's version, and the one that the site shows. */
  readonly version?: number;
  readonly shown?: number;
  /** The log that the file is of, and the one that it was held against. */
  readonly origin?: string;
  readonly own?: string;
  /** How many annexes. */
  readonly files?: number;
  /** Where the file differs from the log. */
  readonly where?: readonly Differing[];
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
  /** The record's page that the reader has before them; `null` where there is none. */
  readonly page: (Page & { readonly version: number }) | null;
}

/** What all steps come to: `corrected` is good of another version than the one that the reader has before them. */
export function verdictOf({ steps }: Pick<Checked, "steps">): "good" | "bad" | "corrected" {
  if (steps.some(({ outcome }) => outcome === "bad")) return "bad";
  return steps.some(({ code }) => code === "which-newer") ? "corrected" : "good";
}

/**
 * Holds one entry's file against the log, as `udsyn verify` does for all of them: its leaf is under a head that the log's key
 * has signed, the log's newest head goes on from that one, and from the one that was remembered.
 * @throws what `read` throws when the site cannot be asked
 */
export async function checkRecord({ read, file, remembered, page }: Asked): Promise<Checked> {
  const steps: Step[] = [];
  const ended = (last: Step): Checked => ({ steps: [...steps, last], entry: null, key: null, remember: null });
  // On a record's page the site's own file is asked about: whatever it is instead of the record is a fault.
  if (page === null && !hasProof(file)) return ended({ code: "no-record", outcome: "none" });
  const [entry, proof] = file === null ? [null, null] : partsOf(file);
  if (entry === null || proof === null) return ended({ code: "file", outcome: "bad" });
  const [keyText, newest] = [textOf(await read("log/key")), textOf(await read("log/checkpoint"))];
  const key = await readKey(keyText);
  const origin = proof.checkpoint.split("\n")[0] ?? "";
  // Only what can be a log's name is said back: the file may have any words there.
  if (page === null && key && origin !== key.name && /^[a-z0-9][a-z0-9.:/+_-]{0,99}$/i.test(origin))
    return ended({ code: "other-log", outcome: "none", origin, own: key.name });
  // What an earlier key of the log has signed is asked for where the present one has not signed it.
  const keys = key && (await keysFor(read, key, proof.checkpoint, remembered));
  const signed = keys && (await headBy(keys, proof.checkpoint));
  if (!key || !signed || signed.size !== proof.treeSize) return ended({ code: "file", outcome: "bad" });
  steps.push({ code: "file", outcome: "good" });

  const leaf = await leafOfFile(entry, proof);
  const root =
    leaf && (await rootByInclusion(await hashOfLeaf(leaf), proof.leafIndex, proof.treeSize, proof.inclusion));
  if (!root || !isSame(root, signed.root)) {
    const head = (await headBy(keys, newest)) ?? signed;
    return ended({
      code: "leaf",
      outcome: "bad",
      // That it differs is certain, also where what would tell the place is not to be had.
      where: await differingFrom(read, { entry, proof, signed, now: head }).catch(() => []),
    });
  }
  steps.push({ code: "leaf", outcome: "good", leaf: proof.leafIndex + 1, size: signed.size });

  steps.push(page ? againstShown(entry, page) : await againstNewest(read, entry));

  const now = await headBy(keys, newest);
  const grown = now !== null && (await goesOn(read, signed, now)) && (await areOfThisLog(read, keys, now));
  steps.push({
    code: "grown",
    outcome: grown ? "good" : "bad",
    since: signed.size,
    ...(now ? { size: now.size } : {}),
  });
  if (now) steps.push(await againstRemembered(read, now, keys, remembered));
  if (page) steps.push(await againstPage(read, page, key, { entry, leafIndex: proof.leafIndex, size: now?.size }));
  if (page) steps.push(...(await againstAnnexes(read, entry)));
  const isGood = verdictOf({ steps }) !== "bad";
  return { steps, entry, key: key.text, remember: isGood ? { key: key.text, checkpoint: newest } : null };
}

/** Whether a file is made as an entry's is: one that was altered or signed by another is still that, and a list or a text is not. */
function hasProof(file: Uint8Array | null): boolean {
  try {
    const value: Json = JSON.parse(textOf(file));
    return isRecord(value) && isRecord(value.proof);
  } catch {
    return false;
  }
}

function partsOf(file: Uint8Array) {
  const value = readJson(file)?.value;
  if (!isRecord(value)) return [null, null] as const;
  const { proof, ...entry } = value;
  return [entry as JsonRecord, readProof(proof)] as const;
}

/** The present key; and those before it, where something that is to be checked was signed by one of them. */
async function keysFor(read: Read, key: PublicKey, checkpoint: string, kept: Remembered | null) {
  const isPresent = (await signedText(checkpoint, key)) !== null && (kept === null || kept.key === key.text);
  return isPresent ? [presentKey(key)] : keysOf(read, key);
}

/** Each key handed this log over, and not another. */
async function areOfThisLog(read: Read, keys: readonly SigningKey[], now: Head): Promise<boolean> {
  for (const { handedOver } of keys) if (handedOver && !(await goesOn(read, handedOver, now))) return false;
  return true;
}

async function goesOn(read: Read, earlier: Head, later: Head): Promise<boolean> {
  if (earlier.size > later.size) return false;
  return isConsistent(earlier, later, await consistencyFromTiles(read, earlier.size, later.size));
}

async function againstRemembered(
  read: Read,
  now: Head,
  keys: readonly SigningKey[],
  kept: Remembered | null,
): Promise<Step> {
  if (!kept) return { code: "remembered", outcome: "silent" };
  const own = keys.filter(({ key }) => key.text === kept.key);
  const before = await headBy(own, kept.checkpoint);
  const isGood = before !== null && (await goesOn(read, before, now));
  return { code: "remembered", outcome: isGood ? "good" : "bad", ...(before ? { since: before.size } : {}) };
}

/**
 * The file is of the record whose page the reader has, and of the version that the page tells. What was corrected while the page
 * was open is no fault where the page, as it is fetched now, tells the file's version.
 */
function againstShown(entry: JsonRecord, page: NonNullable<Asked["page"]>): Step {
  const [version, shown] = [Number(entry.version), page.version];
  if (!isOf(page, entry) || version < shown) return { code: "which", outcome: "bad" };
  if (version === shown) return { code: "which", outcome: "good", version };
  const isCorrected = versionTold(page) === version;
  return { code: "which-newer", outcome: isCorrected ? "silent" : "bad", version, shown };
}

/** The version that the page tells as the site shows it now. */
function versionTold({ bytes }: Page): number {
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  return Number(/ data-verify="[^>]* data-version="(\d+)"/.exec(text)?.[1]);
}

/** Which version a saved file is, beside the one that the site shows now: an older one is as genuine, and no longer the newest. */
async function againstNewest(read: Read, entry: JsonRecord): Promise<Step> {
  const [address, version] = [addressOf(entry), Number(entry.version)];
  const bytes = address === null ? null : await read(`${address}.json`);
  const [newest] = bytes === null ? [null] : partsOf(bytes);
  if (newest === null || addressOf(newest) !== address) return { code: "gone", outcome: "silent", version };
  const shown = Number(newest.version);
  return shown > version
    ? { code: "newer", outcome: "silent", version, shown }
    : { code: "newest", outcome: shown === version ? "good" : "bad", version, shown };
}

function isOf(page: Page, entry: JsonRecord): boolean {
  return page.address.replace(/^(en|de)\//, "") === addressOf(entry);
}

/** A record's page holds since that of the record was published which is in the file; any other only at the log's head. */
async function againstPage(
  read: Read,
  page: Page,
  key: PublicKey,
  of: { readonly entry: JsonRecord; readonly leafIndex: number; readonly size: number | undefined },
): Promise<Step> {
  const outcome = await checkPage(read, page, key, (size) =>
    isOf(page, of.entry) ? size > of.leafIndex : size === of.size,
  );
  return outcome === "old" ? { code: "page-old", outcome: "bad" } : { code: "page", outcome };
}

/** So many bytes of annexes are fetched to be held against the record; more are left to the program. */
const mostBytes = 25 * 1024 * 1024;

async function againstAnnexes(read: Read, entry: JsonRecord): Promise<readonly Step[]> {
  const annexes = annexesIn(entry);
  if (annexes.length === 0) return [];
  const step = { code: "annexes", files: annexes.length } as const;
  const total = annexes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (!(total <= mostBytes)) return [{ ...step, outcome: "silent" }];
  let away = false;
  // One that is not to be had hides none that was altered.
  for (const { path, digest } of annexes) {
    const bytes = await read(path).catch(() => null);
    if (bytes === null) away = true;
    else if (toHex(await sha256(bytes)) !== digest) return [{ ...step, outcome: "bad" }];
  }
  return [{ ...step, outcome: away ? "silent" : "good" }];
}

function textOf(bytes: Uint8Array | null): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array());
}
