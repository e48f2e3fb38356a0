import { type AskedByWho, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { type Reply, sentForm, textAt } from "../../web/index.ts";
import { requireFourEyes } from "../four-eyes.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { journeyFaults } from "../settled-from.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { refuseWithCommittee } from "../with-committee.ts";
import { type Answering, answerings, answerReply } from "./answer.page.tsx";
import { answerStaffVisit } from "./answer-staff-visit.ts";
import { askedOfManager } from "./change-asked.ts";
import { settleReport } from "./settle-report.ts";
import { asManager, isReportWithManager, isWithManager } from "./who-answers.ts";

/** A manager's answers at the desk: the same two as in the letter, and the report's. A look changes nothing. */
export function answerRoutes(db: Db, publish: PublishTrip, baseOf: BaseOf): readonly UdsynRoute[] {
  return (["request", "report"] as const).flatMap((about): UdsynRoute[] => {
    const path = `/skrivebord/rejser/:id/${answerings[about].page}`;
    const common = { lane: "staff", path, allow: ["manager"] } as const;
    return [
      {
        ...common,
        method: "GET",
        handle: (asked: AskedByWho) =>
          work(db, asked.here, asked.who, asked.now, async (one) =>
            answerReply({ asked, about, ...(await waiting(one, asked, about)) }),
          ),
      },
      {
        ...common,
        method: "POST",
        looksItself: true,
        handle: (asked: AskedByWho) => answer(db, asked, about, publish, baseOf),
      },
    ];
  });
}

/** The trip, where it waits for this manager: a form is shown only where its answer would be taken. */
async function waitingTrip(one: Work, asked: AskedByWho, about: Answering): Promise<Trip> {
  const { municipality, today } = one;
  const id = idIn<"trip">(asked);
  const trip = await openTrip(one, id);
  if (!(await asManager(one, trip))) throw new Forbidden("role-needed");
  if (about === "request") await refuseWithCommittee(one, trip);
  else refuseBeforeReturn(one, trip);
  const waits =
    about === "request"
      ? isWithManager(trip, municipality.profile, today, false)
      : isReportWithManager(trip, municipality.profile, today);
  if (!waits) throw new Conflict("trip-status", { status: trip.status, action: about });
  if (about === "request") await requireFourEyes(one, trip);
  return trip;
}

/** What waits for this manager, as it is read. */
async function waiting(one: Work, asked: AskedByWho, about: Answering) {
  const trip = await waitingTrip(one, asked, about);
  return { trip, request: about === "request" ? await askedOfManager(one, trip) : null };
}

/** @throws Conflict `journey-not-over`: the address is offered by nothing before its day */
function refuseBeforeReturn({ today }: Work, trip: Trip): void {
  const [early] = journeyFaults(trip, today);
  if (early) throw new Conflict(early.fault, early.params);
}

async function answer(
  db: Db,
  asked: AskedByWho,
  about: Answering,
  publish: PublishTrip,
  baseOf: BaseOf,
): Promise<Reply> {
  const values = sentForm(asked.form);
  const decision = textAt(values, "decision") === "approve" ? "approve" : "send-back";
  const reason = textAt(values, "reason");
  const id = idIn<"trip">(asked);
  const seen = textAt(values, "version");
  const doing = <T>(does: (one: Work) => Promise<T>) => work(db, asked.here, asked.who, asked.now, does);
  try {
    const answered = await doing(async (one) => {
      // A look: the use case holds what it answers, in the order of all doors, and asks again.
      await waitingTrip(one, asked, about);
      const rammer = textAt(values, "rammer") || null;
      const given = { decision, reason, version: seen === "" ? null : Number(seen), rammer } as const;
      if (about === "request") return answerStaffVisit(one, id, given, publish, baseOf);
      await settleReport(one, id, given, publish, baseOf);
      return null;
    });
    const what = answered && answered.stoodSince !== null ? "change" : about;
    return doneAt(tripPath({ id }), `${what}-${decision}`);
  } catch (error) {
    const again = saidAgain(error);
    if (again === null) throw error;
    return doing(async (one) => answerReply({ asked, about, ...(await waiting(one, asked, about)), reason, ...again }));
  }
}

/**
 * What the form says when it is shown again. Nobody approves what they have not seen: it may have been taken back, changed
 * and sent again meanwhile, and is then read once more. `null` where showing it again helps nobody.
 */
function saidAgain(error: unknown): { readonly faults: readonly Fault[]; readonly status?: number } | null {
  if (error instanceof Invalid) return { faults: error.faults };
  if (error instanceof Conflict && error.code === "version-passed")
    return { faults: [fault("changed-since-seen", {}, "")], status: 409 };
  if (error instanceof Conflict && error.code === "ramme-moved")
    return { faults: [fault(error.code, {}, "")], status: 409 };
  return null;
}
