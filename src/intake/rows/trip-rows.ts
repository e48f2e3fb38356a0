import type { Currency, DateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  type AccountsState,
  accountsStates,
  type Category,
  categories,
  type Direction,
  directions,
  type TripKind,
  tripKinds,
} from "../../profile/index.ts";
import type { Dataset } from "../dataset.ts";
import { saysNothing } from "../dialect/numbers.ts";
import type { Mapping } from "../mapping.ts";
import type { OpenRow } from "../open-row.ts";
import { codeOf } from "./codes.ts";
import { arePlainNames, travellersIn } from "./travellers.ts";

const f = formatsIn("da");

export interface TripLine {
  readonly category: Category;
  /** The column's name. */
  readonly label: string;
  readonly hundredths: bigint | null;
  /** What is printed where it is no amount: `88.000-113.000`. */
  readonly amountText: string | null;
}

/** A trip as a file tells it. `null` is unknown; what is printed instead stands in `asPrinted` by field. */
export interface TripRow {
  readonly reference: string | null;
  readonly caseNumber: string | null;
  readonly kind: TripKind | null;
  readonly direction: Direction | null;
  readonly title: string | null;
  readonly purpose: string | null;
  readonly body: string | null;
  readonly traveller: string | null;
  /** `null` where nobody can tell how many `traveller` names; else absent. */
  readonly travellers?: null;
  readonly contact: string | null;
  readonly sourceUrl: string | null;
  readonly sourceText: string | null;
  /** In the order printed; countries by ISO code. */
  readonly destinations: readonly { readonly place: string; readonly country: string | null }[];
  readonly startOn: DateOn | null;
  readonly endOn: DateOn | null;
  readonly elected: number | null;
  readonly staff: number | null;
  readonly others: number | null;
  readonly currency: Currency | null;
  readonly lines: readonly TripLine[];
  readonly total: bigint | null;
  readonly totalText: string | null;
  /** The source's own total, as printed. */
  readonly statedTotal: string | null;
  /** `statedTotal` where it is an amount. */
  readonly statedHundredths: bigint | null;
  /** How certain the figures are, where the file tells it. */
  readonly accountsStatus: AccountsState | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

export const trips: Dataset<TripRow> = {
  name: "trips",
  hasLines: true,
  fields: {
    reference: "text",
    caseNumber: "text",
    kind: "trip-kind",
    direction: "direction",
    title: "text",
    purpose: "text",
    body: "text",
    traveller: "text",
    contact: "text",
    sourceUrl: "text",
    sourceText: "text",
    destination: "text",
    country: "text",
    startOn: "date",
    endOn: "date",
    elected: "count",
    staff: "count",
    others: "count",
    currency: "currency",
    total: "amount",
    statedTotal: "amount",
    accountsStatus: "accounts-status",
  },
  yearOf: ({ startOn, endOn }) => (startOn ?? endOn)?.slice(0, 4) ?? null,
  needs: (mapping) => ["startOn", "endOn", ...(hasMoney(mapping) ? ["currency"] : [])],
  read(row) {
    const [startOn, endOn] = [row.date("startOn"), row.date("endOn")];
    if (startOn && endOn && endOn < startOn)
      row.report(
        "ends-before-start",
        { startOn: f.date(startOn), endOn: f.date(endOn) },
        "endOn",
        row.printed("endOn"),
      );
    row.reportUntold(telling);
    const lines = linesOf(row);
    const total = row.amount("total");
    const stated = row.comparedAmount("statedTotal");
    compareTotals(row, lines, total.hundredths, stated);
    const counted = total.hundredths ?? sumOf(lines) ?? stated;
    const hasAmount = counted !== null || total.text !== null || row.text("statedTotal") !== null;
    const currency = hasAmount || row.text("currency") !== null ? row.currency() : null;
    const sum = row.sums ? sumPrinted(row, total, lines, stated) : counted;
    const item: TripRow = {
      reference: row.text("reference"),
      caseNumber: row.text("caseNumber"),
      ...wayOf(row),
      title: row.text("title"),
      purpose: row.text("purpose"),
      body: row.text("body"),
      traveller: row.text("traveller"),
      contact: row.text("contact"),
      sourceUrl: row.text("sourceUrl"),
      sourceText: row.text("sourceText"),
      destinations: destinationsOf(row),
      startOn,
      endOn,
      elected: row.count("elected"),
      staff: row.count("staff"),
      others: row.count("others"),
      currency,
      lines,
      total: total.hundredths,
      totalText: total.text,
      statedTotal: row.text("statedTotal"),
      statedHundredths: stated,
      accountsStatus: row.code("accountsStatus", accountsStates, "status-unknown"),
      asPrinted: row.asPrinted,
    };
    return {
      item: { ...item, ...uncounted(row, item) },
      money:
        counted === null && lines.length === 0 && !row.sums ? null : { currency, total: sum, parts: partsOf(lines) },
    };
  },
};

/** What tells which journey it was, by more than its amounts and how many went. */
const telling = [
  ...["reference", "caseNumber", "kind", "direction", "title", "purpose", "body", "traveller", "contact"],
  ...["sourceUrl", "sourceText", "destination", "country", "startOn", "endOn", "accountsStatus"],
];

function hasMoney({ fields, lines }: Mapping): boolean {
  return "total" in fields || "statedTotal" in fields || Object.keys(lines).length > 0;
}

function linesOf(row: OpenRow): TripLine[] {
  return row.lineColumns.flatMap(([name, columns]) => {
    const category = codeOf(categories, name) ?? "other";
    return columns.flatMap((label) => {
      const { hundredths, text } = row.amountIn(label, label);
      return hundredths === null && text === null ? [] : [{ category, label, hundredths, amountText: text }];
    });
  });
}

/** The sum of a row's lines; `null` without lines, and the readable ones' sum where some cannot be read. */
function sumOf(lines: readonly TripLine[]): bigint | null {
  return lines.length === 0 ? null : lines.reduce((sum, line) => sum + (line.hundredths ?? 0n), 0n);
}

/** What a file's row of sums says that all came to: its own total, or its parts where it has none, and never some of them. */
function sumPrinted(
  row: OpenRow,
  total: { readonly hundredths: bigint | null; readonly text: string | null },
  lines: readonly TripLine[],
  stated: bigint | null,
): bigint | null {
  if (total.hundredths !== null || stated !== null) return total.hundredths ?? stated;
  const isUnread = total.text !== null || row.text("statedTotal") !== null;
  return isUnread || lines.some(({ hundredths }) => hundredths === null) ? null : sumOf(lines);
}

/** A printed total is compared with its parts only when every part can be read; that rounding parts them is told of each amount. */
function compareTotals(row: OpenRow, lines: readonly TripLine[], total: bigint | null, stated: bigint | null): void {
  const parts = lines.every((line) => line.hundredths !== null) ? sumOf(lines) : null;
  const printed = total ?? stated;
  const differ = (one: bigint, other: bigint) => one !== other && !row.isPartedByRounding(one, other);
  if (parts !== null && printed !== null && differ(parts, printed)) {
    row.report("parts-differ-from-total", { parts: f.figure(parts), total: f.figure(printed) });
  }
  if (total !== null && stated !== null && differ(total, stated)) {
    row.report("grand-total-differs", { printed: f.figure(stated), counted: f.figure(total) }, "statedTotal");
  }
}

function partsOf(lines: readonly TripLine[]) {
  return lines.flatMap(({ category, hundredths }) => (hundredths === null ? [] : [{ category, hundredths }]));
}

/** Every entry tells the way, and follows the kind where a file says nothing of it: beside words that cannot be read it would be a guess. */
function wayOf(row: OpenRow): Pick<TripRow, "kind" | "direction"> {
  const kind = row.code("kind", tripKinds);
  const direction = row.code("direction", directions, "direction-unknown");
  const { kind: printed, direction: unread } = row.asPrinted;
  if (printed !== undefined && direction === null && unread === undefined)
    row.report("direction-unknown", {}, "kind", printed);
  return { kind, direction };
}

/** Names that cannot be counted are told of where no column says how many they are. */
function uncounted(row: OpenRow, { traveller, elected, staff, others }: TripRow): Pick<TripRow, "travellers"> {
  if (traveller === null || arePlainNames(travellersIn(traveller), row.columnOf("traveller"))) return {};
  const isTold = !saysNothing(traveller) && (elected ?? staff ?? others) === null;
  if (isTold) row.report("names-uncounted", {}, "traveller");
  return { travellers: null };
}

/** `Wien; Rom` with `AT; IT`: in order, one country each, or one for all; any other count is left unknown. */
function destinationsOf(row: OpenRow): TripRow["destinations"] {
  const places = split(unwrapped(row.text("destination")));
  const names = split(row.text("country"));
  const countries = names.map((name) => row.country("country", name));
  if (places.length === 0) return [];
  const shared = countries.length === 1 ? (countries[0] ?? null) : null;
  return places.map((place, index) => ({
    place,
    country: countries.length === places.length ? (countries[index] ?? null) : shared,
  }));
}

/** A line that ends in a comma goes on: the cell was wrapped. */
function unwrapped(text: string | null): string | null {
  return text?.replaceAll(/,[^\S\n]*\n\s*/g, ", ") ?? null;
}

function split(text: string | null): string[] {
  return (text ?? "")
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
