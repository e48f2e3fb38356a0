/**
 * The bytes of a table of places, of which each is reckoned from the one above it, as programs pack no other words; `null` where a row is
 * packed in another way.
 */
export function fromRows(bytes: Buffer, head: string): Buffer | null {
  const [, predictor = "1"] = /\/Predictor (\S+)/.exec(head) ?? [];
  if (predictor === "1" || predictor === "null") return bytes;
  const wide = Number(/\/Columns (\d+)/.exec(head)?.[1] ?? 1);
  if (!/^1[0-5]$/.test(predictor)) return null;
  const made = Buffer.alloc(bytes.length);
  let to = 0;
  for (let at = 0; at < bytes.length; at += wide + 1) {
    const row = bytes.subarray(at + 1, at + 1 + wide);
    const isUp = bytes[at] === 2;
    if (!isUp && bytes[at] !== 0) return null;
    for (const one of row) {
      made[to] = one + (isUp && to >= wide ? (made[to - wide] ?? 0) : 0);
      to += 1;
    }
  }
  return made.subarray(0, to);
}
