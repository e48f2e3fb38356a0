export interface RoleNames {
  readonly app: string;
  readonly jobs: string;
  readonly register: string;
}

/** Tables the application may only add to: what is in them is history. */
const addOnly = [
  "udsyn.records_audit",
  "udsyn.records_audit_seal",
  "udsyn.accounts_movement",
  "register.log_leaf",
  "register.log_hash",
];

/**
 * The rights of the three bound roles, stated whole and applied after every migration.
 * `register` sees the published schema and nothing else; `jobs` owns the queue and sees no table of ours.
 */
export function grantStatements(names: RoleNames): string[] {
  const [app, jobs, register] = [quoted(names.app), quoted(names.jobs), quoted(names.register)];
  return [
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE ON SCHEMA udsyn, register TO ${app}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA udsyn, register TO ${app}`,
    ...addOnly.map((table) => `REVOKE UPDATE, DELETE ON ${table} FROM ${app}`),
    `REVOKE ALL ON udsyn.kysely_migration, udsyn.kysely_migration_lock FROM ${app}`,
    `GRANT SELECT ON udsyn.kysely_migration TO ${app}`,
    `GRANT EXECUTE ON FUNCTION udsyn.trips_find(text[], integer, text, text[]) TO ${app}`,
    `GRANT USAGE ON SCHEMA register TO ${register}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA register TO ${register}`,
    `DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ${jobs}', current_database()); END $$`,
  ];
}

function quoted(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_$-]*$/.test(name))
    throw new Error("a database role's name may hold letters, digits, _ and -");
  return `"${name}"`;
}
