import { type AskedByWho, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { casesAmong, subjectsTold } from "../cases.ts";
import { trailReaders } from "../menu.tsx";
import { standingWords } from "../seal-words.ts";
import { trailPath, trailWords } from "./asked-trail.ts";
import { chainReply } from "./check-chain.page.tsx";
import { exportTrail } from "./export-trail.ts";
import { checkChain, lookAtTrace, readTrail, type WitnessOf } from "./read-trail.ts";
import { looksBase, traceReply, trailBase, trailReply } from "./trail.page.tsx";

const perPage = 50;

/** The trail for those who look over shoulders. To read it is itself an act, and stands in it. */
export function trailRoutes(db: Db, witnessOf: WitnessOf): readonly UdsynRoute[] {
  const common = { lane: "staff", method: "GET", allow: trailReaders, whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const reading = (looksOnly: boolean) => (asked: AskedByWho) => doing(asked, (one) => read(one, asked, looksOnly));
  return [
    { ...common, path: trailBase, handle: reading(false) },
    { ...common, path: looksBase, handle: reading(true) },
    ...(["csv", "xlsx", "jsonl"] as const).flatMap((format) =>
      [trailBase, looksBase].map((base) => ({
        ...common,
        path: `${base}.${format}`,
        handle: (asked: AskedByWho) => exportTrail(db, asked, trailWords(asked.query), format, base === looksBase),
      })),
    ),
    {
      ...common,
      path: `${trailBase}/kaede`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const { faults, newest, witnessed } = await checkChain(one, witnessOf);
          return chainReply(asked, { faults, newest, witnessed });
        }),
    },
    {
      ...common,
      path: `${trailBase}/:id`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const line = await lookAtTrace(one, idIn<"audit">(asked));
          return traceReply(asked, line, await casesAmong(one, [line.subject, ...subjectsTold(line)]));
        }),
    },
  ];
}

async function read(one: Work, asked: AskedByWho, looksOnly: boolean) {
  const words = trailWords(asked.query);
  const from = asked.query.get("foer") ?? "";
  const page = { limit: perPage, before: isId(from) ? from : null };
  const { found, lines, next, standing } = await readTrail(one, words, looksOnly, page);
  return trailReply({
    asked,
    words,
    found,
    lines,
    caseOf: await casesAmong(
      one,
      lines.map((line) => line.subject),
    ),
    older: next === null ? undefined : trailPath(looksOnly ? looksBase : trailBase, words, { foer: next }),
    standing: standingWords(asked, standing),
    looksOnly,
  });
}
