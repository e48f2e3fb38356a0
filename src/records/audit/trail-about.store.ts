import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { AuditTables } from "./audit.tables.ts";

/** One thing that happened to a subject. `who` is `null` when the name has been erased. */
export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly who: string | null;
  /** Who it was by id, also where the name is erased. */
  readonly actorId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What happened to a subject, the latest first, from before an entry on. */
export async function trailAbout(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: { readonly type: string; readonly id: string },
  { limit, before = null }: { limit: number; before?: string | null },
): Promise<readonly TrailEntry[]> {
  let query = working<AuditTables>(tx)
    .selectFrom("recordsAudit as a")
    .innerJoin("recordsAuditValue as v", (on) =>
      on.onRef("v.municipalityId", "=", "a.municipalityId").onRef("v.auditId", "=", "a.auditId"),
    )
    .select(["a.auditId", "a.at", "a.action", "a.actorId", "v.actorName", "v.value"])
    .where("a.municipalityId", "=", municipalityId)
    .where("a.subjectType", "=", subject.type)
    .where("a.subjectId", "=", subject.id)
    .orderBy("a.auditId", "desc")
    .limit(limit);
  if (before) query = query.where("a.auditId", "<", before);
  const rows = await query.execute();
  return rows.map(({ auditId, actorName, value, ...row }) => ({
    id: auditId,
    ...row,
    who: actorName || null,
    before: value.before,
    after: value.after,
  }));
}
