import { sql } from "kysely";
import { momentOf, type Work } from "../identity/index.ts";
import { Halted } from "../kernel/index.ts";
import { afterCommit, type Db, type MunicipalityId, prepared, published, type Tx } from "../platform/index.ts";
import {
  append,
  emptyFrontier,
  frontierBytes,
  frontierOf,
  type HashReader,
  type LogKey,
  leafHash,
  named,
  parseSuccession,
  publicForm,
  rootOf,
  signCheckpoint,
  tileWidth,
} from "./log/index.ts";
import { refuseSecondHead } from "./log-standing.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";

/** A leaf that is about to join the log. */
export interface NewLeaf {
  readonly type: string;
  readonly recordId: RecordId;
  readonly version: number;
  readonly leaf: Uint8Array;
}

/**
 * Appends leaves to a municipality's log and signs the new head, in the caller's transaction. The log is locked meanwhile,
 * so that leaves join one after another; the indexes they get are their order for ever. What is stored is first held against the
 * newest head that is known to have been signed: of a database that went back in time nothing is signed (decision 76).
 * @param origin the log's name, used when these are its first leaves; later the stored one stands.
 * @returns the first leaf's index; the others follow.
 * @throws Halted `log-went-back`
 */
export async function appendLeaves(
  tx: Tx,
  municipalityId: MunicipalityId,
  leaves: readonly NewLeaf[],
  { key, origin, now }: { key: LogKey; origin: string; now: Date },
): Promise<number> {
  const db = published<RegisterTables>(tx);
  await holdLogName(tx, municipalityId);
  const head = await db
    .selectFrom("logHead")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .executeTakeFirst();
  const before = head ? frontierOf(Number(head.size), head.frontier) : emptyFrontier;
  const { heads } = key;
  const signer = { ...named(key, head?.origin ?? origin), ...(heads ? { heads } : {}) };
  await refuseOtherKey(tx, signer, head?.verifierKey ?? null);
  if (heads)
    await refuseSecondHead(
      heads,
      signer.name,
      { size: before.size, root: rootOf(before) },
      hashReader(tx, municipalityId),
    );
  const { frontier, stored } = append(
    before,
    leaves.map(({ leaf }) => leafHash(leaf)),
  );
  const signed = { size: frontier.size, root: rootOf(frontier) };
  const checkpoint = signCheckpoint({ origin: signer.name, ...signed }, signer);
  const row = {
    size: BigInt(frontier.size),
    frontier: frontierBytes(frontier),
    checkpoint,
    signedAt: now,
    verifierKey: publicForm(signer),
  };
  await db
    .insertInto("logLeaf")
    .values(leaves.map((leaf, at) => ({ municipalityId, leafIndex: BigInt(before.size + at), ...leaf })))
    .execute();
  await db
    .insertInto("logHash")
    .values(stored.map(({ level, position, hash }) => ({ municipalityId, level, position: BigInt(position), hash })))
    .execute();
  await db
    .insertInto("logHead")
    .values({ municipalityId, origin: signer.name, ...row })
    .onConflict((on) => on.column("municipalityId").doUpdateSet(row))
    .execute();
  if (heads) afterCommit(tx, () => heads.saw(signer.name, signed));
  return before.size;
}

/**
 * Refuses to sign with another key than the log's present one, as a process does that was started before the key was changed.
 * @throws Halted `log-key-other`
 */
async function refuseOtherKey(tx: Tx, signer: LogKey, present: string | null): Promise<void> {
  const own = publicForm(signer);
  const isOther = present === null ? await isSucceeded(tx, signer) : present !== own;
  if (isOther || (await signer.heads?.succeeded?.(signer.name))?.includes(own)) throw new Halted("log-key-other");
}

/**
 * Whether a key signs no log any more, whichever municipality's: another has taken over from it.
 * @param notes by which logs' keys were changed, where more is known of them than the database has
 */
export async function isSucceeded(db: Db | Tx, key: LogKey, notes: readonly string[] = []): Promise<boolean> {
  const own = publicForm(key).slice(-44);
  if (notes.some((note) => parseSuccession(note)?.oldKey.slice(-44) === own)) return true;
  const { rows } = await sql<{ is: boolean }>`
    SELECT EXISTS (SELECT FROM register.log_succession WHERE right(old_key, 44) = ${own}) AS is`.execute(db);
  return rows[0]?.is ?? false;
}

async function holdLogName(tx: Tx, municipalityId: MunicipalityId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`log ${municipalityId}`}, 0))`.execute(tx);
}

/**
 * A work whose turn in its municipality's log has come, until its transaction ends: its time is the turn's. Who asked meanwhile
 * what changed would else never be told of it.
 */
export async function inLogTurn(work: Work): Promise<Work> {
  await holdLogName(work.tx, work.municipality.id);
  // An erasure holds the head alone.
  await holdLog(work.tx, work.municipality.id);
  return { ...work, now: momentOf(work) };
}

/** Keeps every other from signing in a municipality's log until the transaction ends, and reads what was signed last. */
export async function lockLog(tx: Tx, municipalityId: MunicipalityId): Promise<SignedHead | null> {
  await holdLogName(tx, municipalityId);
  return readSigned(tx, municipalityId);
}

export interface LogHead {
  readonly origin: string;
  readonly size: number;
  readonly checkpoint: string;
  readonly verifierKey: string;
  readonly signedAt: Date;
  /** When what is published last changed: something was published, or something in it was erased. */
  readonly changedAt: Date;
}

const heads = new WeakMap<Db | Tx, Map<MunicipalityId, Promise<LogHead | null>>>();

/** From now on a log's head is read once: for a process that makes page after page, and knows when to `forget` it. */
export function rememberHeads(db: Db): { readonly forget: () => void } {
  const kept = new Map<MunicipalityId, Promise<LogHead | null>>();
  heads.set(db, kept);
  return { forget: () => kept.clear() };
}

/** The log's newest head; `null` while nothing has been published. */
export function readHead(db: Db | Tx, municipalityId: MunicipalityId): Promise<LogHead | null> {
  const kept = heads.get(db);
  const head = kept?.get(municipalityId) ?? headOf(db, municipalityId);
  kept?.set(municipalityId, head);
  // What failed is asked again.
  if (kept) head.catch(() => kept.delete(municipalityId));
  return head;
}

async function headOf(db: Db | Tx, municipalityId: MunicipalityId): Promise<LogHead | null> {
  const head = await published<RegisterTables>(db)
    .selectFrom("logHead")
    .select(["origin", "size", "checkpoint", "verifierKey", "signedAt", "erasedAt"])
    .where("municipalityId", "=", municipalityId)
    .executeTakeFirst();
  if (!head) return null;
  const { erasedAt, ...rest } = head;
  const changedAt = erasedAt !== null && erasedAt > head.signedAt ? erasedAt : head.signedAt;
  return { ...rest, size: Number(head.size), changedAt };
}

/** Whether nothing was published or erased between two looks at a log. */
export function isSameHead(one: LogHead | null, other: LogHead | null): boolean {
  return one?.checkpoint === other?.checkpoint && one?.changedAt.getTime() === other?.changedAt.getTime();
}

/** The part of a log's head that is signed: it stands in every schema since the first, also in an old backup's. */
export type SignedHead = Pick<LogHead, "origin" | "size" | "checkpoint" | "verifierKey">;

/** Holds a municipality's log until the transaction ends, so that nothing is published meanwhile. */
export async function holdLog(tx: Tx, municipalityId: MunicipalityId): Promise<void> {
  await sql`SELECT FROM register.log_head WHERE municipality_id = ${municipalityId} FOR UPDATE`.execute(tx);
}

/** What a log has signed last; `null` while nothing has been published. */
export async function readSigned(db: Db | Tx, municipalityId: MunicipalityId): Promise<SignedHead | null> {
  const head = await published<RegisterTables>(db)
    .selectFrom("logHead")
    .select(["origin", "size", "checkpoint", "verifierKey"])
    .where("municipalityId", "=", municipalityId)
    .executeTakeFirst();
  return head ? { ...head, size: Number(head.size) } : null;
}

/**
 * Begins a log anew, under a name that nothing was ever signed by: it holds the same leaves, and signs them under that name.
 * The one before it goes no further, so it does not fork. For what was restored where the log cannot be gone on with.
 */
export async function beginAnew(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  { key, origin, now }: { readonly key: LogKey; readonly origin: string; readonly now: Date },
): Promise<void> {
  const logs = published<RegisterTables>(db);
  const head = await logs
    .selectFrom("logHead")
    .select(["size", "frontier"])
    .where("municipalityId", "=", municipalityId)
    .executeTakeFirst();
  if (!head) return;
  const signer = named(key, origin);
  const frontier = frontierOf(Number(head.size), head.frontier);
  const checkpoint = signCheckpoint({ origin, size: frontier.size, root: rootOf(frontier) }, signer);
  await logs
    .updateTable("logHead")
    .set({ origin, checkpoint, signedAt: now, verifierKey: publicForm(signer) })
    .where("municipalityId", "=", municipalityId)
    .execute();
}

/** A range lies in one tile. */
const mostInRange = tileWidth;

/**
 * The log's stored hashes, as proofs read them: one query a proof. Each range is looked up by the key, whatever the
 * database believes of the table: joined instead, a proof in a log it had no statistics of read every hash there is.
 */
export function hashReader(db: Db | Tx, municipalityId: MunicipalityId): HashReader {
  return {
    async readHashes(ranges) {
      const [levels, froms, tos] = [
        ranges.map((one) => one.level),
        ranges.map((one) => one.from),
        ranges.map((one) => one.to),
      ];
      const { rows } = await sql<{ hashes: Buffer | null }>`${prepared} SELECT (
          SELECT string_agg(h.hash, '' ORDER BY h.position) FROM (
            SELECT position, hash FROM register.log_hash
            WHERE municipality_id = ${municipalityId} AND level = asked.level
              AND position >= asked.first AND position < asked.past
            ORDER BY position LIMIT ${mostInRange}
          ) h
        ) AS hashes
        FROM unnest(${levels}::int[], ${froms}::bigint[], ${tos}::bigint[]) WITH ORDINALITY AS asked (level, first, past, at)
        ORDER BY asked.at`.execute(db);
      return rows.map(({ hashes }) => hashesIn(hashes ?? Buffer.alloc(0)));
    },
  };
}

function hashesIn(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));
}

/** Leaves in order, from one index up to but not including another; for the log's entry bundles. */
export async function readLeaves(
  db: Db,
  municipalityId: MunicipalityId,
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("logLeaf")
    .select("leaf")
    .where("municipalityId", "=", municipalityId)
    .where("leafIndex", ">=", BigInt(from))
    .where("leafIndex", "<", BigInt(to))
    .orderBy("leafIndex")
    .execute();
  return rows.map((row) => row.leaf);
}
