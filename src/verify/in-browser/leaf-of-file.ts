import { canonical, isRecord, type Json, type JsonRecord, step } from "../json.ts";
import { bytesOf, fromBase64, fromHex, sha256, toHex } from "./hashing.ts";

/** What an entry's file says of its place in the log, and what opens its hidden values (docs/log-format.md, »Proof«). */
export interface FileProof {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly checkpoint: string;
  readonly inclusion: readonly Uint8Array[];
  readonly salts: JsonRecord;
  readonly erased: JsonRecord;
}

const members = ["leafIndex", "treeSize", "checkpoint", "inclusion", "salts", "erased"];

/** The proof, of these six members alone; `null` where it is none. */
export function readProof(proof: Json | undefined): FileProof | null {
  if (!isRecord(proof) || Object.keys(proof).some((name) => !members.includes(name))) return null;
  const { leafIndex, treeSize, checkpoint, inclusion, salts, erased } = proof;
  if (typeof leafIndex !== "number" || typeof treeSize !== "number" || typeof checkpoint !== "string") return null;
  if (!Number.isSafeInteger(leafIndex) || !Number.isSafeInteger(treeSize) || !Array.isArray(inclusion)) return null;
  if (!isRecord(salts) || !isRecord(erased) || !isHex(salts, 32) || !isHex(erased, 64)) return null;
  const hashes = inclusion.flatMap((one) => (typeof one === "string" ? (fromBase64(one) ?? []) : []));
  if (hashes.length !== inclusion.length || hashes.some(({ length }) => length !== 32)) return null;
  return { leafIndex, treeSize, checkpoint, inclusion: hashes, salts, erased };
}

function isHex(record: JsonRecord, digits: number): boolean {
  return Object.values(record).every(
    (text) => typeof text === "string" && text.length === digits && /^[0-9a-f]+$/.test(text),
  );
}

const longestLeaf = 65_535;
const longestLists = [100, 50, 25, 10, 0];

/**
 * The leaf that an entry must have in the log: hidden values by their salted hashes, erased ones by the digest that is
 * left, long lists by one hash. `null` where salts and values do not belong together.
 */
export async function leafOfFile(entry: JsonRecord, { salts, erased }: FileProof): Promise<Uint8Array | null> {
  const digests = new Map<string, string>();
  const faults: string[] = [];
  const hashed: Promise<void>[] = [];
  const used = new Set<string>();
  walk(entry, "", (value, pointer) => {
    if (isRecord(value) && Object.keys(value).some((name) => name.startsWith("$"))) faults.push(pointer);
    const [salt, digest] = [own(salts, pointer), own(erased, pointer)];
    if (salt === undefined && digest === undefined) return true;
    used.add(pointer);
    if (digest !== undefined) {
      if (salt !== undefined || value !== null) faults.push(pointer);
      digests.set(pointer, digest);
    } else {
      hashed.push(sha256(fromHex(salt ?? ""), canonical(value)).then((hash) => void digests.set(pointer, toHex(hash))));
    }
    return false;
  });
  await Promise.all(hashed);
  if (faults.length > 0 || [...Object.keys(salts), ...Object.keys(erased)].some((pointer) => !used.has(pointer)))
    return null;
  for (const longest of longestLists) {
    const leaf = bytesOf(canonical(await masked(entry, "", digests, longest)));
    if (leaf.length <= longestLeaf) return leaf;
  }
  return null;
}

function own(record: JsonRecord, name: string): string | undefined {
  return Object.hasOwn(record, name) ? String(record[name]) : undefined;
}

/** Shows every value with its JSON Pointer; what `goesIn` refuses is not gone into. */
function walk(value: Json, pointer: string, goesIn: (value: Json, pointer: string) => boolean): void {
  if (!goesIn(value, pointer)) return;
  // Of a list the names are its indexes.
  if (Array.isArray(value) || isRecord(value))
    for (const [name, part] of Object.entries(value)) walk(part, pointer + step(name), goesIn);
}

/** The value as a leaf has it: what is hidden by its digest, and lists that are longer by one hash. */
export async function masked(
  value: Json,
  pointer: string,
  digests: ReadonlyMap<string, string>,
  longest: number,
): Promise<Json> {
  const digest = digests.get(pointer);
  if (digest !== undefined) return { $sha256: digest };
  if (Array.isArray(value)) {
    const isLong = value.length > longest;
    // Within a list that stands as one hash, inner lists stand in full.
    const limit = isLong ? Number.POSITIVE_INFINITY : longest;
    const items = await Promise.all(value.map((item, at) => masked(item, pointer + step(at), digests, limit)));
    return isLong ? { $list: { items: items.length, sha256: toHex(await sha256(canonical(items))) } } : items;
  }
  if (!isRecord(value)) return value;
  const parts = await Promise.all(
    Object.entries(value).map(
      async ([name, part]) => [name, await masked(part, pointer + step(name), digests, longest)] as const,
    ),
  );
  return Object.fromEntries(parts);
}
