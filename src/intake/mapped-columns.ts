import { type Fault, fault } from "../kernel/index.ts";
import { type Mapping, quoted } from "./mapping.ts";
import { nearest } from "./nearest.ts";
import type { Table } from "./table/table.ts";

/** Every column that a mapping names and the file lacks, or has more than once, each with what could be meant. */
export function columnFaults(mapping: Mapping, table: Pick<Table, "columns" | "repeated" | "open">): Fault[] {
  const known = new Set(table.columns);
  return namedIn(mapping).flatMap(([column, path]) => {
    if (known.has(column)) return [];
    if (table.repeated.includes(column)) {
      const names = table.columns.filter((name) => name.startsWith(`${column} (`));
      return [fault("column-repeated", { column, names: quoted(names) }, path)];
    }
    if (table.open) return [];
    return [fault("column-unknown", { column, suggestions: quoted(nearest(column, known)) }, path)];
  });
}

/** Whether a sheet has most of the columns that a mapping names: it is likely the same list. */
export function mostlyFits(mapping: Mapping, table: Pick<Table, "columns" | "repeated" | "open">): boolean {
  return columnFaults(mapping, table).length * 2 < namedIn(mapping).length;
}

function namedIn({ key, fields, lines, where, totalRow }: Mapping): (readonly [column: string, path: string])[] {
  return [
    ...key.map((column, index) => [column, `key.${index}`] as const),
    ...Object.entries(fields).map(([field, column]) => [column, `fields.${field}`] as const),
    ...Object.entries(lines).flatMap(([category, columns]) =>
      columns.map((column, index) => [column, `lines.${category}.${index}`] as const),
    ),
    ...Object.keys(where).map((column) => [column, `where.${column}`] as const),
    ...Object.keys(totalRow ?? {}).map((column) => [column, `totalRow.${column}`] as const),
  ];
}
