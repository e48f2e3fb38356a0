import { type AskedByAnyone, identityTexts, readLink, type UdsynRoute, type Who, work } from "../../identity/index.ts";
import { Conflict, Invalid, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type FormErrors, formErrors, html, noErrors, type Reply } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import { tripTexts } from "../trip.texts.ts";
import type { TripId } from "../trip.ts";
import { answerByLink } from "./answer-staff-visit.ts";
import { answeredPage, questionPage, spentLinkPage } from "./staff-visit.page.tsx";
import { answerPurpose } from "./submit-staff-visit.ts";

/** Whoever holds the link, until the link itself says who that is. */
const holder: Who = { actor: { kind: "link", id: "link", name: "link" }, grants: [] };

/** The manager's link, `/g/<token>` (godkend): a look changes nothing, an answer uses it up. No sign-in. */
export function staffVisitRoutes(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  const path = "/g/:token";
  const tokenOf = (asked: AskedByAnyone) => asked.params.token ?? "";

  const question = (asked: AskedByAnyone, errors: FormErrors, reason: string, status: number) =>
    work(db, asked.here, holder, asked.now, async ({ tx, municipality, now }) => {
      const token = tokenOf(asked);
      const link = await readLink(tx, municipality.id, answerPurpose, token, now);
      const trip = await readTrip(tx, municipality.id, link.subjectId as TripId);
      return html(questionPage(asked, { token, trip, errors, reason }), status);
    });

  return [
    {
      lane: "link",
      method: "GET",
      path,
      handle: (asked) => orSpent(asked, () => question(asked, noErrors, "", 200)),
    },
    {
      lane: "link",
      method: "POST",
      path,
      looksItself: true,
      handle: (asked) =>
        orSpent(asked, async () => {
          const decision = asked.form.get("decision") === "approve" ? "approve" : "send-back";
          const reason = asked.form.get("reason") ?? "";
          try {
            const answered = await work(db, asked.here, holder, asked.now, (one) =>
              answerByLink(one, tokenOf(asked), { decision, reason }, publish),
            );
            return html(answeredPage(asked, answered));
          } catch (error) {
            if (!(error instanceof Invalid)) throw error;
            return question(asked, formErrors("da", error.faults, tripTexts), reason, 422);
          }
        }),
    },
  ];
}

/** A used, expired, revoked or unknown link is answered in words, on a page of its own. */
async function orSpent(asked: AskedByAnyone, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
    const why = identityTexts.find("da", `fault.${error.code}`);
    if (why === null) throw error;
    return html(spentLinkPage(asked, why), error instanceof NotFound ? 404 : 410);
  }
}
