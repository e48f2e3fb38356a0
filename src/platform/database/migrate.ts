import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import pg from "pg";
import { projectRoot } from "../project-root.ts";
import { grantStatements } from "./grants.ts";
import { lockNumbers } from "./lock-numbers.ts";
import { type Connections, type ConnectTo, type Db, pool } from "./pools.ts";
import { ownerLacks } from "./standing.ts";

const folder = path.join(projectRoot, "src/platform/database/migrations");

/** The statements of one migration file. One a query, as Citus wants; `-- next` on a line of its own parts them. */
function statementsOf(text: string): string[] {
  return text
    .split(/^-- next$/m)
    .map((one) => one.trim())
    .filter((one) => one.replace(/^--.*$/gm, "").trim() !== "");
}

const provider: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
    const entries = files.map(async (name): Promise<[string, Migration]> => {
      const text = await readFile(path.join(folder, name), "utf8");
      return [
        name.replace(/\.sql$/, ""),
        {
          async up(db) {
            for (const statement of statementsOf(text)) await sql.raw(statement).execute(db);
          },
        },
      ];
    });
    return Object.fromEntries(await Promise.all(entries));
  },
};

/** States the roles' rights as one step, and one process at a time: two at once would undo each other or fail. */
async function stateRights(owner: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(lockNumbers.rights)})`.execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
}

/**
 * Gives the owner back what is its own. Versions before took from whomever the application's address named, also where that
 * was the owner, who then could neither migrate nor write in the trail; an owner can always give itself.
 */
async function giveOwnerBack(owner: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string; owner: string }>`
    SELECT c.oid::regclass::text AS name, quote_ident(pg_get_userbyid(c.relowner)) AS owner FROM pg_class c
    WHERE ${sql.raw(ownerLacks("c"))} AND pg_has_role(c.relowner, 'USAGE')`.execute(owner);
  await stateRights(
    owner,
    rows.map(({ name, owner: to }) => `GRANT ALL ON ${name} TO ${to}`),
  );
}

/**
 * Brings the schema up to date and the roles' rights in line. Returns the names of the migrations that ran.
 * @param upTo stop after this migration: the schema a backup was made in
 * @throws NewerSchema where the database is ahead of this program
 */
export async function migrate(to: Connections, upTo?: string): Promise<readonly string[]> {
  const names = { owner: roleOf(to.owner), app: roleOf(to.app), jobs: roleOf(to.jobs), register: roleOf(to.register) };
  const statements = grantStatements(names);
  const owner = ownerOf(to.owner);
  try {
    await giveOwnerBack(owner);
    await refuseNewerSchema(to.owner);
    const migrator = new Migrator({
      db: owner,
      provider,
      migrationTableSchema: "udsyn",
      allowUnorderedMigrations: false,
    });
    const { error, results = [] } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
    if (error) throw error;
    if (upTo) return results.map((one) => one.migrationName);
    await stateRights(owner, statements);
    return results.map((one) => one.migrationName);
  } finally {
    await owner.destroy();
  }
}

/** Migrations that the database has not had yet; empty means ready. Asked with the owner's rights. */
export async function pendingMigrations(to: ConnectTo): Promise<readonly string[]> {
  return (await migrationsAt(to)).filter((one) => !one.executedAt).map((one) => one.name);
}

/** Migrations that the database has had. */
export async function executedMigrations(to: ConnectTo): Promise<readonly string[]> {
  return (await migrationsAt(to)).filter((one) => one.executedAt).map((one) => one.name);
}

async function migrationsAt(to: ConnectTo) {
  const db = ownerOf(to);
  try {
    return await new Migrator({ db, provider, migrationTableSchema: "udsyn" }).getMigrations();
  } finally {
    await db.destroy();
  }
}

/** The database has had steps that this program does not know: whatever it would do there, it could do wrong. */
export class NewerSchema extends Error {
  constructor(steps: readonly string[]) {
    super(
      `Databasen er lavet af en nyere version af Udsyn end denne (trin ${steps.join(", ")}). Intet er gjort, og intet er beskadiget. Hent den version igen, eller læg den sikkerhedskopi, som upgrade tog, i en ny, tom database.`,
    );
  }
}

/** Migrations that the database has had and this program does not know, as far as the owner may see. Asked with the owner's rights. */
export async function newerMigrations(to: ConnectTo): Promise<readonly string[]> {
  const owner = ownerOf(to);
  try {
    const { rows } = await sql<{ seen: boolean | null }>`
      SELECT has_table_privilege(to_regclass('udsyn.kysely_migration'), 'SELECT') AS seen`.execute(owner);
    if (!rows[0]?.seen) return [];
    const had = await sql<{ name: string }>`SELECT name FROM udsyn.kysely_migration ORDER BY name`.execute(owner);
    return unknownSteps(had.rows.map((row) => row.name));
  } finally {
    await owner.destroy();
  }
}

/** Of a schema's steps those that this program does not know. */
export async function unknownSteps(steps: readonly string[]): Promise<readonly string[]> {
  const known = await provider.getMigrations();
  return steps.filter((name) => !(name in known));
}

/** @throws NewerSchema where the database is ahead of this program */
export async function refuseNewerSchema(to: ConnectTo): Promise<void> {
  const steps = await newerMigrations(to);
  if (steps.length > 0) throw new NewerSchema(steps);
}

/** Migrations that the database lacks, asked as the running application, whose connections are open already: for `/readyz` and `doctor`. */
export async function missingMigrations(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM udsyn.kysely_migration`.execute(db);
  const had = new Set(rows.map((row) => row.name));
  return Object.keys(await provider.getMigrations()).filter((name) => !had.has(name));
}

/** Tells the planner what the tables hold now. After a load of many rows it would else plan as for the few there were. */
export async function refreshStatistics(to: ConnectTo): Promise<void> {
  const owner = ownerOf(to);
  try {
    for (const schema of ["register", "udsyn"]) {
      const { rows } = await sql<{ name: string }>`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = ${schema}`.execute(owner);
      for (const { name } of rows) await sql.raw(`VACUUM (ANALYZE) ${name}`).execute(owner);
    }
  } finally {
    await owner.destroy();
  }
}

function ownerOf(to: ConnectTo): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool(to, 2, "migrate") }) });
}

export function roleOf(to: ConnectTo): string {
  const { user } = typeof to === "string" ? new pg.Client({ connectionString: to }) : to;
  if (!user) throw new Error("a database address must name its user");
  return user;
}
