import { type Hash, nodeHash } from "./hashing.ts";
import { tileWidth } from "./merkle.ts";
import type { HashRange, HashReader } from "./proof.ts";

/** Tiles held, the one unused longest going first: each of 16 kB with what is above its hashes. */
const mostTiles = 256;

/** A tile's hashes, and above them each complete node that is made of them, row by row. */
type Tile = readonly (readonly Hash[])[];

/**
 * A reader for many proofs of one log, one after another: reads whole tiles, and gives a range as its root, worked out once. What
 * is stored of a log never changes: a tile only grows, and is read anew where more of it is asked for.
 */
export function keptRoots(reader: HashReader): HashReader {
  const tiles = new Map<string, Tile>();
  const read = async (ranges: readonly HashRange[]) => {
    const lacking = new Map(
      ranges.filter((one) => rootIn(tiles.get(nameOf(one)), one) === undefined).map((one) => [nameOf(one), one]),
    );
    if (lacking.size === 0) return;
    const whole = [...lacking.values()].map(({ level, from }) => {
      const first = from - (from % tileWidth);
      return { level, from: first, to: first + tileWidth };
    });
    const found = await reader.readHashes(whole);
    for (const [at, name] of [...lacking.keys()].entries()) tiles.set(name, treeOf(found[at] ?? []));
  };
  return {
    readHashes: async (ranges) => {
      await read(ranges);
      const roots = ranges.map((one) => {
        const [name, tile] = [nameOf(one), tiles.get(nameOf(one))];
        if (tile) tiles.delete(name);
        if (tile) tiles.set(name, tile);
        return rootIn(tile, one);
      });
      for (const name of [...tiles.keys()].slice(0, Math.max(0, tiles.size - mostTiles))) tiles.delete(name);
      return roots.map((root) => (root ? [root] : []));
    },
  };
}

function nameOf({ level, from }: HashRange): string {
  return `${level}/${Math.floor(from / tileWidth)}`;
}

/** The root of a range, which is of as many hashes as a power of two; `undefined` where the tile has not all of them. */
function rootIn(tile: Tile | undefined, { from, to }: HashRange): Hash | undefined {
  const width = to - from;
  return tile?.[Math.log2(width)]?.[(from % tileWidth) / width];
}

function treeOf(hashes: readonly Hash[]): Tile {
  const rows: Hash[][] = [[...hashes]];
  for (let row = rows[0]; row && row.length > 1; row = rows.at(-1)) {
    const above: Hash[] = [];
    for (let at = 0; at + 1 < row.length; at += 2) above.push(nodeHash(row[at] as Hash, row[at + 1] as Hash));
    rows.push(above);
  }
  return rows;
}
