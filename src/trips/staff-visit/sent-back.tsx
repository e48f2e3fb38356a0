import { hasRoleOver, type Work } from "../../identity/index.ts";
import type { Profile } from "../../profile/index.ts";
import { trailAbout } from "../../records/index.ts";
import { Notice } from "../../web/index.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { reportWriters } from "../write-report/may-write-report.ts";

/** Edits lie between the answer and whoever reads why; so far back the reason is looked for. */
const mostSteps = 200;

/** What a manager sent back, and why, in the manager's words. */
export interface SentBack {
  /** Of what was approved before it is the change that comes back. */
  readonly what: "request" | "report" | "change";
  readonly reason: string;
}

/** What settles the matter after a manager's no: the last of these tells whether it stands. */
const answered = {
  request: ["trips.send-back", "trips.take-back"],
  change: [
    ...["trips.send-back", "trips.approve", "trips.submit-staff-visit", "trips.take-back-change"],
    ...["trips.refuse", "trips.postpone", "trips.withdraw", "trips.back-to-approved"],
  ],
  report: ["trips.settle-report", "trips.report-ruled", "trips.take-back-report"],
} as const satisfies Record<SentBack["what"], readonly string[]>;

/**
 * What a manager sent back and why, while it is so, for those who are to mend it; `null` where nothing was, or somebody else
 * sent or took it back since.
 */
export async function sentBackBy({ tx, municipality, who }: Work, trip: Trip): Promise<SentBack | null> {
  const mends = trip.createdBy === who.actor.id || hasRoleOver(who, ownedOf(trip), reportWriters);
  const whats = backOf(trip, municipality.profile);
  if (whats.length === 0 || !mends) return null;
  const trail = await trailAbout(tx, municipality.id, { type: "trip", id: trip.id }, { limit: mostSteps });
  for (const what of whats) {
    const acts: readonly string[] = answered[what];
    const reason = reasonIn(trail.find(({ action }) => acts.includes(action))?.after);
    if (reason !== null) return { what, reason };
  }
  return null;
}

function backOf(trip: Trip, profile: Profile): readonly SentBack["what"][] {
  if (trip.status === "sent-back") return ["request"];
  return [
    ...(trip.status === "approved" && needsNewRuling(trip, profile) ? (["change"] as const) : []),
    ...(trip.reportTrack === "sent-back" ? (["report"] as const) : []),
  ];
}

function reasonIn(after: unknown): string | null {
  if (typeof after !== "object" || after === null || !("reason" in after)) return null;
  return typeof after.reason === "string" ? after.reason.trim() || null : null;
}

const titles = {
  request: "Lederen sendte rejsen tilbage",
  change: "Lederen sendte ændringen tilbage",
  report: "Lederen sendte rapporten tilbage",
} as const satisfies Record<SentBack["what"], string>;

/** The manager's reason, in the manager's words; what is said or offered beside it. */
export function SentBackNotice({ back, children }: { back: SentBack | null; children?: preact.ComponentChildren }) {
  if (back === null) return null;
  return (
    <Notice tone="watch" title={titles[back.what]}>
      <p class="written">{back.reason}</p>
      {children}
    </Notice>
  );
}
