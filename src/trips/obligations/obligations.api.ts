import { type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Obligation } from "../../records/index.ts";
import { json } from "../../web/index.ts";
import { obligationWords } from "./obligation.texts.ts";
import { obligationReaders, obligationsFor } from "./obligations-for.ts";

/** An obligation as programs and `udsyn check --json` get it: the facts, and the words for them. */
export function obligationBody(one: Obligation): object {
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
      api: { summary: "What is owed, by whom, by when and by which rule, soonest first.", answers: { 200: null } },
      handle: async ({ here, who, now }) => {
        const items = await work(db, here, who, now, obligationsFor);
        return json({ items: items.map(obligationBody), next: null });
      },
    },
  ];
}
