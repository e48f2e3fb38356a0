import { canonical, isRecord, type Json, type JsonRecord, readJson, step } from "../json.ts";
import { fromHex, hashOfLeaf, isSame, sha256, toHex } from "./hashing.ts";
import { type FileProof, masked } from "./leaf-of-file.ts";
import { pathOfTile, type Read, rootByInclusion } from "./proofs.ts";
import type { Head } from "./signed-note.ts";

/** A place where a file says something else than the log; `null` where one of them has nothing there. */
export interface Differing {
  /** The names that lead there, such as `accounts/total`. */
  readonly at: string;
  readonly file: string | null;
  readonly log: string | null;
  /** The log has the value's fingerprint alone, so what it was cannot be said. */
  readonly isHidden: boolean;
}

const most = 5;

/**
 * Where a file differs from the leaf whose number it gives, first those; none where the log cannot show that leaf under the head
 * that the file's own proof names, or where the leaf is of another version.
 */
export async function differingFrom(
  read: Read,
  { entry, proof, signed, now }: { entry: JsonRecord; proof: FileProof; signed: Head; now: Head },
): Promise<readonly Differing[]> {
  const bytes = await leafAt(read, proof.leafIndex, now.size);
  const root =
    bytes && (await rootByInclusion(await hashOfLeaf(bytes), proof.leafIndex, proof.treeSize, proof.inclusion));
  const kept = bytes && root && isSame(root, signed.root) ? readJson(bytes)?.value : undefined;
  if (!kept || !isRecord(kept)) return [];
  if (kept.slug !== entry.slug || kept.version !== entry.version) return [];
  const digests = new Map(Object.entries(proof.erased).map(([pointer, digest]) => [pointer, String(digest)]));
  await hashHidden(entry, "", proof, digests);
  const found: Differing[] = [];
  await compare({ value: entry, shown: await masked(entry, "", digests, Number.POSITIVE_INFINITY), kept }, "", found);
  return found.slice(0, most);
}

async function leafAt(read: Read, index: number, size: number): Promise<Uint8Array | null> {
  const tile = Math.floor(index / 256);
  const width = Math.min(256, size - tile * 256);
  const bundle =
    (await read(pathOfTile("entries", tile, width))) ?? (await read(pathOfTile("entries", tile, 256))) ?? null;
  if (bundle === null) return null;
  let at = 0;
  for (let left = index - tile * 256; ; left -= 1) {
    const length = (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    if (at + 2 + length > bundle.length) return null;
    if (left === 0) return bundle.subarray(at + 2, at + 2 + length);
    at += 2 + length;
  }
}

async function hashHidden(value: Json, pointer: string, proof: FileProof, digests: Map<string, string>) {
  const salt = Object.hasOwn(proof.salts, pointer) ? String(proof.salts[pointer]) : null;
  if (salt !== null) digests.set(pointer, toHex(await sha256(fromHex(salt), canonical(value))));
  else if (Array.isArray(value) || isRecord(value))
    for (const [name, part] of Object.entries(value)) await hashHidden(part, pointer + step(name), proof, digests);
}

interface Compared {
  /** As the file says it, and with what is hidden as its fingerprint. */
  readonly value: Json | undefined;
  readonly shown: Json | undefined;
  readonly kept: Json | undefined;
}

async function compare({ value, shown, kept }: Compared, pointer: string, found: Differing[]): Promise<void> {
  if (found.length >= most || (await isEqual(shown, kept))) return;
  const parts = [value, shown, kept].map(partsOf);
  const [ofValue, ofShown, ofKept] = parts;
  if (ofValue && ofShown && ofKept && !isFolded(shown) && !isFolded(kept)) {
    for (const name of new Set([...Object.keys(ofShown), ...Object.keys(ofKept)]))
      await compare(
        { value: part(ofValue, name), shown: part(ofShown, name), kept: part(ofKept, name) },
        pointer + step(name),
        found,
      );
    return;
  }
  found.push({
    at: pointer.slice(1),
    file: said(value),
    log: isFolded(kept) ? null : said(kept),
    isHidden: isFolded(kept),
  });
}

async function isEqual(shown: Json | undefined, kept: Json | undefined): Promise<boolean> {
  if (shown === undefined || kept === undefined) return shown === kept;
  if (isRecord(kept) && isRecord(kept.$list) && Array.isArray(shown))
    return kept.$list.items === shown.length && kept.$list.sha256 === toHex(await sha256(canonical(shown)));
  return canonical(shown) === canonical(kept);
}

/** A hidden value or a long list, of which the leaf has the fingerprint. */
function isFolded(value: Json | undefined): boolean {
  return isRecord(value) && ("$sha256" in value || "$list" in value);
}

function partsOf(value: Json | undefined): JsonRecord | null {
  if (Array.isArray(value)) return Object.fromEntries(value.entries()) as JsonRecord;
  return isRecord(value) ? value : null;
}

function part(of: JsonRecord, name: string): Json | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

const longest = 200;

function said(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? value : canonical(value);
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}
