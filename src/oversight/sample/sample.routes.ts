import { randomBytes } from "node:crypto";
import { samplePostings } from "../../accounts/index.ts";
import { type AskedByWho, idIn, trace, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { addDays, type DateOn, type Fault, fault, isFault, startOfDay } from "../../kernel/index.ts";
import type { Db, FileStore } from "../../platform/index.ts";
import { countTrail, sampleTrail } from "../../records/index.ts";
import { readDate } from "../../web/index.ts";
import { casesAmong } from "../cases.ts";
import { trailReaders } from "../menu.tsx";
import { trailBase } from "../trail/trail.page.tsx";
import { amountChainReply } from "./amount-chain.page.tsx";
import { lookAtChain } from "./amount-chain.ts";
import { type SampleAsked, sampleReply } from "./sample.page.tsx";

const most = 100;

/** Samples for the auditor: drawn so that anybody can draw them again, each amount with its whole chain. */
export function sampleRoutes(db: Db, files: FileStore | null): readonly UdsynRoute[] {
  const common = { lane: "staff", method: "GET", allow: trailReaders, whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  return [
    {
      ...common,
      path: "/skrivebord/stikproeve",
      handle: (asked: AskedByWho) => doing(asked, (one) => draw(one, asked)),
    },
    {
      ...common,
      path: `${trailBase}/posteringer/:id`,
      handle: async (asked: AskedByWho) =>
        amountChainReply(asked, await lookAtChain(db, files, asked, idIn<"posting">(asked))),
    },
  ];
}

async function draw(one: Work, asked: AskedByWho) {
  const sample = sampleAsked(asked.query);
  const { from, to, size, seed, kind, faults, typed } = sample;
  const { tx, municipality } = one;
  const { timeZone } = municipality.profile;
  const view = { asked, typed: { ...typed, froe: typed.froe || newSeed() }, faults };
  if (!asked.query.has("froe") || faults.length > 0) return sampleReply({ ...view, drawn: null, caseOf: () => null });
  await trace(one, {
    action: "oversight.sample",
    subject: { type: "trail", id: kind },
    after: { kind, from, to, size, seed },
  });
  if (kind === "amounts") {
    const found = await samplePostings(tx, municipality.id, { from, to }, { seed, size });
    const caseOf = await casesAmong(
      one,
      found.drawn.map(({ id }) => ({ type: "posting", id })),
    );
    return sampleReply({ ...view, caseOf, drawn: { kind, postings: found.drawn, of: found.of } });
  }
  const filter = {
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(to && { until: startOfDay(addDays(to, 1), timeZone) }),
  };
  const lines = await sampleTrail(tx, municipality.id, filter, { seed, size });
  const of = await countTrail(tx, municipality.id, filter);
  const caseOf = await casesAmong(
    one,
    lines.map((line) => line.subject),
  );
  return sampleReply({ ...view, caseOf, drawn: { kind, lines, of } });
}

function newSeed(): string {
  return randomBytes(6).toString("hex");
}

function sampleAsked(query: URLSearchParams): SampleAsked {
  const word = (name: string) => (query.get(name) ?? "").trim().slice(0, 100).toWellFormed();
  const typed = {
    fra: word("fra"),
    til: word("til"),
    antal: word("antal") || "10",
    froe: word("froe"),
    hvad: word("hvad"),
  };
  const faults: Fault[] = [];
  const dayOf = (name: "fra" | "til"): DateOn | null => {
    if (typed[name] === "") return null;
    const found = readDate(typed[name]);
    if (!isFault(found)) return found;
    faults.push({ ...found, path: name });
    return null;
  };
  const [from, to] = [dayOf("fra"), dayOf("til")];
  const size = Number(typed.antal);
  if (!Number.isSafeInteger(size) || size < 1 || size > most) faults.push(fault("sample-size", { most }, "antal"));
  if (query.has("froe") && typed.froe === "") faults.push(fault("seed-missing", {}, "froe"));
  return { typed, faults, from, to, size, seed: typed.froe, kind: typed.hvad === "acts" ? "acts" : "amounts" };
}
