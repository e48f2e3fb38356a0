import { submissionsAbout } from "../../decisions/index.ts";
import { doneAt, type UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { Confirm } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { confirmPage } from "../staff/confirm-page.tsx";
import { tripPath } from "../staff/trip-path.ts";
import { reportWriters } from "../write-report/may-write-report.ts";
import { reportBackRefusal, takeReportBack } from "./take-back-report.ts";
import { takeBackRefusal, takeRequestBack } from "./take-back-request.ts";

const f = formatsIn("da");

/** Taking a request or a report back at the desk, asked once more. */
export function takeBackRoutes(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  const request = confirmPage(db, {
    ...{ page: "tag-tilbage", allow: rolesThatMay("take-back"), title: "Tag tilbage for at rette" },
    read: async (one, trip) => {
      const submissions = await submissionsAbout(one.tx, one.municipality.id, { type: "trip", id: trip.id });
      const waiting = submissions.find(({ status, about }) => status === "open" && about === "request");
      const refusal = takeBackRefusal(one, trip, waiting !== undefined);
      if (refusal) throw refusal;
      return waiting;
    },
    body: ({ trip, seen: waiting, action }) => (
      <Confirm
        question="Vil du tage anmodningen tilbage for at rette den?"
        action={action}
        does="Tag den tilbage"
        back={tripPath(trip)}
      >
        <p>
          {waiting
            ? `Sagen tages af dagsordenen til mødet ${f.date(waiting.meetsOn)}. Ret den, og sæt den på igen: fristen for dagsordenen er den samme.`
            : "Den, der skulle tage stilling, kan ikke længere svare, og links i mails holder op med at virke. Ret rejsen, og send den igen."}
        </p>
        {trip.approved && <p>Det, der blev godkendt før, gælder stadig.</p>}
      </Confirm>
    ),
    carryOut: takeRequestBack,
    done: (id, { approved }) => doneAt(tripPath({ id }), approved ? "change-taken-back" : "taken-back"),
  });
  const report = confirmPage(db, {
    ...{ page: "rapport/tag-tilbage", allow: reportWriters, title: "Tag rapporten tilbage for at rette den" },
    read: async (one, trip) => {
      const refusal = reportBackRefusal(one, trip);
      if (refusal) throw refusal;
    },
    body: ({ trip, action }) => (
      <Confirm
        question="Vil du tage rapporten tilbage for at rette den?"
        action={action}
        does="Tag den tilbage"
        back={tripPath(trip)}
      >
        <p>Rapporten tages af dagsordenen. Ret den, og sæt den på igen: fristen for dagsordenen er den samme.</p>
        {trip.publicPlan && <p>Borgerne ser den så længe ikke som afleveret.</p>}
      </Confirm>
    ),
    carryOut: (one, id) => takeReportBack(one, id, publish),
    done: (id) => doneAt(tripPath({ id }, "rapport"), "report-taken-back"),
  });
  return [...request, ...report];
}
