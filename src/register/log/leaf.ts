import { randomBytes } from "node:crypto";
import { maxLeafBytes } from "./entry-bundle.ts";
import { sha256 } from "./hashing.ts";
import { type HiddenPath, hiddenPointers } from "./hidden-path.ts";
import { canonicalBytes, isJsonObject, type JsonObject, type JsonValue, replaced } from "./json.ts";

/** A published version as it is stored: erasing takes values from `entry` and `salts`, never from the leaf. */
export interface PublishedVersion {
  /** The entry in the public schema, without `proof` and `derived`. */
  readonly entry: JsonObject;
  /** JSON Pointer of each hidden value → its salt, 32 hexadecimal digits. */
  readonly salts: Readonly<Record<string, string>>;
  /** JSON Pointer of each erased value → the digest that stands in the leaf, 64 hexadecimal digits. */
  readonly erased: Readonly<Record<string, string>>;
}

/** 128 random bits: without them a name cannot be found by trying names. */
export function newSalt(): Uint8Array {
  return randomBytes(16);
}

/** Draws a salt for every value that `hidden` names; done once, when the version is published. */
export function sealEntry(entry: JsonObject, hidden: readonly HiddenPath[], salt: () => Uint8Array): PublishedVersion {
  const pointers = hiddenPointers(entry, hidden);
  const salts: Record<string, string> = {};
  replaced(entry, (_, pointer) => {
    if (!pointers.has(pointer)) return undefined;
    salts[pointer] = Buffer.from(salt()).toString("hex");
    return null;
  });
  return { entry, salts, erased: {} };
}

/** Lists longer than this stand as one hash; where the leaf would still be too long for a bundle, the next is tried. */
const listLimits = [100, 50, 25, 10, 0];

/**
 * The leaf of a published version: canonical JSON of the entry, each hidden value as `{"$sha256": digest}`, each long list
 * as `{"$list": {"items": n, "sha256": digest}}`. The same before and after erasing.
 */
export function leafOf(version: PublishedVersion): Uint8Array {
  refuseUnfit(version.entry);
  const masked = replaced(version.entry, (value, pointer) => {
    const salt = version.salts[pointer];
    const digest = version.erased[pointer] ?? (salt === undefined ? undefined : saltedDigest(salt, value));
    return digest === undefined ? undefined : { $sha256: digest };
  });
  for (const limit of listLimits) {
    const leaf = canonicalBytes(folded(masked, limit));
    if (leaf.length <= maxLeafBytes) return leaf;
  }
  throw new RangeError("an entry's leaf is over 65,535 bytes: hide its long texts");
}

/**
 * Erases values: they become `null`, their salts go, their digests are listed. Pointers that are erased already are left.
 * @throws RangeError for a pointer that is not hidden: what stands in the leaf cannot be erased.
 */
export function eraseValues(version: PublishedVersion, pointers: readonly string[]): PublishedVersion {
  const erased = { ...version.erased };
  const salts = { ...version.salts };
  const entry = replaced(version.entry, (value, pointer) => {
    const salt = salts[pointer];
    if (salt === undefined || !pointers.includes(pointer)) return undefined;
    erased[pointer] = saltedDigest(salt, value);
    delete salts[pointer];
    return null;
  });
  const missed = pointers.filter((pointer) => !Object.hasOwn(erased, pointer));
  if (missed.length > 0 || !isJsonObject(entry))
    throw new RangeError(`not hidden, so not erasable: ${missed.join(" ")}`);
  return { entry, salts, erased };
}

/** SHA-256(salt ‖ canonical JSON of the value), in hexadecimal. */
function saltedDigest(salt: string, value: JsonValue): string {
  return Buffer.from(sha256(Buffer.from(salt, "hex"), canonicalBytes(value))).toString("hex");
}

function folded(value: JsonValue, limit: number): JsonValue {
  return replaced(value, (part) => {
    if (!Array.isArray(part) || part.length <= limit) return undefined;
    return { $list: { items: part.length, sha256: Buffer.from(sha256(canonicalBytes(part))).toString("hex") } };
  });
}

/** What the log and its verifier lean on; a feature that breaks it has a bug. */
function refuseUnfit(entry: JsonObject): void {
  const { type, id, slug, version } = entry;
  if (typeof type !== "string" || typeof id !== "string") throw new TypeError("an entry has type and id");
  if (typeof slug !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new TypeError("an entry has a slug");
  if (!Number.isSafeInteger(version) || Number(version) < 1) throw new TypeError("an entry's version counts from 1");
  if ("proof" in entry || "derived" in entry) throw new TypeError("proof and derived values are not in a leaf");
  replaced(entry, (part) => {
    if (isJsonObject(part) && Object.keys(part).some((name) => name.startsWith("$"))) {
      throw new TypeError("names with $ are the leaf's own");
    }
    return undefined;
  });
}
