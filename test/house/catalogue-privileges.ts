import type { CatalogueQuery } from "./catalogue.ts";

// $3 is owner, app, jobs, register.
const owner = "($3)[1]";
const app = "($3)[2]";
const register = "($3)[4]";

/** No role the program signs in by may be more than it seems. */
const powers: CatalogueQuery = `
  select rolname || ': is superuser or may pass row-level security, make roles or databases' as fault
  from pg_roles where rolname = any (($3)[2:4]) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
  union all select rolname || ': can become ' || other
  from pg_roles, unnest($3) other
  where rolname = any (($3)[2:4]) and rolname <> other and pg_has_role(rolname, other, 'member')`;

/** An owner passes row-level security and may change the rules. */
const ownership: CatalogueQuery = `, owned (name, role) as (
    select n.nspname || '.' || c.relname, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_'
    union all select nspname, nspowner from pg_namespace where nspname !~ '^pg_'
    union all select p.oid::regprocedure::text, p.proowner from pg_proc p
    union all select datname, datdba from pg_database where datname = current_database())
  select name || ': owned by ' || rolname as fault from owned join pg_roles r on r.oid = owned.role
  where rolname in (${app}, ${register})`;

/** A function with its owner's rights is a door past every rule: listed, with its own search path, not for everyone. */
const definers: CatalogueQuery = `, f as (
    select p.oid, n.nspname || '.' || p.proname as name, p.proconfig
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    join pg_roles r on r.oid = p.proowner
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema'))
  select name || ': runs with its owner''s rights and is not listed' as fault from f where name <> all ($2)
  union all select name || ': runs with its owner''s rights on the caller''s search_path' from f
    where not exists (select from unnest(proconfig) setting where setting like 'search_path=%')
  union all select name || ': runs with its owner''s rights for the public role' from f
    where has_function_privilege(${register}, oid, 'execute')
  union all select listed || ': listed as running with its owner''s rights, but does not' from unnest($2) listed
    where listed not in (select name from f)`;

const relations = `
  select c.oid, n.nspname, n.nspname || '.' || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname !~ '^pg_'`;

/** The public side's role: reads the schema register, and that is all. */
const publicReader: CatalogueQuery = `, r as (${relations})
  select name || ': ' || ${register} || ' may read it' as fault from r
    where nspname <> 'register' and has_any_column_privilege(${register}, oid, 'select')
  union all select name || ': ' || ${register} || ' may write it' from r
    where has_table_privilege(${register}, oid, 'insert, update, delete, truncate, references, trigger')
      or has_any_column_privilege(${register}, oid, 'insert, update, references')
  union all select name || ': ' || ${register} || ' cannot read it' from r
    where nspname = 'register' and not has_table_privilege(${register}, oid, 'select')
  union all select nspname || ': ' || ${register} || ' may use this schema' from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('register', 'information_schema', 'public')
      and has_schema_privilege(${register}, oid, 'usage')
  union all select nspname || ': ' || role || ' may make objects in it'
    from pg_namespace, unnest(array[${app}, ${register}]) role
    where nspname !~ '^pg_' and has_schema_privilege(role, oid, 'create')
  union all select datname || ': ' || role || ' may make schemas in it' from pg_database, unnest(array[${app}, ${register}]) role
    where datname = current_database() and has_database_privilege(role, oid, 'create')`;

/** Emptying a table asks no policy. */
const emptying: CatalogueQuery = `, r as (${relations})
  select name || ': ' || ${app} || ' may empty it' as fault from r where has_table_privilege(${app}, oid, 'truncate')`;

/** The tables are the owner's alone, so that only a migration changes them. */
const owners: CatalogueQuery = `
  select n.nspname || '.' || c.relname || ': not owned by ' || ${owner} as fault
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('udsyn', 'register') and c.relkind in ('r', 'p', 'v', 'm')
    and pg_get_userbyid(c.relowner) <> ${owner}`;

export const privilegeQueries: readonly CatalogueQuery[] = [
  powers,
  ownership,
  definers,
  publicReader,
  emptying,
  owners,
];
