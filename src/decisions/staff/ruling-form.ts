import { z } from "zod";
import { type Fault, fault, isFault } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { cprFaults } from "../../records/index.ts";
import { type FormTree, readCount, textAt } from "../../web/index.ts";
import type { RecordRuling } from "../record-ruling/record-ruling.ts";
import { rulings, type Votes } from "../ruling.ts";

const address = z.url({ protocol: /^https?$/, message: "not-an-address" });
const words = z.string().max(50_000);

/** A ruling as typed, and everything wrong with it. `null` where faults keep it from being read. */
export function readRulingForm(
  tree: FormTree,
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
    recused: (text("recused") ?? "")
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
    url: text("url"),
    closed: text("closed") !== null,
    confirmed: text("confirmed") !== null,
  };
  faults.push(...cprFaults({ ...ruling, recused: text("recused") }));
  return faults.length > 0 ? { faults } : { ruling };
}

/** All three or none: a vote of which only one side is known is no vote that can be shown. Abstentions may be left out. */
function readVotes(tree: FormTree, faults: Fault[]): Votes | null {
  const typed = ["for", "against", "abstained"].map((name) => textAt(tree, `votes.${name}`));
  if (typed.every((one) => one === "")) return null;
  const read = ["for", "against", "abstained"].map((name, at) => {
    const one = typed[at] ?? "";
    const value = one === "" && name === "abstained" ? 0 : one === "" ? fault("votes-needed") : readCount(one);
    if (!isFault(value)) return value;
    faults.push({ ...value, path: `votes.${name}` });
    return 0;
  });
  return { for: read[0] ?? 0, against: read[1] ?? 0, abstained: read[2] ?? 0 };
}
