import { z } from "zod";
import { NotFound } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import { json } from "../../web/index.ts";
import { doneOnce, emptyOnce, valid } from "../api.ts";
import type { UdsynRoute } from "../routes.ts";
import { work } from "../work.ts";
import { discardDraft, draftOf, draftPageSchema, draftSchema, keepDraft } from "./working-draft.ts";

const path = "/api/v1/me/drafts";
const allow = roleNames;
const savedBody = z.object({ savedAt: z.iso.datetime(), clock: z.string() });

/** One's own text on its way into a form of the desk, saved while it is typed. */
export function workingDraftApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path,
      allow,
      api: {
        summary: "What one has typed into a page's form and not saved.",
        query: draftPageSchema,
        answers: { 200: draftSchema.extend({ savedAt: z.iso.datetime() }), 404: null },
      },
      handle: async (asked) => {
        const { page } = valid(draftPageSchema, Object.fromEntries(asked.query));
        const draft = await work(db, asked.here, asked.who, asked.now, (one) => draftOf(one, page));
        if (!draft) throw new NotFound("draft-unknown");
        return json({ page, ...draft });
      },
    },
    {
      lane: "api",
      method: "PUT",
      path,
      allow,
      api: {
        summary: "Keeps what one has typed into a page's form, for oneself alone.",
        body: draftSchema,
        answers: { 200: savedBody, 422: null },
      },
      handle: async (asked) => {
        const draft = valid(draftSchema, asked.json);
        const { status, body } = await doneOnce(db, asked, async (one) => {
          await keepDraft(one, draft);
          const clock = formatsIn("da").clockAt(one.now, asked.here.profile.timeZone);
          return { status: 200, body: { savedAt: one.now, clock } };
        });
        return json(body, status);
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path,
      allow,
      api: { summary: "Discards it.", query: draftPageSchema, answers: { 204: null } },
      handle: async (asked) => {
        const { page } = valid(draftPageSchema, Object.fromEntries(asked.query));
        return emptyOnce(db, asked, (one) => discardDraft(one, page));
      },
    },
  ];
}
