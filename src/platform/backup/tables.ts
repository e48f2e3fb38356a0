import type pg from "pg";

/** A table and its columns, in an order in which rows can be put back: what is pointed at comes before what points. */
export interface TableToCopy {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** Every table of ours. The queue is left out: what waits there is put in again from the outbox. */
export async function tablesToCopy(client: pg.ClientBase): Promise<readonly TableToCopy[]> {
  const { rows } = await client.query<TableToCopy>(`
    SELECT n.nspname AS schema, c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE n.nspname IN ('udsyn', 'register') AND c.relkind = 'r' AND c.relname NOT LIKE 'kysely_%'
    GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`);
  const { rows: links } = await client.query<{ from: string; to: string }>(`
    SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint WHERE contype = 'f'`);
  return ordered(rows, links);
}

function ordered(tables: readonly TableToCopy[], links: readonly { from: string; to: string }[]): TableToCopy[] {
  const nameOf = ({ schema, table }: TableToCopy) => `${schema}.${table}`;
  const left = new Map(tables.map((one) => [nameOf(one), one]));
  const done: TableToCopy[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      ([name]) => !links.some(({ from, to }) => from === name && to !== name && left.has(to)),
    );
    if (free.length === 0) throw new Error("tables point at each other in a circle");
    for (const [name, table] of free) {
      done.push(table);
      left.delete(name);
    }
  }
  return done;
}
