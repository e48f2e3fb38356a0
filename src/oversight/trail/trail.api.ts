import { z } from "zod";
import { type AskedByWho, idIn, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { fault, Invalid, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { dataFields } from "../../profile/index.ts";
import { json, listOf } from "../../web/index.ts";
import { trailReaders } from "../menu.tsx";
import type { TrailWords } from "./asked-trail.ts";
import { exportTrail, type TrailFormat, trailTypes } from "./export-trail.ts";
import { checkChain, lookAtTrace, readTrail, type WitnessOf } from "./read-trail.ts";
import { traceAnswer, traceBody } from "./trace-answer.ts";

const word = z.string().max(200).optional();
const files = ["csv", "jsonl", "xlsx"] as const satisfies readonly TrailFormat[];
const trailQuery = z.object({
  from: dataFields.day.optional().describe("The first day, in the municipality's own time"),
  to: dataFields.day.optional().describe("The last day, counted"),
  who: word.describe("A part of a name, or the whole of an actor's id"),
  subject: word.describe("What it is about: trip, posting, person"),
  action: word.describe("One sort of act: trips.edit"),
  case: word.describe("A trip with all that is booked on it, by words of its heading or by id; or anything by its id"),
  format: z
    .enum(["json", ...files])
    .default("json")
    .describe("json: a page; the others: everything asked for, as a file"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullable().default(null),
});
const listAnswer = listOf(traceAnswer, {
  waiting: z.int().describe("How many acts of the last day are not sealed yet"),
  newestSeal: z.object({ seq: z.string(), at: z.iso.datetime() }).nullable(),
});
const chainAnswer = z.object({
  faults: z.array(z.string()),
  newestSeal: z.object({ seq: z.string(), at: z.iso.datetime() }).nullable(),
  witnessed: z.boolean().describe("The newest seal was held against one that is kept outside the database"),
});

/** The audit trail for the programs of those who look over shoulders. To read it is itself an act, and stands in it. */
export function trailApi(db: Db, witnessOf: WitnessOf): readonly UdsynRoute[] {
  const common = { lane: "api", method: "GET", allow: trailReaders, whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const reading = (path: string, summary: string, looksOnly: boolean): UdsynRoute => ({
    ...common,
    path,
    api: { summary, query: trailQuery, answers: { 200: [listAnswer, ...files.map((one) => trailTypes[one].bare)] } },
    handle: async (asked: AskedByWho) => {
      const { format, limit, cursor, ...said } = valid(trailQuery, Object.fromEntries(asked.query));
      if (cursor !== null && !isId(cursor)) throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
      const words = wordsOf(said);
      if (format !== "json") return exportTrail(db, asked, words, format, looksOnly);
      const { lines, next, standing } = await doing(asked, (one) =>
        readTrail(one, words, looksOnly, { limit, before: cursor }),
      );
      return json({
        items: lines.map(traceBody),
        next,
        waiting: standing.waiting,
        newestSeal: sealBody(standing.newest),
      });
    },
  });
  return [
    reading("/api/v1/audit-trail", "Who did what, the latest first, with what was before and after.", false),
    reading("/api/v1/looks", "Who has looked at personal data, the latest first.", true),
    {
      ...common,
      path: "/api/v1/audit-trail/chain",
      api: {
        summary: "Holds every seal of the trail against its acts, now. It reads everything: one at a time.",
        answers: { 200: chainAnswer, 409: null },
      },
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const { faults, newest, witnessed } = await checkChain(one, witnessOf);
          return json({ faults, newestSeal: sealBody(newest), witnessed });
        }),
    },
    {
      ...common,
      path: "/api/v1/audit-trail/:id",
      api: { summary: "One act.", answers: { 200: traceAnswer, 404: null } },
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => json(traceBody(await lookAtTrace(one, idIn<"audit">(asked))))),
    },
  ];
}

/** The desk's own words for the same. */
function wordsOf(said: Omit<z.output<typeof trailQuery>, "format" | "limit" | "cursor">): TrailWords {
  const text = (typed: string | undefined) => (typed ?? "").trim();
  return {
    ...{ fra: said.from ?? "", til: said.to ?? "", hvem: text(said.who) },
    ...{ slags: text(said.subject), handling: text(said.action), sag: text(said.case) },
  };
}

function sealBody(newest: { readonly seq: bigint; readonly at: Date } | null) {
  return newest && { seq: String(newest.seq), at: newest.at.toISOString() };
}
