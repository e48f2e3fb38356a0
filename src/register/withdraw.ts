import { trace, type Work } from "../identity/index.ts";
import { Conflict, NotFound } from "../kernel/index.ts";
import { refuseCpr } from "../records/index.ts";
import { renderAnew, unlist } from "./file-versions.store.ts";
import {
  type LogKey,
  leafOf,
  newSalt,
  sealEntry,
  withdrawalEntry,
  withdrawalHidden,
  withdrawalSchema,
} from "./log/index.ts";
import { appendLeaves, inLogTurn } from "./log.store.ts";
import type { StoredVersion } from "./records.store.ts";
import type { RecordId } from "./register.tables.ts";
import { addWithdrawal, readNewest } from "./version.store.ts";

/** Whether a version says that its record was taken back. */
export function isWithdrawal(version: Pick<StoredVersion, "entry">): boolean {
  return version.entry.schema === withdrawalSchema;
}

/**
 * Takes a record back from the register, in the caller's transaction: it is in no list and no data file any more, its
 * address answers 410 with the reason, and the log says for ever that it was there. Publishing it again is a new version.
 * @param reason why, in words for the public
 * @throws NotFound `record-unknown`, Conflict `record-withdrawn`, Invalid `cpr-found`
 */
export async function withdraw(
  work: Work,
  key: LogKey,
  type: string,
  recordId: RecordId,
  reason: string,
): Promise<{ readonly version: number; readonly slug: string }> {
  const { tx, municipality } = work;
  const newest = await readNewest(tx, municipality.id, type, recordId);
  if (!newest) throw new NotFound("record-unknown");
  if (isWithdrawal(newest)) throw new Conflict("record-withdrawn");
  refuseCpr({ reason });
  const { now } = await inLogTurn(work);
  const version = newest.version + 1;
  const slug = String(newest.entry.slug);
  const entry = withdrawalEntry({
    type,
    id: recordId,
    slug,
    version,
    publishedAt: now.toISOString(),
    municipality: municipality.profile.name.da ?? municipality.slug,
    reason,
  });
  const sealed = sealEntry(entry, withdrawalHidden, newSalt);
  const leafIndex = await appendLeaves(tx, municipality.id, [{ type, recordId, version, leaf: leafOf(sealed) }], {
    key,
    origin: municipality.profile.logOrigin,
    now,
  });
  const ofRecord = { municipalityId: municipality.id, type, recordId };
  await addWithdrawal(tx, ofRecord, { version, publishedAt: now, reason, leafIndex: BigInt(leafIndex), sealed });
  await unlist(tx, { municipalityId: municipality.id, type }, [recordId]);
  await trace(work, { action: "register.withdraw", subject: { type, id: recordId }, after: { version, reason } });
  await renderAnew(work);
  return { version, slug };
}
