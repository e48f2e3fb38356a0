import { traceAll, type Work } from "../identity/index.ts";
import type { DatasetName } from "./dataset.ts";
import type { RunId } from "./intake.tables.ts";
import { settleWhatCameIn } from "./row.store.ts";

/** A mapping whose key has been mended brings a file in: what was held of it for the old key waits for nobody any more. */
export async function settleApart(work: Work, dataset: DatasetName, runId: RunId, fileName: string): Promise<void> {
  const settled = await settleWhatCameIn(work.tx, work.municipality.id, dataset, runId, "other-year");
  await traceAll(
    work,
    settled.map(({ rowId, printed }) => ({
      action: "intake.dismiss",
      subject: { type: "import-row", id: rowId },
      before: Object.fromEntries(printed),
      after: { reason: `Læst ind under en anden nøgle med ${fileName}` },
    })),
  );
}
