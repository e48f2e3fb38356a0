import type { Source } from "./source.ts";

/** C2SP tlog-tiles: three digits a step, all but the last step after an `x`; a partial tile says its width. */
export function pathOfTile(level: number | "entries", index: number, width: number): string {
  let name = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    name = `x${String(rest % 1000).padStart(3, "0")}/${name}`;
  }
  return `log/tile/${level}/${name}${width < 256 ? `.p/${width}` : ""}`;
}

/** A tile or bundle; where a partial one is gone, the full one that replaced it. */
export async function readTile(
  source: Source,
  level: number | "entries",
  index: number,
  width: number,
): Promise<Uint8Array | null> {
  const found = await source.read(pathOfTile(level, index, width));
  return found || width === 256 ? found : source.read(pathOfTile(level, index, 256));
}

/** The first `width` leaves of a bundle; `null` when it is cut off or says more than it holds. */
export function leavesOf(bundle: Uint8Array, width: number): Uint8Array[] | null {
  const leaves: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const length = (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    const leaf = bundle.subarray(at + 2, at + 2 + length);
    if (at + 2 + length > bundle.length) return null;
    leaves.push(leaf);
    at += 2 + length;
  }
  if (leaves.length !== width && leaves.length !== 256) return null;
  return leaves.slice(0, width);
}

/** Where each tile and bundle of a tree of `size` may lie: as it is, and full where it is not yet. */
export function tilePathsOf(size: number): string[] {
  const paths: string[] = [];
  const addAll = (level: number | "entries", hashes: number): void => {
    for (let index = 0; index * 256 < hashes; index += 1) {
      const width = Math.min(256, hashes - index * 256);
      paths.push(pathOfTile(level, index, width), ...(width < 256 ? [pathOfTile(level, index, 256)] : []));
    }
  };
  addAll("entries", size);
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / 256)) addAll(level, hashes);
  return paths;
}
