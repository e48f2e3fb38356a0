import { contentHash } from "./content-hash.ts";
import type { Dataset, Ports } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import { blotted, reportCpr } from "./held-cpr.ts";
import type { PrintedCells } from "./intake.tables.ts";
import { shownName } from "./key-name.ts";
import type { Mapping } from "./mapping.ts";
import { type Dialect, RowReader } from "./row-reader.ts";
import type { TableRow } from "./table/table.ts";

export interface Judged<Item> {
  readonly item: Item;
  readonly key: string | null;
  readonly reference: string | null;
  readonly contentHash: string;
  readonly findings: readonly Finding[];
  readonly held: boolean;
  /** What another key makes of it; `null` where it has not the columns, or nothing in them. */
  keyBy(columns: readonly string[]): string | null;
  /** Reports a key that another row has. */
  reportTakenKey(first: number): void;
}

/** A row by itself, such as a repaired one, judged by the same rules and the same dialect as the file it came from. */
export function judgeRow<Item>(
  dataset: Dataset<Item>,
  mapping: Mapping,
  dialect: Dialect,
  ports: Ports,
  { rowNumber, cells }: { readonly rowNumber: number; readonly cells: PrintedCells },
): Judged<Item> {
  const byColumn = new Map(cells);
  const row: TableRow = {
    number: rowNumber,
    cell: (column) => byColumn.get(column) ?? null,
    cells: () => cells,
    surplus: 0,
  };
  const open = new RowReader(dataset, mapping, [], ports, dialect).open(row);
  const { item } = dataset.read(open);
  const key = open.key();
  if (key === null) open.report("key-missing", { columns: mapping.key.join(", ") });
  reportCpr(open, item, key);
  return {
    item,
    key,
    reference: open.reference,
    contentHash: contentHash(item),
    get findings() {
      return open.findings.map(blotted);
    },
    get held() {
      return open.held;
    },
    keyBy: (columns) => (columns.every((column) => byColumn.has(column)) ? open.key(columns) : null),
    reportTakenKey: (first) => open.report("duplicate-key", { key: key && shownName(key), first }),
  };
}
