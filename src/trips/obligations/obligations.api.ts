import { z } from "zod";
import { type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Obligation } from "../../records/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { obligationWords } from "./obligation.texts.ts";
import { obligationReaders, obligationsFor } from "./obligations-for.ts";

const obligationAnswer = z
  .object({
    rule: z.string(),
    subject: z.object({ type: z.string(), id: z.string(), title: z.string() }),
    owedBy: z.object({ role: z.string(), scope: z.string().nullable() }),
    dueOn: z.iso.date(),
    late: z.boolean(),
    why: z.string(),
    todo: z.string(),
    source: z.string().describe("Where the rule comes from"),
  })
  .meta({ id: "Obligation" });

/** An obligation as programs and `udsyn check --json` get it: the facts, and the words for them. */
export function obligationBody(one: Obligation): Answer<typeof obligationAnswer> {
  const { rule, subject, owedBy, dueOn, late, source } = one;
  return { rule, subject, owedBy, dueOn, late, ...obligationWords(one), source };
}

export function obligationsApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/obligations",
      allow: obligationReaders,
      api: {
        summary: "What is owed, by whom, by when and by which rule, soonest first.",
        answers: { 200: listOf(obligationAnswer, {}) },
      },
      handle: async ({ here, who, now }) => {
        const items = await work(db, here, who, now, obligationsFor);
        return json({ items: items.map(obligationBody), next: null });
      },
    },
  ];
}
