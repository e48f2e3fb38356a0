import { sql } from "kysely";
import type { Db } from "./pools.ts";

/** What one role is in the database it is connected to, asked by itself. */
export interface Standing {
  readonly role: string;
  /** Which database: the four addresses must mean one. */
  readonly database: string;
  /** Passes row-level security: a superuser, or a role with BYPASSRLS. */
  readonly powerful: boolean;
  /** May make schemas, as the first migration does. */
  readonly mayMake: boolean;
  /** Whose the schema `udsyn` is; `null` before there is one. */
  readonly keeper: string | null;
  /** Whether this role is the keeper, or may act as it. */
  readonly keeps: boolean;
  /** Owns tables of ours, or may act as who does. */
  readonly owns: boolean;
  /** The owner of tables has been deprived of rights to them. */
  readonly lacks: boolean;
  readonly works: boolean;
  readonly reads: boolean;
  /** Whose the queue is; `null` before there is one. */
  readonly queueKeeper: string | null;
  readonly keepsQueue: boolean;
}

/** SQL that is true of a table of ours whose owner lacks a right to it. @param c the alias of pg_class */
export function ownerLacks(c: string): string {
  const rights = ["SELECT", "INSERT", "UPDATE", "DELETE"].map(
    (right) => `has_table_privilege(${c}.relowner, ${c}.oid, '${right}')`,
  );
  return `(${c}.relkind IN ('r', 'p') AND NOT (${rights.join(" AND ")})
    AND ${c}.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('udsyn', 'register')))`;
}

/** @throws what the database says where it lets the role not in, or does not answer */
export async function standingOf(db: Db): Promise<Standing> {
  const { rows } = await sql<Standing>`
    SELECT r.rolname AS role, (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database,
      r.rolsuper OR r.rolbypassrls AS powerful,
      has_database_privilege(current_database(), 'CREATE') AS may_make,
      pg_get_userbyid(working.nspowner) AS keeper, coalesce(pg_has_role(working.nspowner, 'MEMBER'), false) AS keeps,
      EXISTS (SELECT FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN (working.oid, published.oid)
        AND pg_has_role(c.relowner, 'MEMBER')) AS owns,
      EXISTS (SELECT FROM pg_class c WHERE ${sql.raw(ownerLacks("c"))}) AS lacks,
      coalesce(has_schema_privilege(working.oid, 'USAGE'), false) AS works,
      coalesce(has_schema_privilege(published.oid, 'USAGE'), false) AS reads,
      pg_get_userbyid(queue.nspowner) AS queue_keeper,
      coalesce(pg_has_role(queue.nspowner, 'MEMBER'), false) AS keeps_queue
    FROM pg_roles r LEFT JOIN pg_namespace working ON working.nspname = 'udsyn'
      LEFT JOIN pg_namespace published ON published.nspname = 'register'
      LEFT JOIN pg_namespace queue ON queue.nspname = 'graphile_worker'
    WHERE r.rolname = current_user`.execute(db);
  const [standing] = rows;
  if (!standing) throw new Error("a role that is none");
  return standing;
}
