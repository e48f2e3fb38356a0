import { privilegeQueries } from "./catalogue-privileges.ts";
import { tableQueries } from "./catalogue-tables.ts";

/** What the catalogue is read with: a client or pool of `pg`, signed in as the owner. */
export interface Database {
  query(text: string, values: unknown[]): Promise<{ rows: { fault: string }[] }>;
}

/** What this database is meant to be. */
export interface Intended {
  /** Names of the database roles. */
  readonly roles: { readonly owner: string; readonly app: string; readonly jobs: string; readonly register: string };
  /** Tables without a municipality, `schema.table`: Citus keeps them as reference or local tables. */
  readonly withoutMunicipality: readonly string[];
  /** Functions that may run with their owner's rights, `schema.function`. */
  readonly definers: readonly string[];
}

/** One rule: a query whose rows are its faults. Parameters: $1 tables without municipality, $2 definers, $3 roles. */
export type CatalogueQuery = string;

/**
 * Reads the migrated database's own catalogue against the rules of docs/architecture.md: municipality first in every
 * key and row-level security on every working table (which also makes the schema distributable on Citus), and roles
 * that can do what they need and no more. Answers every fault, each naming its object; empty when all holds.
 */
export async function catalogueFaults(database: Database, intended: Intended): Promise<string[]> {
  const { owner, app, jobs, register } = intended.roles;
  const values = [intended.withoutMunicipality, intended.definers, [owner, app, jobs, register]];
  const faults: string[] = [];
  for (const query of [...tableQueries, ...privilegeQueries]) {
    // Each query names all three parameters, so that PostgreSQL knows their types.
    const { rows } = await database.query(`with given as (select $1::text[], $2::text[], $3::text[]) ${query}`, values);
    faults.push(...rows.map((row) => row.fault));
  }
  return faults.sort();
}
