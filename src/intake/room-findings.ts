import type { Work } from "../identity/index.ts";
import { fieldCalled } from "./field-words.ts";
import { type Finding, finding } from "./finding.ts";
import type { PrintedCells } from "./intake.tables.ts";
import type { Mapping } from "./mapping.ts";
import type { Looked, Records } from "./records.ts";
import { textOf } from "./table/table.ts";

/** A row as the records' room is asked about it, and how the file names it. */
export interface AskedOfRoom<Item> {
  readonly row: number;
  readonly reference: string | null;
  readonly looked: Looked<Item>;
  /** The row's cells as its file prints them. */
  readonly cells: () => PrintedCells;
}

/** What the room that owns the records finds about rows before anything of them is stored, in the rows' order. */
export async function roomFindings<Item>(
  work: Work,
  records: Records<Item>,
  mapping: Mapping,
  rows: readonly AskedOfRoom<Item>[],
): Promise<readonly (readonly Finding[])[]> {
  const looked = rows.map((one) => one.looked);
  const found = (await records.look?.(work, looked, mapping)) ?? [];
  return rows.map(({ row, reference, cells }, at) =>
    (found[at] ?? []).map(({ code, params, field, printed }) => {
      const column = mapping.fields[field ?? ""];
      // The room knows a number or a day in our writing; the file's may be another.
      const cell = isWrittenHere.test(printed ?? "") ? cells().find(([name]) => name === column)?.[1] : undefined;
      const named = {
        field: field === undefined ? null : fieldCalled(mapping, field),
        printed: printed ?? null,
        ...params,
      };
      const shown = cell === undefined ? printed : textOf(cell);
      return finding(row, reference, code, named, {
        ...(field !== undefined && { field }),
        ...(shown !== undefined && { printed: shown }),
      });
    }),
  );
}

const isWrittenHere = /^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2})$/;
