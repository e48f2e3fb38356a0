import { type Collection, collections } from "./collections.ts";
import { canonical, isRecord, type Json, type JsonRecord, readJson } from "./json.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { leavesOf, pathOfTile, readTile } from "./tiles.ts";
import { hashOfLeaf, newTree, type Tree } from "./tree.ts";

/** What a leaf says openly of the version it stands for. */
export interface Card {
  readonly type: string;
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly withdrawn: boolean;
}

/** The log read through once: its tree, and the last version of each record by type and slug. */
export interface Log {
  readonly tree: Tree;
  readonly latest: ReadonlyMap<string, Card>;
  /** The leaf of each record's last version, by the same key. */
  readonly lastLeaf: ReadonlyMap<string, number>;
}

export const recordKey = ({ type, slug }: { readonly type: string; readonly slug: string }): string =>
  `${type}/${slug}`;

export function collectionOf(type: string): Collection | undefined {
  return collections.find((one) => one.type === type);
}

/** The leaves of a tree of `size`, a bundle at a time, so that memory does not grow with the log. */
export async function* bundles(
  source: Source,
  size: number,
  findings: Findings,
): AsyncGenerator<{ readonly path: string; readonly from: number; readonly leaves: readonly Uint8Array[] }> {
  for (let from = 0; from < size; from += 256) {
    const width = Math.min(256, size - from);
    const path = pathOfTile("entries", from / 256, width);
    const bundle = await readTile(source, "entries", from / 256, width);
    if (!bundle) findings.end("bundle-missing", path);
    const leaves = leavesOf(bundle, width);
    if (!leaves) findings.end("bundle-unreadable", path);
    yield { path, from, leaves };
  }
}

export async function readLog(source: Source, size: number, findings: Findings): Promise<Log> {
  const tree = newTree();
  const latest = new Map<string, Card>();
  const lastLeaf = new Map<string, number>();
  const slugOfRecord = new Map<string, string>();
  for await (const { path, from, leaves } of bundles(source, size, findings)) {
    for (const [at, leaf] of leaves.entries()) {
      tree.add(hashOfLeaf(leaf));
      const place = `leaf ${from + at}`;
      const read = readLeaf(leaf);
      if (!read) {
        findings.add("leaf-unreadable", path, place);
        continue;
      }
      const { card } = read;
      const before = latest.get(recordKey(card));
      const record = `${card.type}/${card.id}`;
      if (!collectionOf(card.type)) findings.add("type-unknown", path, place);
      if ((before && before.id !== card.id) || (slugOfRecord.get(record) ?? card.slug) !== card.slug) {
        findings.add("slug-taken", path, place);
      } else if (before && before.version >= card.version) findings.add("version-out-of-order", path, place);
      latest.set(recordKey(card), card);
      lastLeaf.set(recordKey(card), from + at);
      slugOfRecord.set(record, card.slug);
    }
  }
  return { tree, latest, lastLeaf };
}

/** A leaf's value and card; `null` when it is not canonical or lacks what names a version. */
export function readLeaf(leaf: Uint8Array): { readonly value: JsonRecord; readonly card: Card } | null {
  const value = readJson(leaf)?.value;
  if (!isRecord(value) || !isCanonical(value, leaf)) return null;
  const { schema, type, id, slug, version } = value;
  if (typeof type !== "string" || typeof id !== "string" || typeof version !== "number") return null;
  if (typeof slug !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return null;
  if (!Number.isSafeInteger(version) || version < 1) return null;
  return { value, card: { type, id, slug, version, withdrawn: schema === "udsyn.withdrawal/1" } };
}

function isCanonical(value: Json, bytes: Uint8Array): boolean {
  try {
    return Buffer.from(canonical(value)).equals(bytes);
  } catch {
    return false;
  }
}

/** Every tile of hashes against the tree rebuilt from the leaves. */
export async function checkTiles(source: Source, tree: Tree, findings: Findings): Promise<void> {
  for (let level = 0, hashes = tree.size; hashes > 0; level += 1, hashes = Math.floor(hashes / 256)) {
    for (let from = 0; from < hashes; from += 256) {
      const width = Math.min(256, hashes - from);
      const path = pathOfTile(level, from / 256, width);
      const tile = await readTile(source, level, from / 256, width);
      const own = tree.tile(level, from / 256, width);
      if (!tile) findings.add("tile-missing", path);
      else if (tile.bytes.length !== tile.holds * 32) findings.add("tile-differs", path);
      else if (!own.equals(tile.bytes.subarray(0, width * 32))) {
        findings.add("tile-differs", path, firstHash(own, tile.bytes));
      }
    }
  }
}

function firstHash(own: Buffer, tile: Uint8Array): string {
  const at = own.findIndex((byte, index) => byte !== tile[index]);
  return `hash ${Math.floor(at / 32)}`;
}
