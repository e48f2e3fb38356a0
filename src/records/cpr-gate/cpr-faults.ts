import { type Fault, fault, Invalid } from "../../kernel/index.ts";
import { type CprHit, firstCpr } from "./find-cpr.ts";
import { withoutCpr } from "./without-cpr.ts";

/** What `around` says where there is nothing to quote. */
const nothing = "none";

/**
 * One fault `cpr-found` for each text anywhere in a value that holds a CPR number, with the dotted path of its field and
 * the words around it, so that it is found in a long text. The number itself is in no fault: it is blotted out, as every
 * other one around it is. A CPR number in a field's own name is said of the whole that the field is in, without a word.
 */
export function cprFaults(value: unknown, path = ""): readonly Fault[] {
  if (typeof value === "string") {
    const [first] = firstCpr(value);
    return first ? [fault("cpr-found", { around: around(value, first) }, path)] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    if (firstCpr(name).length > 0) return [fault("cpr-found", { around: nothing }, path)];
    return cprFaults(one, path ? `${path}.${name}` : name);
  });
}

/**
 * The gate itself.
 * @param also what else is wrong with the same input, so that everything is told at once
 * @throws Invalid `cpr-found` with every place where a CPR number stands, or with what else is wrong
 */
export function refuseCpr(value: unknown, also: readonly Fault[] = []): void {
  const faults = cprFaults(value);
  if (faults.length > 0) throw new Invalid([...faults, ...also], "cpr-found", { around: nothing });
  if (also.length > 0) throw new Invalid(also);
}

/** Characters on each side of the number, and how many behind it are looked through for them. */
const margin = 40;
const behind = 600;

/** The whole words around the first number, every number in them blotted out, and an ellipsis where the text goes on. */
function around(text: string, { from, to }: CprHit): string {
  const before = oneLine(text.slice(Math.max(0, from - behind), from));
  // Blotted out before it is cut: a cut through another number would leave half of it to be read.
  const goesOn = text.length > to + behind;
  const after = oneLine(withoutCpr(text.slice(to, to + behind)).replace(goesOn ? /\S*$/u : "", ""));
  const left = before.length > margin ? `…${before.slice(-margin).replace(/^\S*/u, "")}` : before;
  const right = goesOn || after.length > margin ? `${after.slice(0, margin).replace(/\S*$/u, "")}…` : after;
  return `${left}[CPR]${right}`.trim().replace(/\.$/, "");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}
