import type { ScratchDatabase } from "../setup/database.ts";

/** Everything that lies in our schemas, every table of them, as text. */
export async function dumped(db: ScratchDatabase, schemas = ["udsyn", "register"]): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($1)`,
    [schemas],
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    texts.push(...rows.map((row) => row.text));
  }
  return texts.join("\n");
}
