import { z } from "zod";
import { type AskedByWho, type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json, listOf } from "../../web/index.ts";
import { trailReaders } from "../menu.tsx";
import { retentionStanding } from "./retention-standing.ts";

const lineAnswer = z
  .object({
    id: z.string(),
    what: z.string(),
    purpose: z.string(),
    basis: z.string(),
    term: z.string(),
    how: z.string(),
    held: z.int().nullable().describe("How many there are now; null of what no term takes"),
    due: z.int().nullable().describe("Of these, how many the next run erases"),
  })
  .meta({ id: "RetentionRule" });
const caseAnswer = z
  .object({
    subject: z.object({ type: z.string(), id: z.string() }),
    title: z.string(),
    reason: z.string(),
    until: z.iso.date(),
  })
  .meta({ id: "HeldCase" });

/** What is kept how long and why, for programs. */
export function retentionApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/retention",
      allow: trailReaders,
      whole: true,
      api: {
        summary:
          "What is kept of people, why, how long, and how much of it there is; with the cases marked for preservation.",
        answers: { 200: listOf(lineAnswer, { cases: z.array(caseAnswer) }) },
      },
      handle: async (asked: AskedByWho) => {
        const { lines, cases } = await work(db, asked.here, asked.who, asked.now, retentionStanding);
        const items = lines.map(({ id, what, purpose, basis, term, how, held, due }) => {
          return { id, what, purpose, basis, term, how, held, due };
        });
        const held = cases.map(({ subject, title, reason, until }) => ({ subject, title, reason, until }));
        return json({ items, next: null, cases: held });
      },
    },
  ];
}
