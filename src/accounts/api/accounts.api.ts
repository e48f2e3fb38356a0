import { z } from "zod";
import {
  type AskedByWho,
  doneOnce,
  etagOf,
  idIn,
  type UdsynRoute,
  valid,
  versionNeeded,
  type Work,
  work,
} from "../../identity/index.ts";
import { decimalOf, fault, Invalid, isId, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { potReaders } from "../accounts-readers.ts";
import { addPosting } from "../add-posting/add-posting.ts";
import { allot, allotSchema } from "../allot/allot.ts";
import { assignPosting } from "../assign-posting/assign-posting.ts";
import { carryOver } from "../carry-over/carry-over.ts";
import { correctPosting } from "../correct-posting/correct-posting.ts";
import type { DrawersOf } from "../drawn-before.ts";
import { movementsOf } from "../movement.store.ts";
import { assertPostingInput, postingSchema } from "../posting-input.ts";
import { readPot } from "../pot.store.ts";
import { ownerKinds, type Pot } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { potsFor } from "../pots-for.ts";
import { putAwayPostings, putBackPosting, readPutAwayMark } from "../remove-posting/put-back-posting.ts";
import { removePosting } from "../remove-posting/remove-posting.ts";
import type { HandlerOf } from "../subject.ts";
import { unassignedPostings } from "../unassigned-postings/unassigned-postings.ts";
import { postingAnswer, postingBody, putAwayAnswer, putAwayBody } from "./posting-body.ts";

const yearQuery = z.object({ year: z.coerce.number().int().min(1950).max(2200) });
const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullable().default(null),
});
const reasonBody = z.strictObject({ reason: z.string().max(2000) });
const subjectBody = z.strictObject({
  type: z.string().max(40),
  id: z.uuid({ message: "not-an-id" }),
  namesConfirmed: z.boolean().default(false),
});

const decimal = z.string().regex(/^-?\d+\.\d\d$/);
const potAnswer = z
  .object({
    id: z.uuid(),
    owner: z.object({ kind: z.enum(ownerKinds), id: z.string() }),
    year: z.int(),
    currency: z.string(),
    allotted: decimal,
    carried: decimal,
    committed: decimal,
    spent: decimal,
    left: decimal,
    overdrawn: z.boolean().describe("More is set aside and booked than was given"),
  })
  .meta({ id: "Pot" });

const potWithMovements = z
  .object({
    ...potAnswer.shape,
    movements: z
      .array(
        z.object({
          id: z.uuid(),
          kind: z.string(),
          amount: decimal,
          subject: z.object({ type: z.string(), id: z.string() }).nullable(),
          text: z.string(),
          ruling: z.string().nullable().describe("What it rests on"),
          at: z.iso.datetime(),
          left: decimal.describe("What the pot had left after it"),
        }),
      )
      .describe("The first one first"),
  })
  .meta({ id: "PotWithMovements" });

/** Pots, and postings wherever they lie, for programs. `handlerOf` leads to the room that owns a subject, `drawersOf` to those that pay from a pot. */
export function accountsApi(
  db: Db,
  handlerOf: HandlerOf<Work>,
  forgetting: Forgetting,
  drawersOf: DrawersOf,
): readonly UdsynRoute[] {
  const doing = async (asked: AskedByWho, status: number, use: (work: Work) => Promise<unknown>) => {
    const done = await doneOnce(db, asked, async (one) => ({ status, body: await use(one) }));
    return json(done.body, done.status, etagOf(done.body));
  };

  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/pots",
      allow: potReaders,
      api: {
        summary: "A year's pots, and where each stands.",
        query: yearQuery,
        answers: { 200: listOf(potAnswer, {}) },
      },
      handle: async (asked) => {
        const { year } = valid(yearQuery, Object.fromEntries(asked.query));
        const pots = await work(db, asked.here, asked.who, asked.now, (one) => potsFor(one, year));
        const items = pots.map(({ figures, ...pot }) => potBody(pot, figures));
        return json({ items, next: null });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/pots",
      allow: ["accountant"],
      api: {
        summary:
          "Gives a pot money by a ruling, on top of what it was given before, and makes the pot when it is the first. The same amount by the same ruling is refused as given already.",
        body: allotSchema,
        answers: { 201: potAnswer, 409: null, 422: null },
      },
      handle: (asked) =>
        doing(asked, 201, async (one) => {
          const { pot, figures } = await allot(one, asked.json, drawersOf);
          return potBody(pot, figures);
        }),
    },
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/pots/:id",
      allow: potReaders,
      api: {
        summary: "One pot with every movement, each with what it left.",
        answers: { 200: potWithMovements, 404: null },
      },
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { year, id } = await readPot(one.tx, asked.here.id, idIn<"pot">(asked));
          // By the year's list, which leaves out what is not theirs to see.
          const pot = (await potsFor(one, year)).find((other) => other.id === id);
          if (!pot) throw new NotFound("pot-unknown");
          const movements = (await movementsOf(one.tx, asked.here.id, id)).map((move) => ({
            ...{ id: move.id, kind: move.kind, amount: decimalOf(move.hundredths), subject: move.subject },
            ...{ text: move.text, ruling: move.ruling, at: move.at.toISOString(), left: decimalOf(move.figures.left) },
          }));
          return json({ ...potBody(pot, pot.figures), movements });
        }),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/pots/:id/carry-over",
      allow: ["accountant"],
      api: {
        summary: "Carries what a past year's pot has left into the next year, as the municipality's policy says.",
        answers: { 201: z.object({ id: z.uuid(), carried: decimal }), 404: null, 409: null },
      },
      handle: (asked) =>
        doing(asked, 201, async (one) => {
          const pot = await readPot(one.tx, asked.here.id, idIn<"pot">(asked));
          return { id: pot.id, carried: decimalOf(await carryOver(one, pot, drawersOf)) };
        }),
    },
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
        answers: { 200: z.object({ id: z.uuid(), removed: z.literal(true) }), 404: null, 409: null },
      },
      handle: (asked) => {
        const { reason } = valid(reasonBody, asked.json);
        const id = idIn<"posting">(asked);
        return doing(asked, 200, async (one) => {
          await removePosting(one, id, reason, handlerOf);
          return { id, removed: true };
        });
      },
    },
  ];
}

/** A pot and where it stands, in decimals. */
function potBody({ id, owner, year, currency }: Pot, figures: PotFigures): Answer<typeof potAnswer> {
  const { allotted, carried, committed, spent, left } = figures;
  return {
    ...{ id, owner, year, currency },
    allotted: decimalOf(allotted),
    carried: decimalOf(carried),
    committed: decimalOf(committed),
    spent: decimalOf(spent),
    left: decimalOf(left),
    overdrawn: left < 0n,
  };
}
