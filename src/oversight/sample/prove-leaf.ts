import type { MunicipalityId, Tx } from "../../platform/index.ts";
import {
  hashReader,
  inclusionProof,
  leafHash,
  leafOf,
  parseCheckpoint,
  readHead,
  readLeaves,
  type StoredVersion,
} from "../../register/index.ts";
import { rootByInclusion } from "../../verify/index.ts";

/** What came of holding a published version against the log. */
export interface LeafProof {
  readonly leafIndex: number;
  readonly treeSize: number;
  /** In hexadecimal; empty where there is no leaf. */
  readonly leafHash: string;
  /** The version makes the leaf that stands in the log. */
  readonly isLeaf: boolean;
  /** The leaf leads to the root that the log's head is signed for; reckoned by the verifier's own code. */
  readonly leadsToRoot: boolean;
}

/** Holds a version against its leaf, and the leaf against the log's newest signed head. */
export async function proveLeaf(tx: Tx, municipality: MunicipalityId, version: StoredVersion): Promise<LeafProof> {
  const { leafIndex } = version;
  const head = await readHead(tx, municipality);
  const checkpoint = head && parseCheckpoint(head.checkpoint);
  const [leaf] = await readLeaves(tx, municipality, leafIndex, leafIndex + 1);
  if (!checkpoint || !leaf)
    return { leafIndex, treeSize: head?.size ?? 0, leafHash: "", isLeaf: false, leadsToRoot: false };
  const path = await inclusionProof(leafIndex, checkpoint.size, hashReader(tx, municipality));
  const root = rootByInclusion(
    Buffer.from(leafHash(leaf)),
    leafIndex,
    checkpoint.size,
    path.map((one) => Buffer.from(one)),
  );
  return {
    leafIndex,
    treeSize: checkpoint.size,
    leafHash: Buffer.from(leafHash(leaf)).toString("hex"),
    isLeaf: Buffer.from(leafOf(version)).equals(Buffer.from(leaf)),
    leadsToRoot: root?.equals(Buffer.from(checkpoint.root)) ?? false,
  };
}
