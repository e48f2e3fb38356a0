import { type ColumnType, sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { Identifier } from "./identifiers.ts";

/** A person, by digests of their names. */
export interface PersonErased {
  readonly identifiers: readonly Identifier[];
  readonly except: readonly string[];
  readonly decided: boolean;
  /** Whose digests these are; another secret cannot find them. */
  readonly secretMark: string;
}

/** An erasure as it is kept and written into the journal: enough to repeat it, and nothing of what was erased. */
export interface Erasure {
  readonly id: string;
  readonly at: Date;
  /** A person; or one place, whole, that somebody chose to erase before its term. */
  readonly what: PersonErased | { readonly place: string };
}

interface ErasureTables {
  recordsErasure: {
    municipalityId: MunicipalityId;
    erasureId: string;
    at: Date;
    what: ColumnType<Erasure["what"], string, string>;
  };
}

/** Keeps an erasure; whether it was new here. */
export async function keepErasure(tx: Tx, municipalityId: MunicipalityId, erasure: Erasure): Promise<boolean> {
  const added = await working<ErasureTables>(tx)
    .insertInto("recordsErasure")
    .values({ municipalityId, erasureId: erasure.id, at: erasure.at, what: JSON.stringify(erasure.what) })
    .onConflict((on) => on.columns(["municipalityId", "erasureId"]).doNothing())
    .returning("erasureId")
    .executeTakeFirst();
  return added !== undefined;
}

/** Every erasure that was made, the oldest first. */
export async function keptErasures(tx: Tx, municipalityId: MunicipalityId): Promise<readonly Erasure[]> {
  const rows = await working<ErasureTables>(tx)
    .selectFrom("recordsErasure")
    .select(["erasureId", "at", "what"])
    .where("municipalityId", "=", municipalityId)
    .orderBy("erasureId")
    .execute();
  return rows.map(({ erasureId, ...rest }) => ({ id: erasureId, ...rest }));
}

export const journalChannel = "udsyn_journal";

/** Has whoever keeps the journal write what was erased, when the transaction is through; what is public stands as it was. */
export async function tellJournal(tx: Tx, municipalityId: MunicipalityId): Promise<void> {
  await sql`SELECT pg_notify(${journalChannel}, ${municipalityId})`.execute(tx);
}
