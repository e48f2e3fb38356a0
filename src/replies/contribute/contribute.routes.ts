import { z } from "zod";
import { type AskedByAnyone, identityTexts, linkHolder, type UdsynRoute, valid, work } from "../../identity/index.ts";
import { Invalid } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import {
  addressIn,
  type FormTree,
  formErrors,
  html,
  json,
  noErrors,
  type Reply,
  seeOther,
  sentForm,
  textAt,
} from "../../web/index.ts";
import { linesSchema, noLines } from "../contribution.ts";
import { orSpentPage } from "../link-holder.tsx";
import { repliesTexts } from "../replies.texts.ts";
import type { ShowSubject } from "../subject.ts";
import { contributePage } from "./contribute.page.tsx";
import { keepLines, openContribution, sendLines } from "./contribute.ts";

const savedBody = z.object({ savedAt: z.iso.datetime(), clock: z.string() });
const draftBody = z.strictObject({ page: z.string().max(300), fields: linesSchema });

/** A traveller's link, `/bidrag/<token>`: a look changes nothing and signs nobody in; it may be opened until the report is submitted. */
export function contributeRoutes(db: Db, show: ShowSubject): readonly UdsynRoute[] {
  const path = "/bidrag/:token";
  const tokenOf = (asked: AskedByAnyone) => asked.params.token ?? "";

  const shown = (asked: AskedByAnyone, typed: FormTree | null, errors = noErrors) =>
    work(db, asked.here, linkHolder, asked.now, async (one) => {
      const token = tokenOf(asked);
      const { invitation, shown } = await openContribution(one, token, show);
      const values = typed ?? { ...(invitation.draft ?? invitation.sent ?? noLines) };
      return html(
        contributePage({
          asked: { ...asked, path: addressIn(asked.lang, asked.path) },
          token,
          invitation,
          shown,
          values,
          errors,
        }),
        errors.summary.length > 0 ? 422 : 200,
      );
    });

  return [
    { lane: "link", method: "GET", path, handle: (asked) => orSpentPage(asked, () => shown(asked, null)) },
    { lane: "link", method: "POST", path, looksItself: true, handle: (asked) => orSpentPage(asked, () => sent(asked)) },
    {
      lane: "link",
      method: "PUT",
      path: "/api/v1/contributions/:token",
      api: {
        summary: "Keeps the lines that the holder of a link is writing for a report. Nobody else sees them yet.",
        body: draftBody,
        answers: { 200: savedBody, 404: null, 409: null, 422: null },
      },
      handle: async (asked) => {
        const { fields } = valid(draftBody, asked.json);
        await work(db, asked.here, linkHolder, asked.now, (one) => keepLines(one, tokenOf(asked), show, fields));
        // When it was saved, and what is wrong, is said in the page's language: the address is in it, as the page's own.
        return json({
          savedAt: asked.now.toISOString(),
          clock: formatsIn(asked.lang).clockAt(asked.now, asked.here.profile.timeZone),
        });
      },
    },
  ];

  async function sent(asked: AskedByAnyone): Promise<Reply> {
    const typed = sentForm(asked.form);
    const lines = { aim: textAt(typed, "aim"), outcome: textAt(typed, "outcome"), change: textAt(typed, "change") };
    try {
      await work(db, asked.here, linkHolder, asked.now, (one) => sendLines(one, tokenOf(asked), show, lines));
      return seeOther(`${addressIn(asked.lang, asked.path)}?sendt`);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return shown(asked, typed, formErrors(asked.lang, error.faults, repliesTexts, identityTexts));
    }
  }
}
