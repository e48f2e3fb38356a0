import type { ScratchDatabase } from "../setup/database.ts";

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Values by column where the type's own will not do. A table that cannot be planted names its fault: add it here. */
const special: Readonly<Record<string, string>> = {};

/** A value of each type in SQL, the same for all columns of a municipality's row, so that foreign keys meet. */
function sqlValue({ name, type }: Column, municipality: string, id: string): string {
  if (name === "municipality_id") return `'${municipality}'`;
  const found = special[name];
  if (found) return found;
  if (type === "uuid") return `'${id}'`;
  if (type === "text") return "'x'";
  if (type.startsWith("timestamp")) return "'2026-05-06T08:00:00Z'";
  if (type === "date") return "'2026-05-06'";
  if (type === "boolean") return "true";
  if (type === "jsonb" || type === "json") return "'{}'";
  if (type === "bytea") return "'\\x01'";
  if (type.endsWith("[]")) return "'{}'";
  if (type === "tsvector") return "''";
  return "1";
}

/** Tables of ours that have a municipality, from the catalogue. */
export async function tablesWithMunicipality(db: ScratchDatabase, schema: string): Promise<readonly string[]> {
  const rows = await db.query<{ table: string }>(
    `SELECT c.relname AS table FROM pg_class c
     WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id')
     ORDER BY 1`,
    [schema],
  );
  return rows.map((one) => one.table);
}

/** Puts one row of a municipality into every working table, whatever tables there are. @param id for every id in them */
export async function plantRows(db: ScratchDatabase, municipality: string, id: string): Promise<void> {
  const tables = await tablesWithMunicipality(db, "udsyn");
  const columns = await db.query<{ table: string; name: string; type: string }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'udsyn'::regnamespace AND c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND a.attidentity = ''
     ORDER BY a.attnum`,
    [tables],
  );
  let waiting = [...tables];
  let faults: string[] = [];
  // Foreign keys give the order: a table goes in once those it points to are there.
  while (waiting.length > 0) {
    faults = [];
    for (const table of waiting) {
      const own = columns.filter((one) => one.table === table);
      const [names, values] = [own.map((one) => one.name), own.map((one) => sqlValue(one, municipality, id))];
      await db
        .query(`INSERT INTO udsyn.${table} (${names.join(", ")}) VALUES (${values.join(", ")}) ON CONFLICT DO NOTHING`)
        .catch((error: unknown) => faults.push(`${table}: ${String(error)}`));
    }
    const left = waiting.filter((table) => faults.some((one) => one.startsWith(`${table}:`)));
    if (left.length === waiting.length) throw new Error(`cannot be planted:\n${faults.join("\n")}`);
    waiting = left;
  }
}
