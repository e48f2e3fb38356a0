import { type Fault, fault, faultsAt } from "../../kernel/index.ts";
import { type Matcher, matcherOf } from "../../records/index.ts";

/** So many ways of writing one person. */
export const most = 20;

/** Whom a search is about: every name and mail address they go by, one a line. */
export interface PersonAsked {
  readonly typed: string;
  readonly names: readonly string[];
  readonly faults: readonly Fault[];
}

export function personAsked(form: URLSearchParams): PersonAsked {
  const typed = (form.get("navne") ?? "").slice(0, 4_000);
  const { names, faults } = personNamed(typed.split(/[\r\n;]+/));
  return { typed, names, faults: faultsAt("navne", faults) };
}

/** The same of a list. */
export function personNamed(written: readonly string[]): Pick<PersonAsked, "names" | "faults"> {
  const lines = written.map((line) => line.trim().replace(/\s+/g, " ")).filter(Boolean);
  const names = [...new Set(lines)].slice(0, most);
  const faults = names.filter(isTooShort).map((one) => fault("person-too-short", { written: one }));
  if (names.length === 0) faults.push(fault("person-missing"));
  return { names, faults };
}

/** One word is many people, unless it is a mail address. Ledgers write the surname first, with a comma. */
function isTooShort(name: string): boolean {
  return !/^\S+@\S+$/.test(name) && !/[\p{L}\p{N}],?\s+[\p{L}\p{N}]/u.test(name);
}

export function matcherFor(names: readonly string[]): Matcher {
  return matcherOf(names);
}
