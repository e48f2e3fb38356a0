import type { ColumnType } from "kysely";
import type { Id } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import type { ImportAnswer } from "./import-run.ts";
import type { Mapping } from "./mapping.ts";
import type { Dialect } from "./row-reader.ts";
import type { RowStatus } from "./row-step.ts";

export type RunId = Id<"import-run">;
export type RowId = Id<"import-row">;
/** A row as its file has it: a number of a workbook is kept as one, so that it is read at the desk as in its file. */
export type PrintedCells = readonly (readonly [column: string, cell: string | number])[];

type Json<T> = ColumnType<T, string, string>;

export interface IntakeTables {
  intakeRun: {
    municipalityId: MunicipalityId;
    runId: RunId;
    dataset: DatasetName;
    fileName: string;
    mapping: Json<Mapping>;
    dialect: Json<Dialect>;
    added: number;
    updated: number;
    unchanged: number;
    held: number;
    answer: ColumnType<ImportAnswer | null, string | null, string>;
    startedAt: Date;
    finishedAt: Date | null;
    byActor: string;
  };
  intakeRow: {
    municipalityId: MunicipalityId;
    dataset: DatasetName;
    keyDigest: Buffer;
    rowId: RowId;
    key: string;
    contentHash: string;
    status: RowStatus;
    subjectId: string | null;
    /** A name that the desk gave it, which no file has said yet. */
    isByHand: boolean;
    runId: RunId;
    rowNumber: number;
    reference: string | null;
    printed: ColumnType<PrintedCells | null, string | null, string | null>;
    findings: ColumnType<readonly Finding[] | null, string | null, string | null>;
    readAs: ColumnType<unknown, string | null, string | null>;
  };
}
