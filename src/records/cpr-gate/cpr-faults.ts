import { type Fault, fault, Invalid } from "../../kernel/index.ts";
import { findCpr } from "./find-cpr.ts";

/**
 * One fault `cpr-found` for each text anywhere in a value that holds a CPR number, with the dotted path of its field and,
 * in a text of several lines, the line from 1 (`line` is 0 in a text of one line). The number itself is in no fault.
 * A CPR number in a field's own name is said of the whole that the field is in.
 */
export function cprFaults(value: unknown, path = ""): readonly Fault[] {
  if (typeof value === "string") {
    const [hit] = findCpr(value);
    if (!hit) return [];
    const line = value.includes("\n") ? value.slice(0, hit.from).split("\n").length : 0;
    return [fault("cpr-found", { line }, path)];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    if (findCpr(name).length > 0) return [fault("cpr-found", { line: 0 }, path)];
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
  if (faults.length > 0) throw new Invalid([...faults, ...also], "cpr-found", { line: 0 });
  if (also.length > 0) throw new Invalid(also);
}
