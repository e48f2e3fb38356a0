/** A tile of hashes (`level`) or a bundle of entries, by C2SP tlog-tiles. `width` is 256, or 1–255 for a partial one. */
export interface TileAddress {
  readonly level: number | "entries";
  readonly index: number;
  readonly width: number;
}

const fullWidth = 256;

/** The path below `/log/`: `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: TileAddress): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/\d{3}/g) ?? [];
  const name = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${name}${width === fullWidth ? "" : `.p/${width}`}`;
}

const form = /^tile\/(0|[1-9]\d?|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The address of a path below `/log/`; `null` when it is not one that `tilePath` writes, so that each tile has one address. */
export function parseTilePath(path: string): TileAddress | null {
  const found = form.exec(path);
  if (!found) return null;
  const [, level = "", name = "", partial] = found;
  const address: TileAddress = {
    level: level === "entries" ? level : Number(level),
    index: Number(name.replace(/[x/]/g, "")),
    width: partial === undefined ? fullWidth : Number(partial),
  };
  const written = Number.isSafeInteger(address.index) && tilePath(address) === path;
  return written && (address.level === "entries" || address.level <= 63) ? address : null;
}

/** Whether a tree of `size` leaves has this tile; a partial one only where the tree has come at least that far. */
export function tileExists({ level, index, width }: TileAddress, size: number): boolean {
  const hashes = Math.floor(size / fullWidth ** (level === "entries" ? 0 : level));
  return index * fullWidth + width <= hashes;
}

/** Every tile and bundle of a tree of `size` leaves, for the static site. */
export function* tilesOf(size: number): Iterable<TileAddress> {
  for (const index of tileIndexes(size)) yield { level: "entries", ...index };
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / fullWidth)) {
    for (const index of tileIndexes(hashes)) yield { level, ...index };
  }
}

function* tileIndexes(hashes: number): Iterable<{ index: number; width: number }> {
  for (let index = 0; index * fullWidth < hashes; index += 1) {
    yield { index, width: Math.min(fullWidth, hashes - index * fullWidth) };
  }
}
