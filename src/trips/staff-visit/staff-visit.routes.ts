import {
  type AskedByAnyone,
  identityTexts,
  linkHolder,
  linkTexts,
  orSpent,
  readLink,
  type UdsynRoute,
  work,
} from "../../identity/index.ts";
import { Conflict, fault, Invalid, type NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { type FormErrors, formErrors, html, noErrors, type Reply } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { tripTexts } from "../trip.texts.ts";
import { answerByLink, asHolder } from "./answer-staff-visit.ts";
import { askedOfManager } from "./change-asked.ts";
import { whyOver } from "./link-over.ts";
import { lateReasonIn } from "./reason-too-late.tsx";
import { answeredPage, questionPage, spentLinkPage } from "./staff-visit.page.tsx";
import { answerPurpose } from "./submit-staff-visit.ts";

/** The manager's link, `/g/<token>` (godkend): a look changes nothing, an answer uses it up. No sign-in. */
export function staffVisitRoutes(db: Db, publish: PublishTrip, baseOf: BaseOf): readonly UdsynRoute[] {
  const path = "/g/:token";
  const tokenOf = (asked: AskedByAnyone) => asked.params.token ?? "";

  const question = (asked: AskedByAnyone, errors: FormErrors, reason: string, status: number) =>
    work(db, asked.here, linkHolder, asked.now, async (one) => {
      const token = tokenOf(asked);
      const { trip } = await asHolder(one, await readLink(one.tx, one.municipality.id, answerPurpose, token, one.now));
      // The link of a trip that was ended lives, and asks nothing any more.
      if (trip.status !== "submitted") throw new Conflict("trip-status", { status: trip.status, action: "approve" });
      const about = await askedOfManager(one, trip);
      return html(questionPage(asked, { token, trip, about, errors, reason }), status);
    });

  return [
    {
      lane: "link",
      method: "GET",
      path,
      handle: (asked) => orSpentPage(db, asked, () => question(asked, noErrors, "", 200)),
    },
    {
      lane: "link",
      method: "POST",
      path,
      looksItself: true,
      handle: (asked) =>
        orSpentPage(db, asked, async () => {
          const decision = asked.form.get("decision") === "approve" ? "approve" : "send-back";
          const reason = asked.form.get("reason") ?? "";
          const rammer = asked.form.get("rammer") || null;
          try {
            const answered = await work(db, asked.here, linkHolder, asked.now, (one) =>
              answerByLink(one, tokenOf(asked), { decision, reason, rammer }, publish, baseOf),
            );
            return html(answeredPage(asked, answered));
          } catch (error) {
            if (error instanceof Conflict && error.code === "ramme-moved") {
              const moved = formErrors("da", [fault(error.code, {}, "")], tripTexts);
              return question(asked, moved, reason, 409);
            }
            if (!(error instanceof Invalid)) throw error;
            return question(asked, formErrors("da", error.faults, tripTexts), reason, 422);
          }
        }),
    },
  ];
}

/**
 * As `orSpent`, in the words of links by mail; of a request that is over what became of it. What was typed is given back where
 * the link is or was one: what is sent to a made-up link is nobody's, and is not said back.
 */
function orSpentPage(db: Db, asked: AskedByAnyone, answer: () => Promise<Reply>): Promise<Reply> {
  const wordsFor = (code: string) => linkTexts.find("da", `fault.${code}`) ?? identityTexts.find("da", `fault.${code}`);
  const typed = lateReasonIn(asked.form.get("decision") ?? "", asked.form.get("reason") ?? "");
  const page = (why: string, refusal: Conflict | NotFound) => {
    const given = typed && refusal instanceof Conflict ? { ...typed, mayBeSent: refusal.code === "link-used" } : null;
    return spentLinkPage(asked, why, given);
  };
  return orSpent({ wordsFor, page }, async () => {
    try {
      return await answer();
    } catch (error) {
      if (!(error instanceof Conflict) || !over.includes(error.code)) throw error;
      const token = asked.params.token ?? "";
      const why = await work(db, asked.here, linkHolder, asked.now, (one) => whyOver(one, token));
      if (why === null) throw error;
      return html(spentLinkPage(asked, why, typed && { ...typed, mayBeSent: error.code === "link-used" }), 410);
    }
  });
}

/** What an answer is refused with where the request was ended, taken back, answered or sent anew. */
const over: readonly string[] = ["link-used", "link-revoked", "trip-status", "with-committee"];
