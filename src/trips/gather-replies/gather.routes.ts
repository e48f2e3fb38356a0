import { type AskedByWho, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, fault, Invalid, NotFound } from "../../kernel/index.ts";
import { type Db, langs } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { surveyReports, surveyRules } from "../../replies/index.ts";
import { type Reply, seeOther, sentForm, shownNow, textAt } from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import { reportAuthors } from "../write-report/may-write-report.ts";
import { type GatherView, gatherReply } from "./gather.page.tsx";
import { closeInvitation, gatheredTrip, handOutTripSurvey, inviteTraveller } from "./gather-replies.ts";
import { lookAtContributions } from "./look-at-contributions.ts";
import { shownNext, toShow } from "./made-link.ts";
import { shownToReplies, subjectOf } from "./trip-replies.ts";

/** Asking those who travelled, at the desk: links for lines, and the survey. */
export function gatherRoutes(db: Db, baseOf: BaseOf): readonly UdsynRoute[] {
  const path = "/skrivebord/rejser/:id/bidrag";
  const common = { lane: "staff", allow: reportAuthors } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const shown = (asked: AskedByWho, more: Partial<GatherView> = {}, told?: Conflict) =>
    doing(asked, async (one) => gatherReply({ ...(await seen(one, asked, told)), ...more }));
  return [
    { ...common, method: "GET", path, handle: (asked: AskedByWho) => opened(asked) },
    { ...common, method: "POST", path, looksItself: true, handle: (asked: AskedByWho) => ask(asked) },
    {
      ...common,
      method: "POST",
      path: `${path}/:contribution/luk`,
      handle: async (asked: AskedByWho) => {
        const id = idIn<"trip">(asked);
        await doing(asked, (one) => closeInvitation(one, id, idIn(asked, "contribution")));
        return seeOther(`${tripPath({ id }, "bidrag")}?lukket`);
      },
    },
    {
      ...common,
      method: "POST",
      path: "/skrivebord/rejser/:id/spoergeskema",
      handle: async (asked: AskedByWho) => {
        const lang = langs.find((one) => one === asked.form.get("surveyLang"));
        const id = idIn<"trip">(asked);
        const contribution = idIn<"invitation">({ params: { id: asked.form.get("surveyFor") ?? "" } });
        try {
          const link = await doing(asked, (one) => handOutTripSurvey(one, id, baseOf, { contribution, lang }));
          if (link === null) return seeOther(`${tripPath({ id }, "bidrag")}?spurgt`);
          return shownNext(id, { link, what: "survey" });
        } catch (error) {
          if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
          const fault = error instanceof NotFound ? "survey-for-missing" : error.code;
          const surveyFaults = [{ fault, params: error.params, path: "surveyFor" }];
          return shown(asked, { values: sentForm(asked.form), surveyFaults, status: 409 });
        }
      },
    },
  ];

  /** The page, with a link that was made just before: it clears the browser's copy, so that it is shown this once. */
  async function opened(asked: AskedByWho): Promise<Reply> {
    const made = toShow(asked, idIn<"trip">(asked), baseOf(asked.here));
    return shownNow(asked, await shown(asked, made ? { made } : {}));
  }

  async function ask(asked: AskedByWho): Promise<Reply> {
    const values = sentForm(asked.form);
    const byMail = textAt(values, "do") === "mail";
    const email = byMail ? textAt(values, "email") : null;
    const name = textAt(values, "name") || textAt(values, "named");
    const id = idIn<"trip">(asked);
    try {
      if (email === "") throw new Invalid([fault("invitation-email-missing", {}, "email")]);
      const lang = textAt(values, "lang") || "da";
      const { link } = await doing(asked, (one) => inviteTraveller(one, id, { name, email, lang }, baseOf));
      if (link === null) return seeOther(`${tripPath({ id }, "bidrag")}?sendt`);
      return shownNext(id, { link, what: "contribution" });
    } catch (error) {
      if (error instanceof Invalid) return shown(asked, { values, faults: error.faults });
      // Closed while it was typed, say: the page still shows, with what was typed and why it was not sent.
      if (error instanceof Conflict) {
        const faults = [{ fault: error.code, params: error.params, path: "" }];
        return shown(asked, { values, faults, status: 409 }, error);
      }
      throw error;
    }
  }
}

/** What the page shows, for those who write the report, and for them after it is settled too. */
async function seen(one: Work, asked: AskedByWho, told?: Conflict): Promise<GatherView> {
  const trip = await gatheredTrip(one, idIn<"trip">(asked), undefined, told);
  const shown = shownToReplies(one, trip);
  return {
    ...{ asked, trip, shown },
    invitations: await lookAtContributions(one, trip),
    surveys: await surveyReports(one, subjectOf(trip), shown),
    surveyUsed: surveyRules(one, trip) !== null,
  };
}
