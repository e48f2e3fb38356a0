import { type RawBuilder, sql } from "kysely";
import type { RoleName } from "../../profile/index.ts";

/** Whether the deputy of an absence `a` holds a role somewhere themselves today, whatever was so when they were chosen. */
export function deputyHolds(role: RoleName): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT FROM udsyn.identity_role AS own WHERE own.municipality_id = a.municipality_id
    AND own.person_id = a.deputy_id AND own.role = ${role})`;
}
