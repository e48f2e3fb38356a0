import type { CatalogueQuery } from "./catalogue.ts";

const tables = `
  select c.oid, c.relname, c.relkind, c.relrowsecurity, n.nspname, n.nspname || '.' || c.relname as name,
         n.nspname || '.' || c.relname = any ($1) as exempt
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('udsyn', 'register') and c.relkind in ('r', 'p')`;

const firstColumn = (relation: string, column: string) =>
  `coalesce((select attname from pg_attribute where attrelid = ${relation} and attnum = ${column}), '')`;

/** A list that names what is not there hides a spelling mistake. */
const listedButMissing: CatalogueQuery = `, t as (${tables})
  select listed || ': listed as without municipality, but there is no such table' as fault
  from unnest($1) listed where listed not in (select name from t)`;

const primaryKeys: CatalogueQuery = `, t as (${tables})
  select name || ': no primary key' as fault
  from t where not exempt and not exists (select from pg_index where indrelid = t.oid and indisprimary)`;

/** Citus accepts no unique key without the distribution column; first, it also serves every query. */
const uniqueKeys: CatalogueQuery = `, t as (${tables})
  select name || ': unique key ' || i.indexrelid::regclass || ' is not led by municipality_id' as fault
  from t join pg_index i on i.indrelid = t.oid
  where not exempt and (i.indisunique or i.indisexclusion)
    and ${firstColumn("t.oid", "i.indkey[0]")} <> 'municipality_id'`;

/** From a working table to a working table by municipality; to a listed table freely, from a listed one never. */
const foreignKeys: CatalogueQuery = `, t as (${tables})
  select here.name || ': foreign key ' || k.conname || ' is not led by municipality_id on both sides' as fault
  from pg_constraint k join t here on here.oid = k.conrelid left join t there on there.oid = k.confrelid
  where k.contype = 'f' and k.conparentid = 0 and not coalesce(there.exempt, false) and not (
    ${firstColumn("k.conrelid", "k.conkey[1]")} = 'municipality_id'
    and ${firstColumn("k.confrelid", "k.confkey[1]")} = 'municipality_id')`;

/** Updating the distribution column is forbidden, by a key's action too. */
const keyActions: CatalogueQuery = `, t as (${tables})
  select name || ': foreign key ' || k.conname || ' would set municipality_id to nothing' as fault
  from pg_constraint k join t on t.oid = k.conrelid
  where k.contype = 'f' and not exempt and (k.confdeltype in ('n', 'd') and k.confdelsetcols is null
    or k.confupdtype in ('c', 'n', 'd'))`;

const triggers: CatalogueQuery = `, t as (${tables})
  select name || ': trigger ' || g.tgname as fault
  from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal`;

const rowSecurity: CatalogueQuery = `, t as (${tables})
  select name || ': row-level security is off' as fault
  from t where nspname = 'udsyn' and not exempt and not relrowsecurity
  union all select name || ': row-level security without a policy lets nobody in'
  from t where nspname = 'udsyn' and relrowsecurity and not exists (select from pg_policy where polrelid = t.oid)
  union all select name || ': register is public; it has no row-level security'
  from t where nspname = 'register' and relrowsecurity`;

/** Permissive policies are joined by "or": one that forgets the municipality opens the table to all. */
const policies: CatalogueQuery = `, t as (${tables}), side as (
    select t.name, p.polname, pg_get_expr(s.expression, p.polrelid) as rule
    from t join pg_policy p on p.polrelid = t.oid
    cross join lateral (values (p.polqual), (p.polwithcheck)) s (expression)
    where p.polpermissive and not t.exempt and s.expression is not null)
  select distinct name || ': policy ' || polname || ' does not ask for the municipality' as fault
  from side where rule !~ '\\mmunicipality_id\\M'`;

/** A view reads with its owner's rights, past row-level security, unless it says otherwise. */
const views: CatalogueQuery = `
  select n.nspname || '.' || c.relname || ': a view that reads past row-level security' as fault
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'udsyn' and (c.relkind = 'm'
    or c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`;

export const tableQueries: readonly CatalogueQuery[] = [
  listedButMissing,
  primaryKeys,
  uniqueKeys,
  foreignKeys,
  keyActions,
  triggers,
  rowSecurity,
  policies,
  views,
];
