import { z } from "zod";
import { type Fault, fault, isFault } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { cprFaults, typedMarks } from "../../records/index.ts";
import { type FormTree, readCount, textAt, textsAt } from "../../web/index.ts";
import type { RecordRuling } from "../record-ruling/record-ruling.ts";
import { type Ruling, type RulingCode, rulings, type Votes, votesFaults } from "../ruling.ts";

const address = z.url({ protocol: /^https?$/, message: "not-an-address" });
const words = z.string().max(50_000);

/** A ruling as typed, and everything wrong with it. `null` where faults keep it from being read. @param stood the one that is corrected */
export function readRulingForm(
  tree: FormTree,
  stood: Ruling | null = null,
): { readonly ruling: Omit<RecordRuling, "submissionId"> } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const text = (name: string) => textAt(tree, name) || null;
  const keep = <T>(name: string, schema: z.ZodType<T>): void => {
    const read = text(name) === null ? null : checked(schema, text(name));
    if (read && "faults" in read) faults.push(...read.faults.map((one) => ({ ...one, path: name })));
  };
  const code = rulings.find((one) => one === text("ruling"));
  if (!code) faults.push(fault("ruling-needed", {}, "ruling"));
  const votes = readVotes(tree, faults);
  keep("url", address);
  for (const name of ["text", "minority", "basis", "item"]) keep(name, words);
  if (!code) return { faults };
  const ruling = {
    ruling: code,
    text: text("text") ?? "",
    item: text("item"),
    basis: text("basis"),
    votes,
    minority: text("minority"),
    recused: recusedIn(tree),
    url: text("url"),
    closed: text("closed") !== null,
    confirmed: text("confirmed") !== null,
  };
  faults.push(...votesFaults(ruling.votes, ruling.recused));
  faults.push(...cprFaults({ ...ruling, recused: textsAt(tree, "recused"), recusedOther: text("recusedOther") }));
  const marks = typedMarks(ruling, stood ?? {});
  faults.push(...marks.map((one) => ({ ...one, path: one.path.startsWith("recused.") ? "recusedOther" : one.path })));
  return faults.length > 0 ? { faults } : { ruling };
}

/** What a use case refuses, at the fields of the form: of a list of names the boxes or the lines that hold the name. */
export function atFields(faults: readonly Fault[], tree: FormTree): readonly Fault[] {
  const ticked = textsAt(tree, "recused").length;
  return faults.map((one) => {
    const [list, at] = one.path.split(/\.(?=\d+$)/);
    if (list === undefined || at === undefined) return one;
    return { ...one, path: list === "recused" && Number(at) >= ticked ? "recusedOther" : list };
  });
}

/** A ruling as its form has it. @param members by name, who can be ticked */
export function rulingValues(ruling: Ruling, members: readonly string[]): FormTree {
  const { votes } = ruling;
  const isMember = (name: string) => members.includes(name);
  return {
    ruling: ruling.ruling,
    text: ruling.text,
    item: ruling.item ?? "",
    basis: ruling.basis ?? "",
    url: ruling.url ?? "",
    minority: ruling.minority ?? "",
    recused: ruling.recused.filter(isMember),
    recusedOther: ruling.recused.filter((one) => !isMember(one)).join("\n"),
    closed: ruling.closed ? ["ja"] : [],
    ...(votes && {
      votes: {
        for: String(votes.for),
        against: String(votes.against),
        abstained: String(votes.abstained),
        againstBy: votes.againstBy ?? [],
        abstainedBy: votes.abstainedBy ?? [],
      },
    }),
  };
}

/** Who withdrew: those ticked among the members of that day, and those written beside, once each. */
function recusedIn(tree: FormTree): readonly string[] {
  const others = textAt(tree, "recusedOther").split("\n");
  const named = [...textsAt(tree, "recused"), ...others].map((one) => one.trim()).filter((one) => one !== "");
  return [...new Set(named)];
}

const carried: readonly RulingCode[] = ["approved", "recommended", "noted"];

/**
 * What is likelier a slip of the pen than what happened, asked about once, beside a box that says it is right: more votes than
 * could be cast, and a motion that is carried though no majority voted for it (kommunestyrelsesloven §13).
 * @param seats how many sat in the committee that day; 0 where the profile does not say. One who withdrew has a substitute.
 */
export function doubtfulVotes(
  tree: FormTree,
  { ruling, votes }: Pick<Ruling, "ruling" | "votes">,
  seats: number,
): Fault[] {
  if (votes === null) return [];
  const cast = votes.for + votes.against + votes.abstained;
  const isLost = carried.includes(ruling) && votes.against > 0 && votes.for <= votes.against;
  const asks = (name: string) => textAt(tree, name) === "";
  return [
    ...(seats > 0 && cast > seats && asks("votesCounted")
      ? [fault("votes-above-seats", { cast, seats }, "votesCounted")]
      : []),
    ...(isLost && asks("votesLost")
      ? [fault("votes-without-majority", { for: votes.for, against: votes.against }, "votesLost")]
      : []),
  ];
}

/**
 * All three or none: a vote of which only one side is known is no vote that can be shown. Abstentions may be left out, and
 * a number that is not written is the number of names that are ticked.
 */
function readVotes(tree: FormTree, faults: Fault[]): Votes | null {
  const by = { against: textsAt(tree, "votes.againstBy"), abstained: textsAt(tree, "votes.abstainedBy") };
  const typed = (name: "for" | "against" | "abstained") => {
    const ticked = name === "for" ? 0 : by[name].length;
    return textAt(tree, `votes.${name}`) || (ticked > 0 ? String(ticked) : "");
  };
  const names = ["for", "against", "abstained"] as const;
  if (names.every((name) => typed(name) === "")) return null;
  const read = (name: (typeof names)[number]) => {
    const one = typed(name);
    const value = one === "" && name === "abstained" ? 0 : one === "" ? fault("votes-needed") : readCount(one);
    if (!isFault(value)) return value;
    faults.push({ ...value, path: `votes.${name}` });
    return 0;
  };
  return {
    for: read("for"),
    against: read("against"),
    abstained: read("abstained"),
    ...(by.against.length > 0 && { againstBy: by.against }),
    ...(by.abstained.length > 0 && { abstainedBy: by.abstained }),
  };
}
