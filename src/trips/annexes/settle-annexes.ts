import { trace, type Work } from "../../identity/index.ts";
import { settingOn } from "../../profile/index.ts";
import { dueKept, type KeptRows, notHeld, putAway } from "../../records/index.ts";
import type { TripId } from "../trip.ts";
import { holdAnnex, saveAnnex } from "./annex.store.ts";
import type { AnnexId } from "./annex.ts";

/** Annexes that a machine stopped or could not read, and that nobody has said anything of; not those of a held case. */
export const undecidedKept: KeptRows = {
  table: "trips_annex",
  of: `t.decision IS NULL AND t.withdrawn_at IS NULL AND t.found <> 'nothing' AND ${notHeld("'trip'", "t.trip_id")}`,
  from: "t.waits_from",
};

/** How many days somebody has to say something of such a file. */
export function annexDays({ municipality, today }: Pick<Work, "municipality" | "today">): number {
  return settingOn(municipality.profile, "retention", today).value.annexDaysUndecided;
}

export function undecidedBefore(work: Work): Date {
  return new Date(work.now.getTime() - annexDays(work) * 86_400_000);
}

const why = "Ingen har taget stilling til filen inden fristen.";

/** Takes back what nobody has settled in time: the file is erased some weeks later, as any that was taken back. How many. */
export async function settleAnnexes(work: Work): Promise<number> {
  const { tx, municipality, now } = work;
  const due = await dueKept(tx, municipality.id, undecidedKept, undecidedBefore(work), "trip_id || ' ' || t.annex_id");
  for (const one of due) {
    const [tripId, id] = one.split(" ") as [TripId, AnnexId];
    const annex = await holdAnnex(tx, municipality.id, tripId, id);
    if (!annex || annex.withdrawnAt !== null || annex.decision !== null) continue;
    await saveAnnex(tx, municipality.id, { ...annex, withdrawnAt: now, withdrawnReason: why });
    await putAway(tx, municipality.id, [annex.documentId], now);
    await trace(work, {
      action: "trips.withdraw-annex",
      subject: { type: "trip", id: tripId },
      before: { annex: id, title: annex.title },
      after: { reason: why },
    });
  }
  return due.length;
}
