import { trace, type Work } from "../../identity/index.ts";
import { Conflict, type Fault, fault, Invalid, NotFound } from "../../kernel/index.ts";
import { putAway, refuseCpr, typedMarks } from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { holdAnnex, saveAnnex } from "./annex.store.ts";
import { type Annex, type AnnexId, annexState, beyondAnybody } from "./annex.ts";
import { shownNow } from "./annexes-shown.ts";
import { requireAnnexer, requireOtherEyes } from "./may-annex.ts";
import { takeFromPublic } from "./take-from-public.ts";

/**
 * A person's word on a file that a machine stopped or could not read: read, and nothing personal in it; or not to leave. What was
 * found is passed over only so, by one who has opened the file as it was read last, and with what was seen.
 * @throws Forbidden `role-needed`, `own-annex`, `whose-token`; NotFound `annex-unknown`; Conflict `annex-not-waiting`; Invalid
 *   `annex-decision-missing`, `annex-not-opened`, `annex-note-missing`, `cpr-found`
 */
export async function decideAnnex(
  work: Work,
  id: TripId,
  annexId: AnnexId,
  given: { readonly decision: string; readonly note: string },
  publish: PublishTrip,
): Promise<Annex> {
  const { tx, municipality, now, who } = work;
  const { trip, annex } = await openAnnex(work, id, annexId);
  await requireOtherEyes(work, annex);
  const state = annexState(annex);
  if (state !== "stopped" && state !== "waits") throw new Conflict("annex-not-waiting");
  const { decision } = given;
  const note = given.note.trim();
  const faults: Fault[] = [];
  if (decision !== "accepted" && decision !== "rejected") faults.push(fault("annex-decision-missing", {}, "decision"));
  // Read before such a file was refused.
  const beyond = beyondAnybody(annex.reading);
  if (decision === "accepted" && beyond !== null) faults.push(fault(beyond, {}, "decision"));
  else if (decision === "accepted" && !annex.openedBy.includes(who.actor.id))
    faults.push(fault("annex-not-opened", {}, "decision"));
  if (note === "") faults.push(fault("annex-note-missing", {}, "note"));
  refuseCpr({ note }, [...faults, ...typedMarks({ note })]);
  const decided: Annex = {
    ...annex,
    decision: decision === "accepted" ? "accepted" : "rejected",
    ...{ decidedAt: now, decidedBy: who.actor.id, note },
  };
  await saveAnnex(tx, municipality.id, decided);
  await trace(work, {
    action: decision === "accepted" ? "trips.accept-annex" : "trips.reject-annex",
    subject: { type: "trip", id },
    after: { annex: annexId, title: annex.title, note, found: annex.found },
  });
  if (decided.decision === "rejected") await putAway(tx, municipality.id, [annex.documentId], now);
  else if (annex.forRecord) await publishWherePublic(work, trip, publish);
  return decided;
}

/**
 * Takes an annex back: it is on no agenda any more, and its public address answers that it is gone. The reason is public where the
 * annex was.
 * @throws Forbidden `role-needed`; NotFound `annex-unknown`; Conflict `annex-withdrawn`; Invalid `reason-missing`, `cpr-found`
 */
export async function withdrawAnnex(
  work: Work,
  id: TripId,
  annexId: AnnexId,
  given: { readonly reason: string },
  publish: PublishTrip,
): Promise<Annex> {
  const { tx, municipality, now } = work;
  const { trip, annex } = await openAnnex(work, id, annexId);
  if (annex.withdrawnAt !== null) throw new Conflict("annex-withdrawn");
  const reason = given.reason.trim();
  const faults = [...(reason === "" ? [fault("reason-missing", {}, "reason")] : []), ...typedMarks({ reason })];
  refuseCpr({ reason }, faults);
  if (faults.length > 0) throw new Invalid(faults);
  const gone: Annex = { ...annex, withdrawnAt: now, withdrawnReason: reason };
  await saveAnnex(tx, municipality.id, gone);
  await putAway(tx, municipality.id, [annex.documentId], now);
  await trace(work, {
    action: "trips.withdraw-annex",
    subject: { type: "trip", id },
    before: { annex: annexId, title: annex.title },
    after: { reason },
  });
  // What nobody saw is taken back without a word to the public.
  if ((await shownNow(work, id)).includes(annexId)) await takeFromPublic(work, trip, annexId, publish, reason);
  return gone;
}

/** @throws NotFound `trip-unknown`, `annex-unknown`; Forbidden `role-needed` */
async function openAnnex(work: Work, id: TripId, annexId: AnnexId): Promise<{ trip: Trip; annex: Annex }> {
  const trip = await openTrip(work, id, "hold");
  requireAnnexer(work, trip);
  const annex = await holdAnnex(work.tx, work.municipality.id, id, annexId);
  if (!annex) throw new NotFound("annex-unknown");
  return { trip, annex };
}
