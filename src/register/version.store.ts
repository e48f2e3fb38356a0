import { sql } from "kysely";
import { type Db, type MunicipalityId, published, type Tx } from "../platform/index.ts";
import { type PublishedVersion, withdrawalSchema } from "./log/index.ts";
import { foundAhead } from "./read-ahead.store.ts";
import type { StoredVersion } from "./records.store.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";

/** The newest version of a record and, where it is another, the one asked for. */
export interface FiledVersions {
  readonly newest: StoredVersion;
  /** `null` when the record has no such version. */
  readonly asked: StoredVersion | null;
}

/** A record's versions by its address; `null` when nothing has ever had it. @param version absent: the newest */
export async function readFiled(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  slug: string,
  version?: number,
): Promise<FiledVersions | null> {
  const filed = (all: readonly StoredVersion[]): FiledVersions | null => {
    const [newest] = all;
    if (!newest) return null;
    return { newest, asked: version === undefined ? newest : (all.find((one) => one.version === version) ?? null) };
  };
  const ahead = foundAhead(db, municipalityId, type, slug);
  if (ahead) return filed(ahead.versions);
  const rows = await versionsOf(db, municipalityId, type)
    .innerJoin("slug as s", (on) =>
      on
        .onRef("s.municipalityId", "=", "e.municipalityId")
        .onRef("s.type", "=", "e.type")
        .onRef("s.recordId", "=", "e.recordId"),
    )
    .where("s.slug", "=", slug)
    .orderBy("e.version", "desc")
    .execute();
  return filed(rows.map((row) => ({ ...row, leafIndex: Number(row.leafIndex) })));
}

/** Which record of a type, in a municipality. */
export interface OfRecord {
  readonly municipalityId: MunicipalityId;
  readonly type: string;
  readonly recordId: RecordId;
}

/** What is in force of a record, held until the transaction ends; `undefined` where nothing is. */
export function holdCurrent(tx: Tx, { municipalityId, type, recordId }: OfRecord) {
  return published<RegisterTables>(tx)
    .selectFrom("current")
    .select(["version", "slug", "entry"])
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where("recordId", "=", recordId)
    .forUpdate()
    .executeTakeFirst();
}

/** Files a version that is a record's withdrawal: it is in force in no list. */
export async function addWithdrawal(
  tx: Tx,
  of: OfRecord,
  {
    sealed,
    ...filed
  }: { version: number; publishedAt: Date; reason: string; leafIndex: bigint; sealed: PublishedVersion },
): Promise<void> {
  const [entry, salts, erased] = [
    JSON.stringify(sealed.entry),
    JSON.stringify(sealed.salts),
    JSON.stringify(sealed.erased),
  ];
  await published<RegisterTables>(tx)
    .insertInto("entry")
    .values({ ...of, ...filed, entry, salts, erased })
    .execute();
}

/** A record's newest version, withdrawn or not; `null` when it was never published. */
export async function readNewest(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  recordId: RecordId,
): Promise<StoredVersion | null> {
  const row = await versionsOf(db, municipalityId, type)
    .where("e.recordId", "=", recordId)
    .orderBy("e.version", "desc")
    .executeTakeFirst();
  return row ? { ...row, leafIndex: Number(row.leafIndex) } : null;
}

/** A record's newest version that is no withdrawal: what it said before it was taken back. */
export async function readLastShown(tx: Tx, { municipalityId, type, recordId }: OfRecord) {
  return versionsOf(tx, municipalityId, type)
    .where("e.recordId", "=", recordId)
    .where(sql<boolean>`e.entry ->> 'schema' <> ${withdrawalSchema}`)
    .orderBy("e.version", "desc")
    .executeTakeFirst();
}

/** That a record was taken back: which, and when. */
export interface TakeBack {
  readonly type: string;
  readonly recordId: RecordId;
  readonly at: Date;
}

/** The records of a municipality that are taken back as they stand now. */
export async function readTakeBacks(db: Db, municipalityId: MunicipalityId): Promise<readonly TakeBack[]> {
  return (
    published<RegisterTables>(db)
      .selectFrom("entry as e")
      .select(["e.type", "e.recordId", "e.publishedAt as at"])
      .where("e.municipalityId", "=", municipalityId)
      // Written out, for an index of these alone (`entry_withdrawals`).
      .where(sql<boolean>`e.entry ->> 'schema' = ${sql.lit(withdrawalSchema)}`)
      .where(
        sql<boolean>`NOT EXISTS (SELECT FROM register.current c WHERE c.municipality_id = e.municipality_id
          AND c.type = e.type AND c.record_id = e.record_id)`,
      )
      .orderBy("e.publishedAt")
      .execute()
  );
}

/** Whether a record was taken back at that moment, whatever became of it since. */
export async function wasTakenBack(
  tx: Tx,
  municipalityId: MunicipalityId,
  { type, recordId, at }: TakeBack,
): Promise<boolean> {
  const row = await versionsOf(tx, municipalityId, type)
    .where("e.recordId", "=", recordId)
    .where("e.publishedAt", "=", at)
    .where(sql<boolean>`e.entry ->> 'schema' = ${withdrawalSchema}`)
    .executeTakeFirst();
  return row !== undefined;
}

/** A record that was taken back, with when and why; why is `null` where it has been erased. */
export interface TakenBack {
  readonly slug: string;
  readonly at: Date;
  readonly reason: string | null;
}

/** Which of these records are taken back as they stand now. */
export async function takenBackAmong(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, TakenBack>> {
  if (ids.length === 0) return new Map();
  const rows = await published<RegisterTables>(db)
    .selectFrom("entry as e")
    .distinctOn("e.recordId")
    .select(["e.recordId", "e.publishedAt", "e.reason", "e.entry"])
    .where("e.municipalityId", "=", municipalityId)
    .where("e.type", "=", type)
    .where(sql<boolean>`e.record_id = ANY (${[...ids]}::uuid[])`)
    .orderBy("e.recordId")
    .orderBy("e.version", "desc")
    .execute();
  const back = rows.filter((one) => one.entry.schema === withdrawalSchema);
  return new Map(
    back.map(({ recordId, publishedAt: at, reason, entry }) => [recordId, { slug: String(entry.slug), at, reason }]),
  );
}

function versionsOf(db: Db | Tx, municipalityId: MunicipalityId, type: string) {
  return published<RegisterTables>(db)
    .selectFrom("entry as e")
    .select(["e.version", "e.publishedAt", "e.reason", "e.entry", "e.salts", "e.erased", "e.leafIndex"])
    .where("e.municipalityId", "=", municipalityId)
    .where("e.type", "=", type);
}
