import type { Hash } from "./hashing.ts";
import type { JsonObject } from "./json.ts";
import type { PublishedVersion } from "./leaf.ts";

/** Where a version's leaf stands, under which head. */
export interface LeafPlace {
  readonly leafIndex: number;
  readonly treeSize: number;
  /** The signed note of the head with `treeSize` leaves. */
  readonly checkpoint: string;
  readonly inclusion: readonly Hash[];
}

/** The file of a version, `/rejser/<slug>.json` and `/rejser/<slug>/v<N>.json`: the entry with its proof. */
export function entryFile(version: PublishedVersion, place: LeafPlace): JsonObject {
  const proof = {
    leafIndex: place.leafIndex,
    treeSize: place.treeSize,
    checkpoint: place.checkpoint,
    inclusion: place.inclusion.map((hash) => Buffer.from(hash).toString("base64")),
    salts: version.salts,
    erased: version.erased,
  };
  return { ...version.entry, proof };
}
