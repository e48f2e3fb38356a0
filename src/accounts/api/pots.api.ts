import { z } from "zod";
import { idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import { decimalOf, NotFound } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { potReaders } from "../accounts-readers.ts";
import { allot, allotSchema } from "../allot/allot.ts";
import { carryOver } from "../carry-over/carry-over.ts";
import type { DrawersOf } from "../drawn-before.ts";
import { movementsOf } from "../movement.store.ts";
import { readPot } from "../pot.store.ts";
import { ownerKinds, type Pot } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";
import { potsFor } from "../pots-for.ts";
import { answerOnce } from "./answer-once.ts";

const yearQuery = z.object({ year: z.coerce.number().int().min(1950).max(2200) });
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

/** Pots for programs. `drawersOf` leads to those that pay from a pot. */
export function potsApi(db: Db, drawersOf: DrawersOf): readonly UdsynRoute[] {
  const doing = answerOnce(db);

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
