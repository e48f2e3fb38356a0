import { randomBytes } from "node:crypto";
import { type AskedByWho, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { type DateOn, type Fault, fault, isFault } from "../../kernel/index.ts";
import type { Db, FileStore } from "../../platform/index.ts";
import { readDate } from "../../web/index.ts";
import { casesAmong } from "../cases.ts";
import { trailReaders } from "../menu.tsx";
import { trailBase } from "../trail/trail.page.tsx";
import { amountChainReply } from "./amount-chain.page.tsx";
import { lookAtChain } from "./amount-chain.ts";
import { drawSample, mostSampled } from "./draw-sample.ts";
import { type SampleAsked, sampleReply } from "./sample.page.tsx";

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
  const sample = sampleAsked(asked.query, asked.now);
  const { from, to, size, seed, by, kind, faults, typed } = sample;
  const view = { asked, by, typed: { ...typed, froe: typed.froe || newSeed() }, faults };
  if (!asked.query.has("froe") || faults.length > 0) return sampleReply({ ...view, drawn: null, caseOf: () => null });
  const drawn = await drawSample(one, { kind, from, to, size, seed, by });
  const subjects =
    drawn.kind === "acts"
      ? drawn.lines.map((line) => line.subject)
      : drawn.postings.map(({ id }) => ({ type: "posting", id }));
  return sampleReply({ ...view, caseOf: await casesAmong(one, subjects), drawn });
}

function newSeed(): string {
  return randomBytes(6).toString("hex");
}

function sampleAsked(query: URLSearchParams, now: Date): SampleAsked {
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
  if (!Number.isSafeInteger(size) || size < 1 || size > mostSampled)
    faults.push(fault("sample-size", { most: mostSampled }, "antal"));
  if (query.has("froe") && typed.froe === "") faults.push(fault("seed-missing", {}, "froe"));
  const moment = new Date(word("indtil"));
  const by = Number.isNaN(moment.getTime()) || moment > now ? now : moment;
  return { typed, faults, from, to, size, by, seed: typed.froe, kind: typed.hvad === "acts" ? "acts" : "amounts" };
}
