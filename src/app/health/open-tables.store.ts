import { sql } from "kysely";
import type { Db } from "../../platform/index.ts";

/**
 * Working tables that do not keep municipalities apart, or let nobody in: row-level security is off, no policy is there, or one does not
 * ask for the municipality. Permissive policies are joined by "or", so that one is enough to open a table.
 */
export async function openTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; isOn: boolean; policies: readonly string[]; wrong: readonly string[] }>`
    SELECT c.relname AS name, c.relrowsecurity AS is_on, array_remove(array_agg(p.polname::text), NULL) AS policies,
      coalesce(array_agg(p.polname::text) FILTER (WHERE p.polpermissive AND EXISTS (
        SELECT FROM (VALUES (p.polqual), (p.polwithcheck)) s (expression)
        WHERE s.expression IS NOT NULL AND pg_get_expr(s.expression, p.polrelid) NOT LIKE '%municipality_id = %udsyn.municipality%')),
        '{}') AS wrong
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_policy p ON p.polrelid = c.oid
    WHERE n.nspname = 'udsyn' AND c.relkind IN ('r', 'p')
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id')
    GROUP BY c.oid ORDER BY 1`.execute(db);
  return rows.flatMap(({ name, isOn, policies, wrong }) => {
    const table = `udsyn.${name}`;
    if (!isOn)
      return [
        `Tabellen ${name} skiller ikke kommunerne ad. Kør som dens ejer: ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      ];
    const own = `CREATE POLICY own_municipality ON ${table} USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)`;
    if (policies.length === 0) return [`Tabellen ${name} lukker ingen ind. Kør som dens ejer: ${own}`];
    if (wrong.length === 0) return [];
    const dropped = wrong.map((one) => `DROP POLICY "${one}" ON ${table}`);
    const again = wrong.length === policies.length ? [own] : [];
    return [
      `Tabellen ${name} skiller ikke kommunerne ad (${wrong.join(", ")}). Kør som dens ejer: ${[...dropped, ...again].join("; ")}`,
    ];
  });
}
