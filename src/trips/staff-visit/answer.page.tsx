import { type AskedByWho, deskReply } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formErrors, type Reply, Section, SummaryList, Title } from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Report, Trip } from "../trip.ts";
import type { AskedForAnswer } from "./change-asked.ts";
import {
  type AnswerWords,
  changeWords,
  Requested,
  requestLede,
  requestWords,
  TwoAnswers,
  Visit,
} from "./staff-visit.page.tsx";

/** What a manager answers at the desk, and in which words. */
export const answerings = {
  request: {
    page: "lederens-svar",
    title: "Svar på tjenesterejsen",
  },
  report: {
    page: "svar-paa-rapporten",
    title: "Svar på rapporten",
  },
} as const;
export type Answering = keyof typeof answerings;

const reportWords: AnswerWords = {
  approveNote: "Rapporten bliver offentlig med det samme og kan derefter kun ændres som en rettelse.",
  approve: "Godkend rapporten",
  backNote:
    "Din begrundelse står over rapporten, til den er rettet og afleveret. Rapporten kan rettes, indtil den er godkendt.",
  sendBack: "Send rapporten tilbage",
};

interface AnswerView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly about: Answering;
  /** Who sent a request, and what of it is a change; `null` for a report. */
  readonly request: AskedForAnswer | null;
  readonly reason?: string;
  readonly faults?: readonly Fault[];
  readonly status?: number;
}

/** A request or a report as its manager reads it at the desk, and the two answers. Looking changes nothing. */
export function answerReply({ asked, trip, about, request, reason = "", faults = [], status }: AnswerView): Reply {
  const { title, page } = answerings[about];
  const words = request === null ? reportWords : request.change ? changeWords : requestWords;
  const lede =
    request === null ? "Rejsen er slut, og rapporten er skrevet. Du svarer som leder." : requestLede(request);
  const errors = formErrors("da", faults, tripTexts);
  return deskReply(
    {
      asked,
      title: `${faults.length > 0 ? "Fejl: " : ""}${title}, ${titleOf(trip)}`,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={titleOf(trip)} lang={trip.lang} lede={lede} />
          {request === null ? (
            <Section first title="Rapporten">
              <Visit trip={trip} />
              {trip.report && <ReportRead report={trip.report} lang={trip.lang} />}
            </Section>
          ) : (
            <Requested trip={trip} about={request} />
          )}
          <TwoAnswers
            action={tripPath(trip, page)}
            words={words}
            errors={errors}
            reason={reason}
            version={trip.version}
            {...(request && { rammer: request.rammer })}
          />
        </>
      ),
    },
    status ?? (faults.length > 0 ? 422 : 200),
  );
}

function ReportRead({ report, lang }: { report: Report; lang: string }) {
  const answers = [
    ["Hvad ville I", report.aim],
    ["Udbytte", report.outcome],
    ["Hvad ændrer I", report.change],
  ] as const;
  return (
    <SummaryList answers={answers.map(([question, text]) => ({ question, answer: <span lang={lang}>{text}</span> }))} />
  );
}
