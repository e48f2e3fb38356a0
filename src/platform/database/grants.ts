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
 * The rights of the three bound roles, stated whole and applied after every migration: what a role was given once, as by
 * an address that named another, is taken back first. `register` sees the published schema and nothing else; `jobs` owns
 * the queue and sees no table of ours. Nothing is ever taken from the owner.
 * @throws where two of the four are one role
 */
export function grantStatements(names: RoleNames & { readonly owner: string }): string[] {
  const [app, jobs, register] = [quoted(names.app), quoted(names.jobs), quoted(names.register)];
  if (new Set([quoted(names.owner), app, jobs, register]).size < 4) throw new Error("four roles, each its own");
  const bound = [app, jobs, register].join(", ");
  return [
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    `REVOKE ALL ON ALL TABLES IN SCHEMA udsyn, register FROM ${bound}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA udsyn, register FROM ${bound}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA udsyn, register FROM ${bound}`,
    `REVOKE ALL ON SCHEMA udsyn, register FROM ${bound}`,
    onThisDatabase("REVOKE CREATE", `FROM ${bound}`),
    `GRANT USAGE ON SCHEMA udsyn, register TO ${app}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA udsyn, register TO ${app}`,
    ...addOnly.map((table) => `REVOKE UPDATE, DELETE ON ${table} FROM ${app}`),
    `REVOKE ALL ON udsyn.kysely_migration, udsyn.kysely_migration_lock FROM ${app}`,
    `GRANT SELECT ON udsyn.kysely_migration TO ${app}`,
    `GRANT EXECUTE ON FUNCTION udsyn.trips_find(text[], integer, text, text[]) TO ${app}`,
    `GRANT USAGE ON SCHEMA register TO ${register}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA register TO ${register}`,
    onThisDatabase("GRANT CREATE", `TO ${jobs}`),
  ];
}

function onThisDatabase(right: string, whom: string): string {
  return `DO $$ BEGIN EXECUTE format('${right} ON DATABASE %I ${whom}', current_database()); END $$`;
}

function quoted(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_$-]*$/.test(name))
    throw new Error("a database role's name may hold letters, digits, _ and -");
  return `"${name}"`;
}
