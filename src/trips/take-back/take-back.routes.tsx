import { submissionsAbout } from "../../decisions/index.ts";
import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { Confirm } from "../../web/index.ts";
import { rolesThatMay } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { reportWriters } from "../write-report/may-write-report.ts";
import { reportBackRefusal, takeReportBack } from "./take-back-report.ts";
import { takeBackRefusal, takeRequestBack } from "./take-back-request.ts";

const f = formatsIn("da");
const title = "Tag tilbage for at rette";
const reportTitle = "Tag rapporten tilbage for at rette den";

/** Taking a request or a report back at the desk, asked once more. */
export function takeBackRoutes(db: Db): readonly UdsynRoute[] {
  const common = {
    lane: "staff",
    path: "/skrivebord/rejser/:id/tag-tilbage",
    allow: rolesThatMay("take-back"),
  } as const;
  const report = { lane: "staff", path: "/skrivebord/rejser/:id/rapport/tag-tilbage", allow: reportWriters } as const;
  return [
    {
      ...common,
      method: "GET",
      handle: (asked: AskedByWho) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const trip = await openTrip(one, idIn<"trip">(asked));
          const submissions = await submissionsAbout(one.tx, one.municipality.id, { type: "trip", id: trip.id });
          const waiting = submissions.find(({ status, about }) => status === "open" && about === "request");
          const refusal = takeBackRefusal(one, trip, waiting !== undefined);
          if (refusal) throw refusal;
          return deskReply({
            asked,
            title,
            crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
            children: (
              <Confirm
                question="Vil du tage anmodningen tilbage for at rette den?"
                action={tripPath(trip, "tag-tilbage")}
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
          });
        }),
    },
    {
      ...common,
      method: "POST",
      handle: async (asked: AskedByWho) => {
        const id = idIn<"trip">(asked);
        const { approved } = await work(db, asked.here, asked.who, asked.now, (one) => takeRequestBack(one, id));
        return doneAt(tripPath({ id }), approved ? "change-taken-back" : "taken-back");
      },
    },
    {
      ...report,
      method: "GET",
      handle: (asked: AskedByWho) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const trip = await openTrip(one, idIn<"trip">(asked));
          const refusal = reportBackRefusal(one, trip);
          if (refusal) throw refusal;
          return deskReply({
            asked,
            title: reportTitle,
            crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: reportTitle }],
            children: (
              <Confirm
                question="Vil du tage rapporten tilbage for at rette den?"
                action={tripPath(trip, "rapport/tag-tilbage")}
                does="Tag den tilbage"
                back={tripPath(trip)}
              >
                <p>
                  Rapporten tages af dagsordenen. Ret den, og sæt den på igen: fristen for dagsordenen er den samme.
                </p>
              </Confirm>
            ),
          });
        }),
    },
    {
      ...report,
      method: "POST",
      handle: async (asked: AskedByWho) => {
        const id = idIn<"trip">(asked);
        await work(db, asked.here, asked.who, asked.now, (one) => takeReportBack(one, id));
        return doneAt(tripPath({ id }, "rapport"), "report-taken-back");
      },
    },
  ];
}
