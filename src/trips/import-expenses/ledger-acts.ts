import type { ImportedFacts, Posting } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { type Fields, isFields } from "../../intake/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import { countNaming, type TrailEntry, trailAboutAll } from "../../records/index.ts";

export type Printable = Readonly<Record<string, string | null>>;

/** What a ledger tells of a line, as a trace has it. */
export function printable(facts: ImportedFacts): Printable {
  const { category, hundredths, amountText, currency, bookedOn, text, supplier, supplierId, period, payer } = facts;
  const { label, voucher, accountString, reference, vat, rate } = facts;
  const amount = hundredths === null ? amountText : decimalOf(hundredths);
  return {
    ...{ category, amount, currency, bookedOn, text, supplier, supplierId, period, payer, reference, vat, rate },
    ...{ label, voucher, accountString },
  };
}

/** These fields of all; `null` where they are not there. */
export function only(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

const mostActs = 1000;

/** What happened to a line, the latest first. */
export interface LineActs {
  readonly acts: readonly TrailEntry[];
  /** How often a receipt was put on it or taken off, which its trip's trail tells. */
  readonly receipts: number;
}

/** What happened to lines, however many there are in few questions. */
export async function actsOnLines(work: Work, postings: readonly Posting[]): Promise<(line: Posting) => LineActs> {
  const { tx, municipality } = work;
  const ids = postings.map(({ id }) => id);
  const acts = await trailAboutAll(tx, municipality.id, "posting", ids, { limit: mostActs });
  const told = [...acts.values()].flat().flatMap(({ before, after }) => [before, after]);
  const trips = [...postings, ...told].flatMap((one) => tripIn(one) ?? []);
  const matching = { action: "accounts.match-receipt", type: "trip", ids: [...new Set(trips)] };
  const receipts = await countNaming(tx, municipality.id, matching, "posting", ids);
  return ({ id }) => ({ acts: acts.get(id) ?? [], receipts: receipts.get(id) ?? 0 });
}

/** The trip that a line lies on, or that a trace says it did. */
function tripIn(said: unknown): string | null {
  const { subject } = isFields(said) ? said : {};
  return isFields(subject) && typeof subject.id === "string" ? subject.id : null;
}

/**
 * What is stored as the ledger wrote it, as the trail tells. Where acts are missing, whose values went at the end of their term,
 * a hand may have written anything.
 */
export function madeByLedger({ acts, receipts }: LineActs, posting: Posting): Fields {
  const writes = acts.filter(({ action }) => writing.has(action)).length;
  const isWhole = writes + receipts === posting.version - 1;
  const [said, stored] = [saidBy({ acts }, posting), printable(posting)];
  return only(
    stored,
    Object.keys(stored).filter((name) => isWhole && said[name] === stored[name]),
  );
}

/** Acts that each bring a line one version on, and leave their trace on it; from `assign` on they write nothing that a ledger tells. */
const writing: ReadonlySet<string> = new Set(
  ["import-change", "correct", "take-rate", "assign", "unassign", "put-back", "release-receipt"].map(
    (act) => `accounts.${act}`,
  ),
);

/** What the ledger last said of a line whose reading was not kept: the line itself, but for what the trail tells of hands. */
export function saidBy({ acts }: Pick<LineActs, "acts">, posting: Posting): Fields {
  const said: Record<string, unknown> = { ...printable(posting) };
  const sure = new Set<string>();
  for (const { action, before, after } of acts) {
    const isLedger = action === "accounts.import-change";
    for (const [name, value] of Object.entries(named(isLedger ? after : before))) {
      if (!sure.has(name)) said[name] = value;
      if (isLedger) sure.add(name);
    }
  }
  return said;
}

/** A trace's fields; an amount that is no number stands as it is printed. */
function named(fields: unknown): Fields {
  if (typeof fields !== "object" || fields === null) return {};
  const known: Record<string, unknown> = { ...fields };
  return "amountText" in known && (known.amount ?? null) === null ? { ...known, amount: known.amountText } : known;
}
