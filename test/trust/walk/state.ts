import type { World } from "./world.ts";

/** What lies in every table, as digests: what a refused act, or the same act again, must leave as it was. */

/** Who looked, who asked and by what token is written down of refused acts too; places never change here. */
const traces = [
  ...["records_audit", "records_audit_seal", "records_audit_value", "records_idempotency"],
  ...["identity_token", "identity_session", "identity_sign_in", "identity_working_draft"],
  ...["places_edition", "places_name", "places_place", "platform_installation", "profile_version"],
];

export type State = ReadonlyMap<string, string>;

export async function stateOf(world: World): Promise<State> {
  world.tables ??= await tablesOf(world);
  const { tables } = world;
  const each = tables.map(
    (name) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${name} t`,
  );
  const rows = await world.site.db.query<{ name: string; digest: string }>(each.join(" UNION ALL "));
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

async function tablesOf({ site }: World): Promise<readonly string[]> {
  const rows = await site.db.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('udsyn', 'register') AND NOT c.relispartition
       AND NOT (c.relname = ANY ($1))`,
    [traces],
  );
  return rows.map(({ name }) => name);
}

/** The tables in which something is otherwise than before. */
export function changedIn(before: State, after: State, but: readonly string[] = []): readonly string[] {
  const left = [...after].filter(([name, digest]) => before.get(name) !== digest && !but.includes(name));
  return left.map(([name]) => name);
}

/** Reading a file in writes down that it was, though nothing of it was new: a row that is held is held by the latest run. */
export const ofRuns = ["udsyn.intake_run", "udsyn.intake_row"];
