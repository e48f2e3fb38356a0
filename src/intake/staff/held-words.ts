import type { Finding } from "../finding.ts";
import type { HeldRow } from "../row.store.ts";
import { textOf } from "../table/table.ts";

/** What is wrong with a row, in words: a field is called what its column is called, in the file and on the page. */
export function findingWords({ field, message }: Finding, { mapping }: Pick<HeldRow, "mapping">): string {
  const column = field && mapping.fields[field];
  return column ? message.replaceAll(`»${field}«`, `»${column}«`) : message;
}

/** What a row is about, as its file prints it: its text or heading, and its amount. */
export function printedWords({ mapping: { fields }, printed }: Pick<HeldRow, "mapping" | "printed">): string {
  const cells = new Map(printed);
  const first = (...names: readonly string[]) =>
    names.map((name) => textOf(cells.get(fields[name] ?? "") ?? null)).find(Boolean);
  return [first("text", "title", "name", "destination", "country"), first("amount", "credit", "total", "rate")]
    .filter(Boolean)
    .join(", ");
}
