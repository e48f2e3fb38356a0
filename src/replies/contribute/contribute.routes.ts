import { randomUUID } from "node:crypto";
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
  openedText,
  type Reply,
  seeOther,
  sentForm,
  textAt,
} from "../../web/index.ts";
import { contributionFields, linesSchema } from "../contribution.ts";
import { orSpentPage } from "../link-holder.tsx";
import { repliesTexts } from "../replies.texts.ts";
import type { ShowSubject } from "../subject.ts";
import type { TypedBack } from "../typed-back.tsx";
import { type ContributeView, contributePage } from "./contribute.page.tsx";
import { keepLines, openContribution, sendLines, sentBefore } from "./contribute.ts";
import { standing } from "./merged-lines.ts";

const savedBody = z.object({ savedAt: z.iso.datetime(), clock: z.string() });
/** `tab` names the page, `base` is what it was opened with: what its own changes are told from. */
const fromPage = { tab: z.string().max(60).default(""), base: z.string().max(200_000).default("") };
const draftBody = z.strictObject({
  page: z.string().max(300),
  fields: z.strictObject({ ...linesSchema.shape, ...fromPage }),
});

/** A traveller's link, `/bidrag/<token>`: a look changes nothing and signs nobody in; it may be opened until the report is submitted. */
export function contributeRoutes(db: Db, show: ShowSubject): readonly UdsynRoute[] {
  const path = "/bidrag/:token";
  const tokenOf = (asked: AskedByAnyone) => asked.params.token ?? "";

  const there = (asked: AskedByAnyone) => ({ ...asked, path: addressIn(asked.lang, asked.path) });
  const shown = (
    asked: AskedByAnyone,
    typed: FormTree | null,
    { errors = noErrors, disagreements = [] }: Partial<Pick<ContributeView, "errors" | "disagreements">> = {},
  ) =>
    work(db, asked.here, linkHolder, asked.now, async (one) => {
      const token = tokenOf(asked);
      const { invitation, shown } = await openContribution(one, token, show);
      const now: FormTree = { ...standing(invitation) };
      // What is answered after a disagreement stands upon what is stored now.
      const opened = typed && disagreements.length === 0 ? typed : { tab: randomUUID(), base: openedText(now) };
      return html(
        contributePage({
          asked: there(asked),
          token,
          invitation,
          shown,
          values: typed ?? now,
          opened: { tab: textAt(opened, "tab"), base: textAt(opened, "base") },
          errors,
          disagreements,
        }),
        disagreements.length > 0 ? 409 : errors.summary.length > 0 ? 422 : 200,
      );
    });

  return [
    { lane: "link", method: "GET", path, handle: (asked) => orSpentPage(there(asked), () => shown(asked, null)) },
    {
      lane: "link",
      method: "POST",
      path,
      looksItself: true,
      handle: (asked) =>
        orSpentPage(
          there(asked),
          () => sent(asked),
          async (code) => typedLines(asked, code),
        ),
    },
    {
      lane: "link",
      method: "PUT",
      path: "/api/v1/contributions/:token",
      // Only once the link is known to be one: nobody else gets long texts searched.
      looksItself: true,
      api: {
        summary: "Keeps the lines that the holder of a link is writing for a report. Nobody else sees them yet.",
        body: draftBody,
        answers: { 200: savedBody, 403: null, 404: null, 409: null, 422: null },
      },
      handle: async (asked) => {
        const { tab, base, ...lines } = valid(draftBody, asked.json).fields;
        const from = { tab, base };
        await work(db, asked.here, linkHolder, asked.now, (one) => keepLines(one, tokenOf(asked), show, lines, from));
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
    const from = { tab: textAt(typed, "tab"), base: textAt(typed, "base") };
    try {
      const { disagreements, brought, ...merged } = await work(db, asked.here, linkHolder, asked.now, (one) =>
        sendLines(one, tokenOf(asked), show, lines, from),
      );
      if (disagreements.length > 0) return shown(asked, { ...merged.lines }, { disagreements });
      return seeOther(`${addressIn(asked.lang, asked.path)}?sendt${brought ? "=begge" : ""}`);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return shown(asked, typed, { errors: formErrors(asked.lang, error.faults, repliesTexts, identityTexts) });
    }
  }

  /** The lines of a form whose link was closed meanwhile, by the labels they were typed under; those that came in before are not told as unsent. */
  async function typedLines(asked: AskedByAnyone, code: string): Promise<TypedBack> {
    const typed = sentForm(asked.form);
    const t = repliesTexts.in(asked.lang);
    const before = await work(db, asked.here, linkHolder, asked.now, (one) => sentBefore(one, tokenOf(asked), code));
    const fields = contributionFields
      .map((name) => ({ name, label: t(`page.${name}`), text: textAt(typed, name) }))
      .filter(({ text }) => text.trim() !== "");
    const unsent = fields.filter(({ name, text }) => text.replaceAll("\r\n", "\n").trim() !== before?.[name]);
    return {
      form: "contribution",
      mayBeSent: before === null,
      isSent: fields.length > 0 && unsent.length === 0,
      mayOpen: code === "contribution-closed",
      fields: unsent,
    };
  }
}
