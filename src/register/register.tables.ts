import type { ColumnType } from "kysely";
import type { DateOn, Id } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";
import type { RegisterFact } from "./entry-type.ts";
import type { JsonObject } from "./log/index.ts";

export type RecordId = Id<string>;
type Json<T> = ColumnType<T, string, string>;

interface OfRecord {
  municipalityId: MunicipalityId;
  type: string;
  recordId: RecordId;
}

export interface RegisterTables {
  entry: OfRecord & {
    version: number;
    publishedAt: Date;
    reason: string | null;
    entry: Json<JsonObject>;
    salts: Json<Record<string, string>>;
    erased: Json<Record<string, string>>;
    leafIndex: bigint;
  };
  current: OfRecord & {
    version: number;
    slug: string;
    sortOn: DateOn | null;
    year: number | null;
    bodyId: string | null;
    countries: string[];
    kind: string | null;
    state: string | null;
    direction: string | null;
    goals: string[];
    partners: string[];
    places: ColumnType<string[], string[] | undefined, string[]>;
    words: ColumnType<never, unknown, unknown>;
    /** By which edition of its type's words it is found. */
    searchEdition: ColumnType<number, number | undefined, number>;
    publishedAt: Date;
    leafIndex: bigint;
    entry: Json<JsonObject>;
    /** How many times something was erased in this version. */
    erasures: ColumnType<number, undefined, number>;
    /** When the last of it was; `null` where nothing was. */
    erasedAt: ColumnType<Date | null, undefined, Date>;
  };
  slug: OfRecord & { slug: string };
  file: OfRecord & {
    fileId: string;
    sha256: string;
    mediaType: string;
    size: bigint;
    takenBack: ColumnType<boolean, boolean | undefined, boolean>;
  };
  fact: OfRecord & RegisterFact & { n: number };
  datedPart: OfRecord & { list: string; n: number; partOn: DateOn; bodyId: string | null };
  logLeaf: OfRecord & { leafIndex: bigint; version: number; leaf: Uint8Array };
  logHash: { municipalityId: MunicipalityId; level: number; position: bigint; hash: Uint8Array };
  logSuccession: {
    municipalityId: MunicipalityId;
    origin: string;
    number: number;
    size: bigint;
    oldKey: string;
    newKey: string;
    note: string;
    madeAt: Date;
  };
  logWitness: {
    municipalityId: MunicipalityId;
    origin: string;
    witness: string;
    size: bigint;
    line: string | null;
    cosignedAt: Date | null;
    storedAt: Date | null;
    failures: number;
    fault: string | null;
    askAt: Date;
  };
  logHead: {
    municipalityId: MunicipalityId;
    origin: string;
    verifierKey: string;
    size: bigint;
    frontier: Uint8Array;
    checkpoint: string;
    signedAt: Date;
    /** When something published was last erased; `null` where nothing ever was. */
    erasedAt: ColumnType<Date | null, undefined, Date>;
  };
}
