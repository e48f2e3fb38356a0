import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../setup/database.ts";
import { catalogueFaults, type Intended } from "./catalogue.ts";

/** Tables without a municipality: on Citus, reference tables (read everywhere) or local to the coordinator. */
const withoutMunicipality = [
  "register.host",
  "register.municipality",
  "udsyn.kysely_migration",
  "udsyn.kysely_migration_lock",
  "udsyn.places_edition",
  "udsyn.places_name",
  "udsyn.places_place",
  "udsyn.platform_installation",
];

/** The doors past row-level security, each with its reason in docs/architecture.md. */
const definers = ["jobs.enqueue", "udsyn.trips_find"];

let scratch: ScratchDatabase;
let owner: pg.Client;
let intended: Intended;

function roleOf({ user }: pg.ClientConfig): string {
  if (!user) throw new Error("a scratch connection names its role");
  return user;
}

beforeAll(async () => {
  scratch = await scratchDatabase();
  const { connections } = scratch;
  owner = new pg.Client(connections.owner);
  await owner.connect();
  const roles = {
    owner: roleOf(connections.owner),
    app: roleOf(connections.app),
    jobs: roleOf(connections.jobs),
    register: roleOf(connections.register),
  };
  intended = { roles, withoutMunicipality, definers };
});

afterAll(async () => {
  await owner?.end();
  await scratch?.close();
});

test("the migrated database keeps the rules of the house and of Citus", async () => {
  expect(await catalogueFaults(owner, intended)).toEqual([]);
});

const working = "create table udsyn.planted (municipality_id uuid, planted_id uuid, note text";
const policy = "alter table udsyn.planted enable row level security; create policy own on udsyn.planted using";
const sound = `${working}, primary key (municipality_id, planted_id));
  ${policy} (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid);`;
const definer = "create function udsyn.planted() returns int language sql security definer";

const planted: [what: string, sql: string, found: string][] = [
  ["a table without a key", `${working}); ${policy} (municipality_id is null);`, "udsyn.planted: no primary key"],
  [
    "a key not led by municipality",
    `${working}, primary key (planted_id, municipality_id));`,
    "planted_pkey is not led",
  ],
  ["a unique index", `${sound} create unique index planted_note on udsyn.planted (note);`, "planted_note is not led"],
  [
    "an expression as key",
    `${sound} create unique index x on udsyn.planted ((municipality_id || note));`,
    "x is not led",
  ],
  [
    "a foreign key across municipalities",
    `${sound} create table register.other (municipality_id uuid, a uuid unique, primary key (municipality_id, a));
     alter table udsyn.planted add foreign key (planted_id) references register.other (a);`,
    "planted_planted_id_fkey is not led",
  ],
  [
    "a key that empties the municipality",
    `${sound} alter table udsyn.planted add foreign key (municipality_id, planted_id) references udsyn.planted
     on delete set null;`,
    "would set municipality_id",
  ],
  [
    "a trigger",
    `${sound} create trigger planted before update on udsyn.planted for each row
     execute function suppress_redundant_updates_trigger();`,
    "udsyn.planted: trigger planted",
  ],
  ["no row-level security", `${working}, primary key (municipality_id, planted_id));`, "row-level security is off"],
  ["no policy", `${sound} drop policy own on udsyn.planted;`, "without a policy"],
  ["a policy for all", `${sound} create policy extra on udsyn.planted using (true);`, "policy extra does not ask"],
  [
    "a policy that lets all be written",
    `${sound} create policy extra on udsyn.planted for insert with check (true);`,
    "policy extra does not ask",
  ],
  [
    "row-level security in register",
    `create table register.planted (municipality_id uuid primary key);
     alter table register.planted enable row level security;`,
    "register is public",
  ],
  [
    "a view with its owner's eyes",
    `${sound} create view udsyn.seen as select * from udsyn.planted;`,
    "udsyn.seen: a view",
  ],
  [
    "a materialised view",
    `${sound} create materialized view udsyn.kept as select * from udsyn.planted;`,
    "udsyn.kept: a view",
  ],
  ["a definer not listed", `${definer} set search_path = pg_catalog as 'select 1';`, "udsyn.planted: runs with"],
  ["a definer on any search path", `${definer} as 'select 1';`, "on the caller's search_path"],
  ["a definer for everyone", `${definer} as 'select 1';`, "for the public role"],
  ["the public role in a working table", `${sound} grant select on udsyn.planted to :register;`, "may read it"],
  ["the public role in one column", `${sound} grant select (note) on udsyn.planted to :register;`, "may read it"],
  ["the public role in the working schema", "grant usage on schema udsyn to :register;", "may use this schema"],
  [
    "the public role writing",
    `create table register.planted (municipality_id uuid primary key); grant insert on register.planted to :register;`,
    "register.planted: :register may write it",
  ],
  [
    "a published table that the public role cannot read",
    `create table register.planted (municipality_id uuid primary key); revoke all on register.planted from :register;`,
    "cannot read it",
  ],
  ["the application emptying", `${sound} grant truncate on udsyn.planted to :app;`, "may empty it"],
  ["the application making tables", "grant create on schema udsyn to :app;", ":app may make objects"],
];

test.for(planted)("%s is found", async ([, sql, found]) => {
  const { roles } = intended;
  const named = (text: string) => text.replaceAll(":register", roles.register).replaceAll(":app", roles.app);
  await owner.query("begin; create schema if not exists udsyn; create schema if not exists register;");
  try {
    await owner.query(named(sql));
    expect((await catalogueFaults(owner, intended)).join("\n")).toContain(named(found));
  } finally {
    await owner.query("rollback");
  }
});

test("a sound table is let through", async () => {
  await owner.query("begin; create schema if not exists udsyn;");
  try {
    await owner.query(`${sound} grant select, insert, update, delete on udsyn.planted to ${intended.roles.app};`);
    const faults = await catalogueFaults(owner, intended);
    expect(faults.filter((fault) => fault.includes("udsyn.planted"))).toEqual([]);
  } finally {
    await owner.query("rollback");
  }
});

test("an application that signs in as the owner is found", async () => {
  const roles = { ...intended.roles, app: intended.roles.owner };
  expect((await catalogueFaults(owner, { ...intended, roles })).join("\n")).toContain(`owned by ${roles.owner}`);
});

test("a table that another than the owner owns is found", async () => {
  const roles = { ...intended.roles, owner: intended.roles.app };
  await owner.query(`begin; create schema if not exists udsyn; ${sound}`);
  try {
    const faults = await catalogueFaults(owner, { ...intended, roles });
    expect(faults).toContain(`udsyn.planted: not owned by ${roles.owner}`);
  } finally {
    await owner.query("rollback");
  }
});

test("an application that signs in as superuser is found", async () => {
  const { rows } = await owner.query<{ name: string }>("select rolname::text as name from pg_roles where rolsuper");
  const roles = { ...intended.roles, app: rows[0]?.name ?? "" };
  const faults = (await catalogueFaults(owner, { ...intended, roles })).join("\n");
  expect(faults).toContain(`${roles.app}: is superuser`);
  expect(faults).toContain(`${roles.app}: can become ${roles.jobs}`);
});

test("a list that names what is not there is found", async () => {
  const lists = { withoutMunicipality: ["udsyn.gone"], definers: ["jobs.gone"] };
  const faults = await catalogueFaults(owner, { ...intended, ...lists });
  expect(faults).toContain("udsyn.gone: listed as without municipality, but there is no such table");
  expect(faults).toContain("jobs.gone: listed as running with its owner's rights, but does not");
});
