import { z } from "zod";
import { type AskedByWho, idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import type { Db, FileStore } from "../../platform/index.ts";
import { dataFields } from "../../profile/index.ts";
import { json, listOf } from "../../web/index.ts";
import { trailReaders } from "../menu.tsx";
import { traceAnswer, traceBody } from "../trail/trace-answer.ts";
import { lookAtChain } from "./amount-chain.ts";
import { chainAnswer, chainBody } from "./chain-answer.ts";
import { drawSample, mostSampled } from "./draw-sample.ts";
import { sampledBody, sampledPosting } from "./sampled-answer.ts";

const sampleQuery = z.object({
  among: z.enum(["amounts", "acts"]).default("amounts"),
  from: dataFields.day
    .nullable()
    .default(null)
    .describe("Of amounts the day that a line says now: a day that is put right later may draw another sample"),
  to: dataFields.day.nullable().default(null).describe("The last day, counted"),
  size: z.coerce.number().int().min(1).max(mostSampled).default(10),
  seed: z
    .string()
    .trim()
    .min(1, { message: "seed-missing" })
    .max(100)
    .describe("The same seed draws the same ones again, of what was there by the same moment"),
  by: z.iso
    .datetime()
    .nullable()
    .default(null)
    .describe(
      "What was entered or done by then is drawn from: of amounts every line, on a trip, in the pool or taken out again; now where none is given, and answered",
    ),
});

const sampleAnswer = listOf(z.union([sampledPosting, traceAnswer]), {
  among: z.enum(["amounts", "acts"]),
  of: z.int().describe("How many there were to draw from"),
  seed: z.string(),
  by: z.string(),
});

/** Samples for the auditor's programs: drawn so that anybody can draw them again, each amount with its whole chain. */
export function sampleApi(db: Db, files: FileStore | null): readonly UdsynRoute[] {
  const common = { lane: "api", method: "GET", allow: trailReaders, whole: true } as const;
  return [
    {
      ...common,
      path: "/api/v1/samples",
      api: {
        summary: "Amounts or acts at random: the order is SHA-256 of seed and id.",
        query: sampleQuery,
        answers: { 200: sampleAnswer },
      },
      handle: async (asked: AskedByWho) => {
        const { among, seed, by: asOf, ...said } = valid(sampleQuery, Object.fromEntries(asked.query));
        const by = asOf === null ? asked.now : new Date(asOf);
        const drawn = await work(db, asked.here, asked.who, asked.now, (one) =>
          drawSample(one, { ...said, kind: among, seed, by }),
        );
        const items = drawn.kind === "acts" ? drawn.lines.map(traceBody) : drawn.postings.map(sampledBody);
        return json({ items, next: null, among, of: drawn.of, seed, by: by.toISOString() });
      },
    },
    {
      ...common,
      path: "/api/v1/postings/:id/chain",
      api: {
        summary:
          "Everything that an amount leads to: receipt, budget, rulings, rules, the published version and its proof.",
        answers: { 200: chainAnswer, 404: null },
      },
      handle: async (asked: AskedByWho) => {
        const id = idIn<"posting">(asked);
        return json(chainBody(id, await lookAtChain(db, files, asked, id), asked.here.profile));
      },
    },
  ];
}
