import type { Work } from "../identity/index.ts";
import { type Finding, finding } from "./finding.ts";
import type { Mapping } from "./mapping.ts";
import type { Looked, Records } from "./records.ts";

/** A row as the records' room is asked about it, and how the file names it. */
export interface AskedOfRoom<Item> {
  readonly row: number;
  readonly reference: string | null;
  readonly looked: Looked<Item>;
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
  return rows.map(({ row, reference }, at) =>
    (found[at] ?? []).map(({ code, params, field, printed }) =>
      finding(
        row,
        reference,
        code,
        { field: field ?? null, printed: printed ?? null, ...params },
        { ...(field !== undefined && { field }), ...(printed !== undefined && { printed }) },
      ),
    ),
  );
}
