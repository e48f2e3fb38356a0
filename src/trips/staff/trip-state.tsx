import type { DateOn } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { type Knowledge, type RailStep, StatusDisc } from "../../web/index.ts";
import { railTexts } from "../public/trip-rail.texts.ts";
import { reportAwaitsManager } from "../staff-visit/who-answers.ts";
import type { Trip } from "../trip.ts";
import { worded } from "./staff.texts.ts";

/** How far a status is, as a disc shows it: nothing is settled of a trip whose accounts nobody has, in public neither. */
function knowledgeOf(trip: Pick<Trip, "status" | "accountsTrack">): Knowledge {
  if (trip.status === "complete") return trip.accountsTrack === "closed" ? "final" : "missing";
  if (trip.status === "approved") return "final";
  if (["refused", "withdrawn", "cancelled"].includes(trip.status)) return "missing";
  return trip.status === "draft" ? "estimated" : "partly";
}

/** Where a trip stands. One that was sent to its manager is there, and on no agenda. */
export function TripStatusDisc({
  trip,
  withManager,
  isChange = false,
}: {
  trip: Pick<Trip, "status" | "accountsTrack">;
  withManager: boolean;
  /** What is there is a change of what was approved before. */
  isChange?: boolean;
}) {
  const at = isChange ? "change-with-manager" : "with-manager";
  const words = worded("status", withManager ? at : trip.status);
  return <StatusDisc knowledge={knowledgeOf(trip)}>{words}</StatusDisc>;
}

const ruled = ["approved", "complete"];

/** Whether a trip came complete, from a source or a file that may not say who approved it: nobody approved it here. */
export function isUnstated({ status, approved }: Pick<Trip, "status" | "approved">): boolean {
  return status === "complete" && approved === null;
}

function journeyTitle({ direction }: Trip, isUnderWay: boolean): string {
  const t = railTexts.in("da");
  if (direction === "in") return t(isUnderWay ? "visiting" : "visited");
  return t(isUnderWay ? "travelling" : "travelled");
}

/** The course of a trip: planned, ruled on, travelled, and the two tracks that are owed afterwards. */
export function railOf(trip: Trip, profile: Profile, today: DateOn): readonly RailStep[] {
  const decided = ruled.includes(trip.status);
  const ended = ["refused", "withdrawn", "cancelled"].includes(trip.status);
  const away = trip.startOn !== null && trip.startOn <= today;
  const home = trip.endOn !== null && trip.endOn < today;
  const planning = ["draft", "sent-back", "postponed"].includes(trip.status);
  const report = reportAwaitsManager(trip, profile, today) ? "with-manager" : trip.reportTrack;
  const track = (done: boolean): RailStep["state"] => (done ? "done" : decided && home ? "now" : "todo");
  return [
    { title: "Planlagt", state: planning ? "now" : "done" },
    isUnstated(trip)
      ? { title: "Besluttet", state: "gap", note: "ikke oplyst" }
      : {
          title: ended ? worded("status", trip.status) : "Besluttet",
          state: decided || ended ? "done" : planning ? "todo" : "now",
        },
    ...(ended
      ? []
      : ([
          {
            title: journeyTitle(trip, decided && away && !home),
            state: decided && home ? "done" : decided && away ? "now" : "todo",
          },
          ...(trip.accountsTrack === "not-owed"
            ? []
            : [{ title: "Regnskab", state: track(trip.accountsTrack === "closed") }]),
          ...(trip.reportTrack === "not-owed"
            ? []
            : [
                {
                  title: "Rapport",
                  state: track(trip.reportTrack === "settled"),
                  // Before the return nothing is missing.
                  ...((trip.reportTrack !== "owed" || home) && { note: worded("report", report) }),
                },
              ]),
        ] as const)),
  ];
}
