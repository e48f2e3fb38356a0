import { type AskedByWho, idIn, trace, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, isId, NotFound } from "../../kernel/index.ts";
import type { Db, MunicipalityId } from "../../platform/index.ts";
import { checkTrail, holdChainCheck, listTrail, readTrace, type SealMark, sealStanding } from "../../records/index.ts";
import { casesAmong } from "../cases.ts";
import { trailReaders } from "../menu.tsx";
import { standingWords } from "../seal-words.ts";
import { askedTrail, trailPath, trailWords } from "./asked-trail.ts";
import { chainReply } from "./check-chain.page.tsx";
import { exportTrail } from "./export-trail.ts";
import { looksBase, traceReply, trailBase, trailReply } from "./trail.page.tsx";

const perPage = 50;

/** The newest seal that a witness outside the database knows of. */
export type WitnessOf = (municipality: MunicipalityId) => SealMark | null;

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
        handle: (asked: AskedByWho) => exportTrail(db, asked, format, base === looksBase),
      })),
    ),
    {
      ...common,
      path: `${trailBase}/kaede`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const id = one.municipality.id;
          // It reads everything there is: one at a time.
          if (!(await holdChainCheck(one.tx, id))) throw new Conflict("chain-being-checked");
          const faults = await checkTrail(one.tx, id, witnessOf(id));
          const { newest } = await sealStanding(one.tx, id, one.now);
          await trace(one, {
            action: "oversight.check-trail",
            subject: { type: "trail", id: "all" },
            after: { seals: String(newest?.seq ?? 0), faults: faults.length },
          });
          return chainReply(asked, { faults, newest, witnessed: witnessOf(id) !== null });
        }),
    },
    {
      ...common,
      path: `${trailBase}/:id`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const line = await readTrace(one.tx, one.municipality.id, idIn<"audit">(asked));
          if (!line) throw new NotFound("trace-unknown");
          await trace(one, { action: "oversight.read-trace", subject: { type: "trace", id: line.id } });
          return traceReply(asked, line, await casesAmong(one, [line.subject]));
        }),
    },
  ];
}

async function read(one: Work, asked: AskedByWho, looksOnly: boolean) {
  const { tx, municipality, now } = one;
  const words = trailWords(asked.query);
  const found = await askedTrail(one, words, looksOnly);
  const from = asked.query.get("foer") ?? "";
  const page = { limit: perPage + 1, before: isId(from) ? from : null };
  const lines = found.faults.length > 0 ? [] : await listTrail(tx, municipality.id, found.filter, page);
  const shown = lines.slice(0, perPage);
  const last = shown.at(-1);
  const standing = standingWords(asked, await sealStanding(tx, municipality.id, now));
  const asked_ = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ""));
  await trace(one, {
    action: "oversight.read-trail",
    subject: { type: "trail", id: looksOnly ? "looks" : "all" },
    after: asked_,
  });
  return trailReply({
    asked,
    words,
    found,
    lines: shown,
    caseOf: await casesAmong(
      one,
      shown.map((line) => line.subject),
    ),
    older:
      lines.length > perPage && last
        ? trailPath(looksOnly ? looksBase : trailBase, words, { foer: last.id })
        : undefined,
    standing,
    looksOnly,
  });
}
