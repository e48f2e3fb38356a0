import { hash } from "node:crypto";

/** A SHA-256 value of 32 bytes. */
export type Hash = Uint8Array;

export const hashLength = 32;

const none = new Uint8Array(0);

export function sha256(...parts: readonly Uint8Array[]): Hash {
  const [only = none] = parts;
  return hash("sha256", parts.length > 1 ? Buffer.concat(parts) : only, "buffer");
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** RFC 6962 §2.1: SHA-256(0x00 ‖ leaf). The mark keeps a leaf from passing as a node. */
export function leafHash(leaf: Uint8Array): Hash {
  return sha256(leafMark, leaf);
}

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(nodeMark, left, right);
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Hash {
  return sha256();
}
