import { requireRole, trace, type Work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { keepersOf } from "../repair-row/repair-row.ts";
import { type HeldRow, settleRow } from "../row.store.ts";

/** Lays a held row aside for good, with the reason. @throws Invalid `reason-missing` */
export async function dismissRow(work: Work, row: HeldRow, reason: string): Promise<void> {
  requireRole(work.who, keepersOf(row.dataset));
  refuseCpr({ reason });
  if (reason.trim() === "") throw new Invalid([fault("dismissal-reason-missing", {}, "reason")]);
  await settleRow(work.tx, work.municipality.id, row.rowId, "dismissed", row.subjectId);
  await trace(work, {
    action: "intake.dismiss",
    subject: { type: "import-row", id: row.rowId },
    before: Object.fromEntries(row.printed),
    after: { reason: reason.trim() },
  });
}
