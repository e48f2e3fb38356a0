/** So many places at most are looked at, each so far: a file has a few, and one that has thousands of nothing is no file to lean on. */
const [placesAtMost, reach] = [64, 80];

/** The object with which a PDF begins, as its last `/Root` says; `null` where none near its end says one. */
export function lastRoot(bytes: Buffer): string | null {
  let at = bytes.lastIndexOf("/Root", undefined, "latin1");
  for (let looked = 0; at >= 0 && looked < placesAtMost; looked += 1) {
    const [, root] = /^\/Root\s+(\d+\s+\d+)\s+R/.exec(bytes.toString("latin1", at, at + reach)) ?? [];
    if (root !== undefined) return root;
    at = at === 0 ? -1 : bytes.lastIndexOf("/Root", at - 1, "latin1");
  }
  return null;
}
