/** The most bytes that a log entry may have: its length stands in 16 bits. */
export const maxLeafBytes = 65_535;

/** A bundle of entries by C2SP tlog-tiles: each leaf after its length as a big-endian 16-bit number. */
export function entryBundle(leaves: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const leaf of leaves) {
    if (leaf.length > maxLeafBytes) throw new RangeError(`a leaf of ${leaf.length} bytes does not fit in a bundle`);
    parts.push(Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf);
  }
  return Buffer.concat(parts);
}
