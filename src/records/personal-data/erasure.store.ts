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
  /** A person; or one place, whole, that somebody chose to erase before its term; or (`closed:…`) what nobody is let in by any more. */
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

/** Whoever keeps the journal hears on it, by municipality, of what it has to be told. */
export const journalChannel = "udsyn_journal";

/** Keeps an erasure; whether it was new here. The journal hears of it when the transaction is through. */
export async function keepErasure(tx: Tx, municipalityId: MunicipalityId, erasure: Erasure): Promise<boolean> {
  const added = await working<ErasureTables>(tx)
    .insertInto("recordsErasure")
    .values({ municipalityId, erasureId: erasure.id, at: erasure.at, what: JSON.stringify(erasure.what) })
    .onConflict((on) => on.columns(["municipalityId", "erasureId"]).doNothing())
    .returning("erasureId")
    .executeTakeFirst();
  await sql`SELECT pg_notify(${journalChannel}, ${municipalityId})`.execute(tx);
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
