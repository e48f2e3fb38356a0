import type { AnnexStated } from "./annexes.ts";
import { annexesIn } from "./annexes-stated.ts";
import { cellsOf, linesOf } from "./cells.ts";
import type { Collection } from "./collections.ts";
import { differenceFromLeaf, type Proof, partsOf, readProof } from "./entry-file.ts";
import type { Head } from "./head.ts";
import { canonical, isRecord, type Json, type JsonRecord, readJson } from "./json.ts";
import { bundles, type Card, collectionOf, type Log, readLeaf, recordKey } from "./leaves.ts";
import { eventOf } from "./news.ts";
import { type Checkpoint, readCheckpoint, readNote } from "./note.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { checkSigned } from "./successions.ts";
import { hashOfLeaf, rootByInclusion, sha256, type Tree } from "./tree.ts";

/** What the data files are held against: of each current entry its digest and the values that tables show. */
export interface Current {
  readonly path: string;
  readonly leafIndex: number;
  readonly digest: Buffer;
  /** In the order of the collection's columns, as are each line's. */
  readonly cells: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Its lines in the calendar. */
  readonly event: readonly string[] | null;
}

export interface Entries {
  /** By collection type, then slug. */
  readonly current: ReadonlyMap<string, ReadonlyMap<string, Current>>;
  /** The files of versions, as they were read. */
  readonly paths: ReadonlySet<string>;
  /** The files that go with entries, by path. */
  readonly annexes: ReadonlyMap<string, AnnexStated>;
  readonly shown: number;
  readonly withdrawn: number;
  readonly erasedValues: number;
}

/** Every version's file against its leaf. */
export async function checkEntries(source: Source, head: Head, log: Log, findings: Findings): Promise<Entries> {
  const current = new Map<string, Map<string, Current>>();
  const paths = new Set<string>();
  const annexes = new Map<string, AnnexStated>();
  const headOf = provenHeads(head, log.tree);
  let [shown, withdrawn, erasedValues] = [0, 0, 0];
  for await (const { path: bundlePath, from, leaves } of bundles(source, head.size, findings)) {
    const files = await Promise.all(leaves.map((leaf) => readVersion(source, leaf, log)));
    for (const [at, leaf] of leaves.entries()) {
      const hash = hashOfLeaf(leaf);
      // The bundle was read before; a source that answers otherwise now is not to be believed.
      if (!hash.equals(log.tree.leafHash(from + at))) findings.end("bundle-unreadable", bundlePath);
      const version = files[at];
      if (!version) continue;
      const { path, bytes, card, isLatest, collection } = version;
      paths.add(path);
      if (version.twin) {
        paths.add(version.twin.path);
        const found = checkFile(version.twin.bytes, version.value, version.twin.path, findings);
        if (found) checkPlace(found.proof, { index: from + at, hash, path: version.twin.path }, headOf, findings);
      }
      if (isLatest && !card.withdrawn) current.set(card.type, current.get(card.type) ?? new Map());
      if (!bytes) {
        if (log.latest.get(recordKey(card))?.withdrawn) withdrawn += 1;
        else findings.add("file-missing", path);
        continue;
      }
      const found = checkFile(bytes, version.value, path, findings);
      if (!found) continue;
      checkPlace(found.proof, { index: from + at, hash, path }, headOf, findings);
      if (card.withdrawn) withdrawn += 1;
      else shown += 1;
      erasedValues += found.proof.erased.size;
      for (const { path: at, digest } of annexesIn(found.entry)) {
        const before = annexes.get(at);
        annexes.set(at, {
          digests: new Set(before?.digests).add(digest),
          isInForce: isLatest || before?.isInForce === true,
        });
      }
      if (isLatest && !card.withdrawn) {
        current.get(card.type)?.set(card.slug, currentOf(found.entry, path, from + at, collection));
      }
    }
  }
  return { current, paths, annexes, shown, withdrawn, erasedValues };
}

interface VersionFile {
  readonly card: Card;
  readonly value: JsonRecord;
  readonly collection: Collection;
  readonly isLatest: boolean;
  readonly path: string;
  readonly bytes: Uint8Array | null;
  /** The version in force lies under its number as well, where the site or whoever saved it has it there. */
  readonly twin: { readonly path: string; readonly bytes: Uint8Array } | null;
}

/** The file, or both, of a leaf's version; `null` for a leaf that was found unreadable or of unknown type before. */
async function readVersion(source: Source, leaf: Uint8Array, log: Log): Promise<VersionFile | null> {
  const read = readLeaf(leaf);
  const collection = read && collectionOf(read.card.type);
  if (!read || !collection) return null;
  const { card, value } = read;
  const isLatest = log.latest.get(recordKey(card))?.version === card.version;
  const numbered = `${collection.folder}/${card.slug}/v${card.version}.json`;
  const path = isLatest ? `${collection.folder}/${card.slug}.json` : numbered;
  const [bytes, second] = await Promise.all([source.read(path), isLatest ? source.read(numbered) : null]);
  const twin = second && { path: numbered, bytes: second };
  return { card, value, collection, isLatest, path, bytes, twin };
}

function checkFile(
  bytes: Uint8Array,
  leaf: Json,
  path: string,
  findings: Findings,
): { entry: JsonRecord; proof: Proof } | null {
  const file = readJson(bytes)?.value;
  if (!isRecord(file)) {
    findings.add("file-unreadable", path);
    return null;
  }
  const { entry, proof: stated } = partsOf(file);
  const proof = readProof(stated);
  if (!proof) {
    findings.add("proof-unreadable", path, "/proof");
    return null;
  }
  const difference = differenceOf(entry, proof, leaf);
  if (difference !== null) findings.add("entry-differs", path, difference);
  return difference === null ? { entry, proof } : null;
}

/** As `differenceFromLeaf`; an entry that has no canonical form, such as one with half a sign in it, is another as a whole. */
function differenceOf(...of: Parameters<typeof differenceFromLeaf>): string | null {
  try {
    return differenceFromLeaf(...of);
  } catch (error) {
    if (error instanceof RangeError) return "";
    throw error;
  }
}

interface Place {
  readonly index: number;
  readonly hash: Buffer;
  readonly path: string;
}

/** The proof's own checkpoint may be an earlier one; it must be this log's, and the proof must lead from the leaf to its root. */
function checkPlace(proof: Proof, { index, hash, path }: Place, headOf: ProvenHeads, findings: Findings): void {
  const head = headOf(proof.checkpoint);
  if (proof.leafIndex !== index) findings.add("proof-differs", path, "/proof/leafIndex");
  else if (!head) findings.add("proof-differs", path, "/proof/checkpoint");
  else if (proof.treeSize !== head.size) findings.add("proof-differs", path, "/proof/treeSize");
  else if (!rootByInclusion(hash, index, head.size, proof.inclusion)?.equals(head.root)) {
    findings.add("proof-differs", path, "/proof/inclusion");
  }
}

/** The head that a note states, when this log has signed it and had that root at that size; each note is checked once. */
type ProvenHeads = (note: string) => Checkpoint | null;

function provenHeads(head: Head, tree: Tree): ProvenHeads {
  const known = new Map<string, Checkpoint | null>();
  const prove = (text: string): Checkpoint | null => {
    const note = readNote(Buffer.from(text));
    const stated = note && readCheckpoint(note.text);
    if (!note || !stated || stated.origin !== head.origin || stated.size > head.size) return null;
    return checkSigned(note, head.keys, stated.size) === "good" && tree.rootAt(stated.size).equals(stated.root)
      ? stated
      : null;
  };
  return (text) => {
    const found = known.has(text) ? (known.get(text) ?? null) : prove(text);
    known.set(text, found);
    return found;
  };
}

function currentOf(entry: JsonRecord, path: string, leafIndex: number, { table, lines }: Collection): Current {
  return {
    path,
    leafIndex,
    digest: sha256(canonical(entry)),
    cells: cellsOf(table.columns, entry, entry, 1),
    lines: linesOf(lines, entry),
    event: eventOf(entry),
  };
}
