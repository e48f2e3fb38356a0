import { sql } from "kysely";
import { NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import type { IntakeTables, PrintedCells, RowId, RunId } from "./intake.tables.ts";
import { keyOf } from "./key-name.ts";
import type { Mapping } from "./mapping.ts";
import type { Dialect } from "./row-reader.ts";
import type { KnownRow, RowStatus } from "./row-step.ts";

/** A row to be remembered, whether new or known. */
export interface RowToKeep {
  readonly key: string;
  readonly rowId: RowId;
  readonly contentHash: string;
  readonly status: RowStatus;
  readonly subjectId: string | null;
  readonly rowNumber: number;
  readonly reference: string | null;
  readonly printed: PrintedCells | null;
  readonly findings: readonly Finding[] | null;
  /** `null`: what is kept of an earlier reading stays. */
  readonly readAs: string | null;
}

/** A row that was met before, with the id that it keeps. */
export interface MetRow extends KnownRow {
  readonly rowId: RowId;
  readonly hasReading: boolean;
  /** Its name is one that the desk gave it, and no file has said yet. */
  readonly isByHand: boolean;
  /** The file of the run that wrote the row last; `null` where that is no longer kept. */
  readonly fileName: string | null;
}

/** A row that is found otherwise than by its name. */
export interface NamedRow extends MetRow {
  readonly key: string;
  readonly runId: RunId;
  readonly rowNumber: number;
  /** What was wrong with it. */
  readonly findings: readonly Finding[] | null;
  /** Its cells as its file printed them, while it is held. */
  readonly printed: PrintedCells | null;
}

const met = sql.raw(
  `r.row_id, r.status, r.content_hash, r.subject_id, r.read_as IS NOT NULL AS has_reading, r.is_by_hand, run.file_name`,
);
const named = sql.raw("r.key, r.run_id, r.row_number, r.findings, r.printed");

/** One import of a data set at a time in a municipality: two at once would each find the other's keys unknown. */
export async function holdDataset(tx: Tx, municipalityId: MunicipalityId, dataset: DatasetName): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`intake ${municipalityId} ${dataset}`}, 0))`.execute(tx);
}

/** What is known of each key, in the keys' order; `null` for keys never met. */
export async function knownRows(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  keys: readonly string[],
): Promise<readonly (MetRow | null)[]> {
  const { rows } = await sql<MetRow & { at: bigint }>`
    SELECT asked.at, ${met}
    FROM unnest(${keys}::text[]) WITH ORDINALITY AS asked (key, at)
    JOIN udsyn.intake_row r ON r.municipality_id = ${municipalityId} AND r.dataset = ${dataset}
      AND r.key_digest = sha256(convert_to(asked.key, 'UTF8'))
    LEFT JOIN udsyn.intake_run run ON run.municipality_id = r.municipality_id AND run.run_id = r.run_id`.execute(tx);
  const found = new Map(rows.map(({ at, ...row }) => [Number(at) - 1, row]));
  return keys.map((_, at) => found.get(at) ?? null);
}

/** Rows whose name begins with one of these keys, as they were met. */
export async function rowsOfKeys(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  keys: readonly string[],
): Promise<readonly NamedRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<NamedRow>`
    SELECT ${named}, ${met} FROM (SELECT DISTINCT hashtextextended(key, 0) AS hash FROM unnest(${keys}::text[]) AS of (key)) asked
    JOIN udsyn.intake_row r ON r.municipality_id = ${municipalityId} AND r.dataset = ${dataset} AND r.key_hash = asked.hash
    LEFT JOIN udsyn.intake_run run ON run.municipality_id = r.municipality_id AND run.run_id = r.run_id
    ORDER BY r.row_id`.execute(tx);
  const asked = new Set(keys);
  return rows.filter(({ key }) => asked.has(keyOf(key)));
}

/** Rows that say this, whatever their key; those that are records first, then as they were met. */
export async function rowsSaying(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  contentHashes: readonly string[],
): Promise<readonly NamedRow[]> {
  if (contentHashes.length === 0) return [];
  const { rows } = await sql<NamedRow>`
    SELECT ${named}, ${met} FROM udsyn.intake_row r
    LEFT JOIN udsyn.intake_run run ON run.municipality_id = r.municipality_id AND run.run_id = r.run_id
    WHERE r.municipality_id = ${municipalityId} AND r.dataset = ${dataset} AND r.content_hash = ANY (${contentHashes}::text[])
    ORDER BY r.status = 'held', r.row_id`.execute(tx);
  return rows;
}

/** Remembers a batch in one statement. A known key keeps its row's id. */
export async function keepRows(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  runId: RunId,
  rows: readonly RowToKeep[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO udsyn.intake_row (municipality_id, dataset, key_digest, row_id, key, content_hash, status, subject_id,
      run_id, row_number, reference, printed, findings, read_as)
    SELECT ${municipalityId}, ${dataset}, sha256(convert_to(n."key", 'UTF8')), n."rowId", n."key", n."contentHash",
      n."status", n."subjectId", ${runId}, n."rowNumber", n."reference", nullif(n."printed", 'null'::jsonb),
      nullif(n."findings", 'null'::jsonb), n."readAs"::jsonb
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n ("key" text, "rowId" uuid, "contentHash" text,
      "status" text, "subjectId" uuid, "rowNumber" integer, "reference" text, "printed" jsonb, "findings" jsonb,
      "readAs" text)
    ON CONFLICT (municipality_id, dataset, key_digest) DO UPDATE SET content_hash = excluded.content_hash,
      status = excluded.status, subject_id = excluded.subject_id, run_id = excluded.run_id,
      row_number = excluded.row_number, reference = excluded.reference, printed = excluded.printed,
      findings = excluded.findings, read_as = coalesce(excluded.read_as, intake_row.read_as), is_by_hand = false`.execute(
    tx,
  );
}

/** Takes out rows that waited by a name which another row, of the same line, takes. */
export async function replaceRows(tx: Tx, municipalityId: MunicipalityId, ids: readonly RowId[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`DELETE FROM udsyn.intake_row WHERE municipality_id = ${municipalityId} AND row_id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
}

/** Has rows be known under other names too, as rows by themselves; what is known by one of those stays. */
export async function setRowsAside(
  tx: Tx,
  municipalityId: MunicipalityId,
  rows: readonly {
    readonly rowId: RowId;
    readonly key: string;
    readonly as: RowId;
    /** What it says under a name that the desk gives it; absent where a file says that. */
    readonly contentHash?: string;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO udsyn.intake_row (municipality_id, dataset, key_digest, row_id, key, content_hash, status, subject_id,
      run_id, row_number, reference, printed, findings, read_as, is_by_hand)
    SELECT r.municipality_id, r.dataset, sha256(convert_to(n."key", 'UTF8')), n."as", n."key",
      coalesce(n."contentHash", r.content_hash), r.status, r.subject_id, r.run_id, r.row_number, r.reference, r.printed,
      r.findings, r.read_as, n."contentHash" IS NOT NULL
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n ("rowId" uuid, "key" text, "as" uuid, "contentHash" text)
    JOIN udsyn.intake_row r ON r.municipality_id = ${municipalityId} AND r.row_id = n."rowId"
    ON CONFLICT (municipality_id, dataset, key_digest) DO NOTHING`.execute(tx);
}

/** Has rows be those of a run under a key: theirs under a mapping whose key was mended. */
export async function renameRows(
  tx: Tx,
  municipalityId: MunicipalityId,
  runId: RunId,
  rows: readonly { readonly rowId: RowId; readonly key: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE udsyn.intake_row r SET key = n."key", key_digest = sha256(convert_to(n."key", 'UTF8')), run_id = ${runId}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n ("rowId" uuid, "key" text)
    WHERE r.municipality_id = ${municipalityId} AND r.row_id = n."rowId"`.execute(tx);
}

/** A row that waits for a person, with what it takes to judge it again. */
export interface HeldRow {
  readonly rowId: RowId;
  readonly dataset: DatasetName;
  readonly key: string;
  readonly runId: RunId;
  readonly subjectId: string | null;
  readonly rowNumber: number;
  readonly reference: string | null;
  readonly printed: PrintedCells;
  readonly findings: readonly Finding[];
  readonly fileName: string;
  readonly mapping: Mapping;
  readonly dialect: Dialect;
}

function heldRows(tx: Tx, municipalityId: MunicipalityId) {
  return working<IntakeTables>(tx)
    .selectFrom("intakeRow as row")
    .innerJoin("intakeRun as run", (on) =>
      on.onRef("run.municipalityId", "=", "row.municipalityId").onRef("run.runId", "=", "row.runId"),
    )
    .select(["row.rowId", "row.dataset", "row.key", "row.runId", "row.subjectId", "row.rowNumber", "row.reference"])
    .select(["row.printed", "row.findings", "run.fileName", "run.mapping", "run.dialect"])
    .where("row.municipalityId", "=", municipalityId)
    .where("row.status", "=", "held");
}

function whole<Row extends { printed: PrintedCells | null; findings: readonly Finding[] | null }>(row: Row) {
  return { ...row, printed: row.printed ?? [], findings: row.findings ?? [] };
}

/** Held rows in the order they came, a page at a time. */
export async function listHeld(
  tx: Tx,
  municipalityId: MunicipalityId,
  datasets: readonly DatasetName[],
  { limit, after }: { readonly limit: number; readonly after: RowId | null },
): Promise<{ readonly items: readonly HeldRow[]; readonly next: RowId | null }> {
  if (datasets.length === 0) return { items: [], next: null };
  let query = heldRows(tx, municipalityId)
    .where("row.dataset", "in", datasets)
    .orderBy("row.rowId")
    .limit(limit + 1);
  if (after) query = query.where("row.rowId", ">", after);
  const rows = (await query.execute()).map(whole);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.rowId ?? null) : null };
}

/** Whether any row is held, without reading what is in it. */
export async function hasHeld(
  tx: Tx,
  municipalityId: MunicipalityId,
  datasets: readonly DatasetName[],
): Promise<boolean> {
  if (datasets.length === 0) return false;
  const row = await working<IntakeTables>(tx)
    .selectFrom("intakeRow")
    .select("rowId")
    .where("municipalityId", "=", municipalityId)
    .where("status", "=", "held")
    .where("dataset", "in", datasets)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** One held row. @param hold keeps it from others until the transaction ends @throws NotFound `held-row-unknown`, also once it is settled */
export async function heldRow(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: RowId,
  { hold }: { readonly hold: boolean },
): Promise<HeldRow> {
  const row = await heldRows(tx, municipalityId)
    .where("row.rowId", "=", id)
    .$if(hold, (query) => query.forUpdate("row"))
    .executeTakeFirst();
  if (!row) throw new NotFound("held-row-unknown");
  return whole(row);
}

/** What the file said of these rows when they were last let in; nothing of rows whose reading is not kept. */
export async function readingsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly RowId[],
): Promise<ReadonlyMap<RowId, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ rowId: RowId; readAs: string }>`
    SELECT row_id, read_as::text FROM udsyn.intake_row
    WHERE municipality_id = ${municipalityId} AND row_id = ANY (${ids}::uuid[]) AND read_as IS NOT NULL`.execute(tx);
  return new Map(rows.map(({ rowId, readAs }) => [rowId, readAs]));
}

/** Keeps the reading of rows from before readings were kept. */
export async function keepReadings(
  tx: Tx,
  municipalityId: MunicipalityId,
  readings: readonly { readonly rowId: RowId; readonly readAs: string }[],
): Promise<void> {
  if (readings.length === 0) return;
  await sql`
    UPDATE udsyn.intake_row r SET read_as = n."readAs"::jsonb
    FROM json_to_recordset(${JSON.stringify(readings)}::json) AS n ("rowId" uuid, "readAs" text)
    WHERE r.municipality_id = ${municipalityId} AND r.row_id = n."rowId"`.execute(tx);
}

/** A held row's fate: repaired into a record, or dismissed. @param printed what is kept of what its file printed @param findings `null`: what was wrong stays */
export async function settleRow(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: RowId,
  {
    status,
    subjectId,
    printed,
    findings,
    readAs,
  }: {
    readonly status: "repaired" | "dismissed";
    readonly subjectId: string | null;
    readonly printed: PrintedCells;
    readonly findings: readonly Finding[] | null;
    readonly readAs: string | null;
  },
): Promise<void> {
  await sql`
    UPDATE udsyn.intake_row SET status = ${status}, subject_id = ${subjectId}, printed = ${JSON.stringify(printed)}::jsonb,
      findings = coalesce(${findings && JSON.stringify(findings)}::jsonb, findings), read_as = coalesce(${readAs}::jsonb, read_as)
    WHERE municipality_id = ${municipalityId} AND row_id = ${id}`.execute(tx);
}

/**
 * Has a row's words be those of the row that stands for its record, under this name: they are the same, as a person says.
 */
export async function joinRows(
  tx: Tx,
  municipalityId: MunicipalityId,
  { rowId }: Pick<HeldRow, "rowId">,
  stood: RowId,
  key: string,
): Promise<void> {
  await sql`
    WITH said AS (DELETE FROM udsyn.intake_row WHERE municipality_id = ${municipalityId} AND row_id = ${rowId} RETURNING *)
    UPDATE udsyn.intake_row r SET key = ${key}, key_digest = sha256(convert_to(${key}, 'UTF8')), status = said.status,
      content_hash = said.content_hash, run_id = said.run_id, row_number = said.row_number, reference = said.reference,
      printed = said.printed, findings = said.findings, read_as = said.read_as
    FROM said WHERE r.municipality_id = ${municipalityId} AND r.row_id = ${stood}`.execute(tx);
}

/** The row of a record beside which another waits. */
export interface StandingRow {
  readonly rowId: RowId;
  readonly key: string;
  readonly runId: RunId;
  readonly rowNumber: number;
  readonly contentHash: string;
  readonly subjectId: string | null;
}

/** Another row than this that has the name; `null` where there is none. */
export async function rowWithKey(
  tx: Tx,
  municipalityId: MunicipalityId,
  dataset: DatasetName,
  key: string,
  but: RowId,
): Promise<StandingRow | null> {
  const { rows } = await sql<StandingRow>`
    SELECT row_id, key, run_id, row_number, content_hash, subject_id FROM udsyn.intake_row WHERE municipality_id = ${municipalityId} AND dataset = ${dataset}
      AND key_digest = sha256(convert_to(${key}, 'UTF8')) AND row_id <> ${but}`.execute(tx);
  return rows[0] ?? null;
}

/** The records that a run made or changed, in the file's order. */
export async function subjectsOfRun(tx: Tx, municipalityId: MunicipalityId, runId: RunId): Promise<readonly string[]> {
  const rows = await working<IntakeTables>(tx)
    .selectFrom("intakeRow")
    .select("subjectId")
    .where("municipalityId", "=", municipalityId)
    .where("runId", "=", runId)
    .where("subjectId", "is not", null)
    .where("isByHand", "=", false)
    .orderBy("rowNumber")
    .execute();
  return rows.flatMap(({ subjectId }) => subjectId ?? []);
}
