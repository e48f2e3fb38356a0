import type { Source } from "./source.ts";

/** C2SP tlog-tiles: three digits a step, all but the last step after an `x`; a partial tile says its width. */
export function pathOfTile(level: number | "entries", index: number, width: number): string {
  let name = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    name = `x${String(rest % 1000).padStart(3, "0")}/${name}`;
  }
  return `log/tile/${level}/${name}${width < 256 ? `.p/${width}` : ""}`;
}

/** A tile or bundle, and how many hashes or leaves it must hold: where a partial one is gone, the full one that replaced it. */
export async function readTile(
  source: Source,
  level: number | "entries",
  index: number,
  width: number,
): Promise<{ readonly bytes: Uint8Array; readonly holds: number } | null> {
  for (const holds of width === 256 ? [256] : [width, 256]) {
    const bytes = await source.read(pathOfTile(level, index, holds));
    if (bytes) return { bytes, holds };
  }
  return null;
}

/** The first `width` leaves of a bundle; `null` when it is cut off or holds another number than it must. */
export function leavesOf(
  { bytes: bundle, holds }: { bytes: Uint8Array; holds: number },
  width: number,
): Uint8Array[] | null {
  const leaves: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const length = (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    const leaf = bundle.subarray(at + 2, at + 2 + length);
    if (at + 2 + length > bundle.length) return null;
    leaves.push(leaf);
    at += 2 + length;
  }
  return leaves.length === holds ? leaves.slice(0, width) : null;
}

/** Where each tile and bundle of a tree of `size` is read: as it is, else full where it is not yet. */
export function tilePathsOf(size: number, there: ReadonlySet<string>): string[] {
  const paths: string[] = [];
  const addAll = (level: number | "entries", hashes: number): void => {
    for (let index = 0; index * 256 < hashes; index += 1) {
      const width = Math.min(256, hashes - index * 256);
      const path = pathOfTile(level, index, width);
      paths.push(there.has(path) ? path : pathOfTile(level, index, 256));
    }
  };
  addAll("entries", size);
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / 256)) addAll(level, hashes);
  return paths;
}
