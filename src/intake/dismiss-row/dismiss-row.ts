import { requireRole, trace, type Work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import { type Forgetting, refuseCpr } from "../../records/index.ts";
import { forgettingAnybody } from "../met-before.ts";
import { keepersOf } from "../repair-row/repair-row.ts";
import { type HeldRow, settleRow } from "../row.store.ts";

/** Lays a held row aside for good, with the reason; of whoever was erased nothing is kept. @throws Invalid `reason-missing` */
export async function dismissRow(work: Work, forgetting: Forgetting, row: HeldRow, reason: string): Promise<void> {
  requireRole(work.who, keepersOf(row.dataset));
  refuseCpr({ reason });
  if (reason.trim() === "") throw new Invalid([fault("dismissal-reason-missing", {}, "reason")]);
  const printed = (await forgettingAnybody(work, forgetting))(row.printed, row.rowId);
  const { subjectId } = row;
  await settleRow(work.tx, work.municipality.id, row.rowId, {
    ...{ status: "dismissed", subjectId, printed, findings: null, readAs: null },
  });
  await trace(work, {
    action: "intake.dismiss",
    subject: { type: "import-row", id: row.rowId },
    before: Object.fromEntries(printed),
    after: { reason: reason.trim() },
  });
}
