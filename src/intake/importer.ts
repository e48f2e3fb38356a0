import { isDeepStrictEqual } from "node:util";
import { trace, type Who, type Work, work } from "../identity/index.ts";
import { dateInZone, type Fault, newId } from "../kernel/index.ts";
import type { Db } from "../platform/index.ts";
import type { Municipality } from "../profile/index.ts";
import { type Forgetting, withoutCpr } from "../records/index.ts";
import { applyBatch, foreseeBatch } from "./apply-batch.ts";
import type { Dataset, DatasetName } from "./dataset.ts";
import { dismissRow } from "./dismiss-row/dismiss-row.ts";
import type { FileSource } from "./file-source.ts";
import { type Finding, finding } from "./finding.ts";
import { type Candidate, type ImportAnswer, runImport } from "./import-run.ts";
import type { RowId, RunId } from "./intake.tables.ts";
import { ledgers } from "./ledger/ledger-formats.ts";
import { columnFaults } from "./mapped-columns.ts";
import { type Mapping, readableOf, readMapping } from "./mapping.ts";
import { portsOn } from "./ports.ts";
import type { Publishing, Records } from "./records.ts";
import { type Repair, repairRow } from "./repair-row/repair-row.ts";
import type { HeldRow } from "./row.store.ts";
import { addRun, finishRun, keysReadBy } from "./run.store.ts";
import { type StandingRecord, standingRecord } from "./standing-record.ts";
import { readTable } from "./table/read-table.ts";

/** Where an import happens, and by whom. */
export interface Place {
  readonly db: Db;
  readonly municipality: Municipality;
  readonly who: Who;
  readonly clock: () => Date;
}

export interface ImportAsked {
  readonly source: FileSource;
  readonly mapping: Mapping;
  readonly publish: boolean;
  /** Reads and judges everything, stores nothing. */
  readonly dryRun: boolean;
  readonly batchRows?: number;
  readonly onProgress?: (rows: number) => void;
}

export interface ImportDone extends ImportAnswer {
  /** `null` for a dry run. */
  readonly runId: RunId | null;
  /** Where `publish` was asked: how many the public now sees anew, and the records that were stopped. */
  readonly published?: number;
  readonly stopped?: readonly string[];
}

/** One data set that can be imported, whoever owns its records. */
export interface Importer {
  readonly name: DatasetName;
  readonly readMapping: (input: unknown) => Mapping | Fault[];
  /** What the columns of a file say against as much of a mapping as can be read; nothing where the file cannot be. */
  readonly columnFaults: (source: FileSource, input: unknown) => Promise<readonly Fault[]>;
  readonly run: (place: Place, asked: ImportAsked) => Promise<ImportDone>;
  readonly repair: (work: Work, row: HeldRow, repair: Repair) => ReturnType<typeof repairRow>;
  readonly dismiss: (work: Work, row: HeldRow, reason: string) => Promise<void>;
  /** The record beside which a row is held; `null` where it is held beside none. */
  readonly standing: (work: Work, row: HeldRow) => Promise<StandingRecord | null>;
  readonly publishing: Publishing | null;
}

/** @param forgetting who was erased: a row that was met before that brings nobody back */
export function importer<Item>(dataset: Dataset<Item>, records: Records<Item>, forgetting: Forgetting): Importer {
  return {
    name: dataset.name,
    readMapping: (input) => readMapping(dataset, input),
    columnFaults: async (source, input) => {
      const mapping = readableOf(input);
      const table = await readTable(source, mapping.format).catch(() => null);
      return table === null ? [] : columnFaults(mapping, table);
    },
    run: (place, asked) => runStored(dataset, records, forgetting, place, asked),
    repair: (one, row, repair) => repairRow(one, dataset, records, forgetting, row, repair),
    dismiss: (one, row, reason) => dismissRow(one, forgetting, row, reason),
    standing: (one, row) => standingRecord(one, records, row),
    publishing: records.publishing,
  };
}

const batchStored = 1_000;
/** Fewer where they are published too: what is published at the desk meanwhile waits until a batch is through. */
const batchPublished = 100;

/** A whole run: each batch one transaction, so that a run that is killed is started again and completes. */
async function runStored<Item>(
  dataset: Dataset<Item>,
  records: Records<Item>,
  forgetting: Forgetting,
  { db, municipality, who, clock }: Place,
  asked: ImportAsked,
): Promise<ImportDone> {
  const doing = <T>(use: (one: Work) => Promise<T>) => work(db, municipality, who, clock(), use);
  const { source, mapping, publish, dryRun, batchRows, onProgress } = asked;
  const runId = newId<"import-run">(clock().getTime());
  const fileName = withoutCpr(source.name);
  const stopped: string[] = [];
  const startedAt = clock();
  let published = 0;
  let firstRow: number | null = null;
  // What is said of the whole file stands at its first row.
  const withOfFile = (one: Work, rows: readonly Candidate<Item>[], said: readonly (readonly Finding[])[]) => {
    const row = rows[0]?.row ?? 0;
    firstRow ??= row;
    if (row !== firstRow) return said;
    const found = (records.ofFile?.(one, fileName) ?? []).map(({ code, params = {} }) =>
      finding(row, null, code, params),
    );
    return [[...found, ...(said[0] ?? [])], ...said.slice(1)];
  };
  const { key, format } = mapping;
  const isOwn = (one: readonly string[]) => isDeepStrictEqual(new Set(one), new Set(key));
  const readBy = await doing(({ tx }) => keysReadBy(tx, municipality.id, dataset.name));
  const byReader = (format.ledger && ledgers[format.ledger].earlierKeys) ?? [];
  const taken = new Set<RowId>();
  const answer = await runImport({
    source,
    dataset,
    mapping,
    earlierKeys: [...readBy.flatMap(({ columns }) => (isOwn(columns) ? [] : [columns])), ...byReader],
    ports: portsOn(dateInZone(clock(), municipality.profile.timeZone)),
    batchRows: batchRows ?? (publish && records.publishing ? batchPublished : batchStored),
    ...(onProgress && { onProgress }),
    onOpen: async (dialect) => {
      if (dryRun) return;
      await doing(async (one) => {
        const by = who.actor.id;
        const run = { runId, dataset: dataset.name, fileName, startedAt: one.now, byActor: by };
        await addRun(one.tx, municipality.id, { ...run, mapping, dialect });
        await trace(one, { action: "intake.import", subject: { type: "import-run", id: runId }, after: { fileName } });
      });
    },
    target: {
      apply: (rows, timesSaid) =>
        doing(async (one) => {
          const asked = { dataset: dataset.name, yearOf: dataset.yearOf, runId, fileName, mapping, rows, forgetting };
          const batch = { ...asked, taken, timesSaid };
          if (dryRun) {
            const foreseen = await foreseeBatch(one, records, batch);
            return { ...foreseen, findings: withOfFile(one, rows, foreseen.findings) };
          }
          const { outcomes, findings, subjectIds } = await applyBatch(one, records, batch);
          if (publish && records.publishing) {
            const done = await records.publishing.publish(one, subjectIds, `Rettet ved import af ${fileName}`);
            published += done.published;
            stopped.push(...done.stopped);
          }
          return { outcomes, findings: withOfFile(one, rows, findings) };
        }),
    },
  });
  if (dryRun) return { ...answer, runId: null };
  // Of whoever was erased while it ran, what earlier batches found is not kept.
  const forgottenIn = async (one: Work, said: ImportAnswer): Promise<ImportAnswer> => {
    const forget = await forgetting(one);
    return forget(said, { place: `intake_run:${runId}`, createdAt: startedAt, isOfficial: () => false });
  };
  await doing(async (one) => {
    await finishRun(one.tx, municipality.id, runId, await forgottenIn(one, answer), one.now);
  });
  return { ...answer, runId, ...(publish && records.publishing ? { published, stopped } : {}) };
}
