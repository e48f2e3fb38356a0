import { canonical, isRecord, type Json, type JsonRecord, step } from "./json.ts";
import { fromBase64 } from "./note.ts";
import { sha256 } from "./tree.ts";

/** What an entry's file says of its place in the log, and what opens its hidden values. */
export interface Proof {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly checkpoint: string;
  readonly inclusion: readonly Buffer[];
  readonly salts: ReadonlyMap<string, string>;
  readonly erased: ReadonlyMap<string, string>;
}

/** An entry's file in its parts. */
export function partsOf(file: JsonRecord): { readonly entry: JsonRecord; readonly proof: Json } {
  const { proof = null, ...entry } = file;
  return { entry, proof };
}

const members: readonly string[] = ["leafIndex", "treeSize", "checkpoint", "inclusion", "salts", "erased"];

/** A proof of these members alone: whatever else stood there would be words in a file called good that nobody has signed. */
export function readProof(proof: Json): Proof | null {
  if (!isRecord(proof) || Object.keys(proof).some((name) => !members.includes(name))) return null;
  const { leafIndex, treeSize, checkpoint, inclusion } = proof;
  const salts = digits(proof.salts, 32);
  const erased = digits(proof.erased, 64);
  if (typeof leafIndex !== "number" || typeof treeSize !== "number" || typeof checkpoint !== "string") return null;
  if (!Number.isSafeInteger(leafIndex) || !Number.isSafeInteger(treeSize) || !Array.isArray(inclusion)) return null;
  const hashes = inclusion.flatMap((one) => (typeof one === "string" ? (fromBase64(one) ?? []) : []));
  if (!salts || !erased || hashes.length !== inclusion.length || hashes.some(({ length }) => length !== 32))
    return null;
  return { leafIndex, treeSize, checkpoint, inclusion: hashes, salts, erased };
}

/** A record of hexadecimal numbers of one length. */
function digits(value: Json | undefined, length: number): Map<string, string> | null {
  if (!isRecord(value)) return null;
  const found = new Map<string, string>();
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== "string" || text.length !== length || !/^[0-9a-f]+$/.test(text)) return null;
    found.set(name, text);
  }
  return found;
}

/**
 * Compares an entry with its leaf: hidden values are hashed with their salts, erased ones stand as the digests listed.
 * @returns the JSON Pointer of the first difference, `null` when there is none.
 */
export function differenceFromLeaf(entry: JsonRecord, proof: Proof, leaf: Json): string | null {
  const used = new Set<string>();
  const faults: string[] = [];
  const masked = mask(entry, "", (value, pointer) => {
    if (isRecord(value) && Object.keys(value).some((name) => name.startsWith("$"))) faults.push(pointer);
    const salt = proof.salts.get(pointer);
    const digest = proof.erased.get(pointer);
    if (salt === undefined && digest === undefined) return undefined;
    used.add(pointer);
    if (digest !== undefined && (salt !== undefined || value !== null)) faults.push(pointer);
    if (digest !== undefined) return { $sha256: digest };
    return { $sha256: sha256(Buffer.from(salt ?? "", "hex"), canonical(value)).toString("hex") };
  });
  const unused = [...proof.salts.keys(), ...proof.erased.keys()].find((pointer) => !used.has(pointer));
  return faults[0] ?? firstDifference(masked, leaf, "") ?? unused ?? null;
}

function mask(value: Json, pointer: string, other: (value: Json, pointer: string) => Json | undefined): Json {
  const replacement = other(value, pointer);
  if (replacement !== undefined) return replacement;
  if (Array.isArray(value)) return value.map((item, at) => mask(item, pointer + step(at), other));
  if (!isRecord(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([name, part]) => [name, mask(part, pointer + step(name), other)]));
}

/** Where two values first differ, members in canonical order; the second may hold a list as its hash. */
export function firstDifference(shown: Json, kept: Json, pointer: string): string | null {
  if (isRecord(kept) && isRecord(kept.$list)) {
    if (!Array.isArray(shown)) return pointer;
    const same = kept.$list.items === shown.length && kept.$list.sha256 === sha256(canonical(shown)).toString("hex");
    return same ? null : pointer;
  }
  if (Array.isArray(shown) && Array.isArray(kept)) {
    for (let at = 0; at < Math.max(shown.length, kept.length); at += 1) {
      const found = difference(shown[at], kept[at], pointer + step(at));
      if (found !== null) return found;
    }
    return null;
  }
  if (!isRecord(shown) || !isRecord(kept)) return shown === kept ? null : pointer;
  if ("$sha256" in shown || "$sha256" in kept) return canonical(shown) === canonical(kept) ? null : pointer;
  for (const name of [...new Set([...Object.keys(shown), ...Object.keys(kept)])].sort()) {
    const found = difference(
      Object.hasOwn(shown, name) ? shown[name] : undefined,
      Object.hasOwn(kept, name) ? kept[name] : undefined,
      pointer + step(name),
    );
    if (found !== null) return found;
  }
  return null;
}

function difference(shown: Json | undefined, kept: Json | undefined, pointer: string): string | null {
  return shown === undefined || kept === undefined ? pointer : firstDifference(shown, kept, pointer);
}
