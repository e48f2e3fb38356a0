/**
 * Bytes as letters of two bytes each, an odd last one left out. The bytes are laid anew first: from an odd place and of an odd length,
 * Node 24 writes beyond its own memory, and the whole server ends with it.
 */
export function twoByteLetters(bytes: Uint8Array, order: "little" | "big" = "little"): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return (order === "big" ? even.swap16() : even).toString("utf16le");
}
