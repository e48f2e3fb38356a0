import { trace, type Work } from "../../identity/index.ts";
import { Conflict, NotFound } from "../../kernel/index.ts";
import type { Municipality } from "../../profile/index.ts";
import {
  checkTrail,
  holdChainCheck,
  listTrail,
  readTrace,
  type SealMark,
  sealStanding,
  type TrailLine,
} from "../../records/index.ts";
import { type AskedTrail, askedTrail, saidOf, type TrailWords } from "./asked-trail.ts";

/** The newest seal that a witness outside the database knows of; `unreadable` where what it wrote cannot be read. */
export type WitnessOf = (municipality: Municipality) => Promise<SealMark | "unreadable" | null>;

export interface TrailRead {
  readonly found: AskedTrail;
  readonly lines: readonly TrailLine[];
  /** The act that the next page begins after; `null` where this is the last one. */
  readonly next: string | null;
  readonly standing: Awaited<ReturnType<typeof sealStanding>>;
}

/** A page of the trail, or of the looks in it, the latest first. To read it is itself an act, and stands in it. */
export async function readTrail(
  one: Work,
  words: TrailWords,
  looksOnly: boolean,
  { limit, before }: { readonly limit: number; readonly before: string | null },
): Promise<TrailRead> {
  const { tx, municipality, now } = one;
  const found = await askedTrail(one, words, looksOnly);
  const page = { limit: limit + 1, before };
  const lines = found.faults.length > 0 ? [] : await listTrail(tx, municipality.id, found.filter, page);
  const shown = lines.slice(0, limit);
  const standing = await sealStanding(tx, municipality.id, now);
  await trace(one, {
    action: "oversight.read-trail",
    subject: { type: "trail", id: looksOnly ? "looks" : "all" },
    after: saidOf(words),
  });
  return { found, lines: shown, next: lines.length > limit ? (shown.at(-1)?.id ?? null) : null, standing };
}

/** One act. @throws NotFound `trace-unknown` */
export async function lookAtTrace(one: Work, id: string): Promise<TrailLine> {
  const line = await readTrace(one.tx, one.municipality.id, id);
  if (!line) throw new NotFound("trace-unknown");
  await trace(one, { action: "oversight.read-trace", subject: { type: "trace", id: line.id } });
  return line;
}

/** Holds every seal against its acts, and the chain against the witness. @throws Conflict `chain-being-checked` */
export async function checkChain(one: Work, witnessOf: WitnessOf) {
  const { tx, municipality, now } = one;
  const { id } = municipality;
  // It reads everything there is: one at a time.
  if (!(await holdChainCheck(tx, id))) throw new Conflict("chain-being-checked");
  const witness = await witnessOf(municipality);
  const seen = witness === "unreadable" ? null : witness;
  const faults = [
    ...(await checkTrail(tx, id, seen)),
    ...(witness === "unreadable" ? ["the witness cannot be read"] : []),
  ];
  const { newest } = await sealStanding(tx, id, now);
  await trace(one, {
    action: "oversight.check-trail",
    subject: { type: "trail", id: "all" },
    after: { seals: String(newest?.seq ?? 0), faults: faults.length },
  });
  return { faults, newest, witnessed: seen !== null };
}
