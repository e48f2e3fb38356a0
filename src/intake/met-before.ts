import type { Work } from "../identity/index.ts";
import { idMadeAt } from "../kernel/index.ts";
import type { Forgetting } from "../records/index.ts";
import type { RowId } from "./intake.tables.ts";

/** When a row was first met: its id was made then, and stays with its key. */
export function metAt(rowId: RowId): Date {
  return new Date(idMadeAt(rowId));
}

/** What a row says, without whoever was erased since it was first met; all that it says where nobody has met it before. */
export type ForgetInRow = <Value>(said: Value, rowId: RowId | null) => Value;

/** A row that was met before an erasure is about who it was about then, however often its file comes again (docs/decisions/0034). */
export async function forgettingRows(work: Work, forgetting: Forgetting): Promise<ForgetInRow> {
  const forget = await forgetting(work);
  return (said, rowId) =>
    rowId === null
      ? said
      : forget(said, { place: `intake_row:${rowId}`, createdAt: metAt(rowId), isOfficial: () => false });
}

/** What a row says without anybody who was ever erased, whenever it was met: what is kept of it once somebody has settled it. */
export async function forgettingAnybody(work: Work, forgetting: Forgetting): Promise<ForgetInRow> {
  const forget = await forgetting(work);
  return (said, rowId) =>
    forget(said, { place: `intake_row:${rowId}`, createdAt: new Date(0), isOfficial: () => false });
}
