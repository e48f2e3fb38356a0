import { z } from "zod";
import { idIn, type UdsynRoute, valid, versionAsked, versionNeeded, type Work, work } from "../../identity/index.ts";
import { fault, Invalid, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { json, listOf } from "../../web/index.ts";
import { addPosting } from "../add-posting/add-posting.ts";
import { assignPosting } from "../assign-posting/assign-posting.ts";
import { unassignPosting } from "../assign-posting/unassign-posting.ts";
import { correctPosting } from "../correct-posting/correct-posting.ts";
import { assertPostingInput, lineNamesConfirmed, postingSchema } from "../posting-input.ts";
import { putAwayPostings, putBackPosting, readPutAwayMark } from "../remove-posting/put-back-posting.ts";
import { removePosting } from "../remove-posting/remove-posting.ts";
import type { HandlerOf } from "../subject.ts";
import { unassignedPostings } from "../unassigned-postings/unassigned-postings.ts";
import { answerOnce } from "./answer-once.ts";
import { postingAnswer, postingBody, putAwayAnswer, putAwayBody } from "./posting-body.ts";

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullable().default(null),
});
const reasonBody = z.strictObject({ reason: z.string().max(2000) });
const subjectBody = z.strictObject({
  type: z.string().max(40),
  id: z.uuid({ message: "not-an-id" }),
  namesConfirmed: lineNamesConfirmed,
});

/** Postings wherever they lie, for programs. `handlerOf` leads to the room that owns a subject. */
export function postingsApi(db: Db, handlerOf: HandlerOf<Work>, forgetting: Forgetting): readonly UdsynRoute[] {
  const doing = answerOnce(db);

  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/postings",
      allow: ["accountant", "coordinator"],
      whole: true,
      api: {
        summary: "Postings that have no trip yet, the latest first.",
        query: pageQuery,
        answers: { 200: listOf(postingAnswer, {}) },
      },
      handle: async (asked) => {
        const { limit, cursor } = valid(pageQuery, Object.fromEntries(asked.query));
        if (cursor !== null && !isId<"posting">(cursor)) throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
        const page = await work(db, asked.here, asked.who, asked.now, (one) =>
          unassignedPostings(one, { limit, after: cursor }),
        );
        return json({ items: page.items.map(postingBody), next: page.next });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/postings",
      allow: ["accountant"],
      api: {
        summary: "Books a line that has no trip yet.",
        body: postingSchema,
        answers: { 201: postingAnswer, 422: null },
      },
      handle: (asked) => {
        const given = asked.json;
        assertPostingInput(given);
        return doing(asked, 201, async (one) =>
          postingBody(await addPosting(one, { ...given, subject: null }, handlerOf)),
        );
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/postings/:id/assignment",
      allow: ["accountant"],
      whole: true,
      api: {
        summary: "Gives a line its trip.",
        body: subjectBody,
        answers: { 201: postingAnswer, 404: null, 409: null, 422: null },
      },
      handle: (asked) => {
        const { namesConfirmed, ...subject } = valid(subjectBody, asked.json);
        return doing(asked, 201, async (one) =>
          postingBody(await assignPosting(one, idIn<"posting">(asked), subject, handlerOf, namesConfirmed)),
        );
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path: "/api/v1/postings/:id/assignment",
      allow: ["accountant"],
      whole: true,
      api: {
        summary:
          "Lays a line of a trip back among those that have none, with the reason; its receipt waits in the accounts it leaves.",
        body: reasonBody,
        answers: { 200: postingAnswer, 404: null, 409: null, 412: null, 422: null },
      },
      handle: (asked) => {
        const { reason } = valid(reasonBody, asked.json);
        const version = versionAsked(asked);
        return doing(asked, 200, async (one) =>
          postingBody(await unassignPosting(one, idIn<"posting">(asked), reason, handlerOf, version)),
        );
      },
    },
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/put-away-postings",
      allow: ["accountant", "coordinator"],
      whole: true,
      api: {
        summary: "Lines that belong to no trip and were put away, the latest first, by whom and why.",
        query: pageQuery,
        answers: { 200: listOf(putAwayAnswer, {}) },
      },
      handle: async (asked) => {
        const { limit, cursor } = valid(pageQuery, Object.fromEntries(asked.query));
        const after = cursor === null ? null : readPutAwayMark(cursor);
        if (cursor !== null && after === null) throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
        const page = await work(db, asked.here, asked.who, asked.now, (one) => putAwayPostings(one, { limit, after }));
        return json({ items: page.items.map(putAwayBody), next: page.next });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/postings/:id/putting-back",
      allow: ["accountant"],
      whole: true,
      api: {
        summary: "Puts a line back that had no trip and was taken out.",
        answers: { 201: z.object({ id: z.uuid() }), 404: null, 409: null },
      },
      handle: (asked) =>
        doing(asked, 201, async (one) => {
          const id = idIn<"posting">(asked);
          await putBackPosting(one, id);
          return { id };
        }),
    },
    {
      lane: "api",
      method: "PUT",
      path: "/api/v1/postings/:id",
      allow: ["accountant"],
      api: {
        summary: "Replaces what a line says; If-Match names the version it was made from.",
        body: postingSchema,
        answers: { 200: postingAnswer, 404: null, 409: null, 412: null, 422: null, 428: null },
      },
      handle: (asked) => {
        const given = asked.json;
        assertPostingInput(given);
        const version = versionNeeded(asked);
        return doing(asked, 200, async (one) =>
          postingBody(await correctPosting(one, idIn<"posting">(asked), version, given, handlerOf, forgetting)),
        );
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path: "/api/v1/postings/:id",
      allow: ["accountant"],
      api: {
        summary: "Takes a line out, with the reason.",
        body: reasonBody,
        answers: { 200: z.object({ id: z.uuid(), removed: z.literal(true) }), 404: null, 409: null, 412: null },
      },
      handle: (asked) => {
        const { reason } = valid(reasonBody, asked.json);
        const id = idIn<"posting">(asked);
        const version = versionAsked(asked);
        return doing(asked, 200, async (one) => {
          await removePosting(one, id, reason, handlerOf, version);
          return { id, removed: true };
        });
      },
    },
  ];
}
