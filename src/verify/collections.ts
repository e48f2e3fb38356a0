/** How a table writes a value: a number as digits, an amount with two decimals, a truth as `true` or `false`. */
export type ColumnKind = "text" | "integer" | "decimal" | "date" | "boolean";

/** Where a cell's value stands in an entry (or in a line of it), and how it is written. */
interface ColumnRule {
  readonly kind: ColumnKind;
  /**
   * A path of member names. `[]` after a name means each of the list, joined by `; `; `[]!` each different one once.
   * `^` goes from a line to its entry, and `#` is the line's number from 1.
   */
  readonly at: string;
  /** Where nothing stands there: what stands at these paths, each different text once, joined by `; `. */
  readonly instead?: readonly string[];
  /** The cell is empty in entries that came to nothing (cancelled, refused, withdrawn), whatever stands there. */
  readonly whenMade?: true;
}

/** All columns of a table, in their order: header → rule. */
export type Columns = Readonly<Record<string, ColumnRule>>;

export interface Table {
  /** Without ending: `.csv` and `.xlsx` show the same. */
  readonly path: string;
  readonly columns: Columns;
}

/** What the site publishes of one type of entry. */
export interface Collection {
  readonly type: string;
  /** `<folder>/<slug>.json` is the current version, `<folder>/<slug>/v<N>.json` an earlier one. */
  readonly folder: string;
  readonly json: string;
  readonly jsonl: string;
  /** One row an entry. */
  readonly table: Table;
  /** One row a line of a list in the entry, in the list's order; `slug` says whose. */
  readonly lines: Table & { readonly list: string };
  readonly feed: string;
  readonly calendar: string;
}

const text = (at: string): ColumnRule => ({ kind: "text", at });
const integer = (at: string): ColumnRule => ({ kind: "integer", at });
const decimal = (at: string): ColumnRule => ({ kind: "decimal", at });
const date = (at: string): ColumnRule => ({ kind: "date", at });

const trips: Collection = {
  type: "trip",
  folder: "rejser",
  json: "data/trips.json",
  jsonl: "data/trips.jsonl",
  table: {
    path: "data/trips",
    columns: {
      id: text("id"),
      slug: text("slug"),
      version: integer("version"),
      publishedAt: text("publishedAt"),
      municipality: text("municipality"),
      fictional: { kind: "boolean", at: "fictional" },
      lang: text("lang"),
      caseNumber: text("caseNumber"),
      kind: text("kind"),
      direction: text("direction"),
      title: text("title"),
      purpose: text("purpose"),
      goals: text("goals[]"),
      committee: text("committee.name"),
      committeeId: text("committee.id"),
      unit: text("unit.name"),
      places: text("destinations[].place"),
      countries: text("destinations[]!.country"),
      startOn: date("startOn"),
      endOn: date("endOn"),
      days: integer("days"),
      datesAsPrinted: { ...text("asPrinted.dates"), instead: ["asPrinted.startOn", "asPrinted.endOn"] },
      status: text("status"),
      participants: integer("participants.total"),
      elected: integer("participants.elected.count"),
      budgetTotal: decimal("budget.total"),
      budgetCurrency: text("budget.currency"),
      budgetVat: text("budget.vat"),
      accountsStatus: text("accounts.status"),
      currency: text("accounts.currency"),
      total: decimal("accounts.total"),
      statedTotal: text("accounts.statedTotal"),
      perParticipant: { ...decimal("accounts.perParticipant"), whenMade: true },
      reportOutcome: text("report.outcome"),
      sourceUrl: text("source.url"),
      co2Kg: { ...integer("co2.kg"), whenMade: true },
      co2Method: { ...text("co2.method"), whenMade: true },
      co2Set: { ...text("co2.set"), whenMade: true },
      reportHandedInOn: date("reportHandedInOn"),
      accountsReopenedOn: date("accountsReopened.on"),
    },
  },
  lines: {
    path: "data/trip-accounts",
    list: "accounts.lines",
    columns: {
      slug: text("^.slug"),
      line: integer("#"),
      category: text("category"),
      label: text("label"),
      amount: decimal("amount"),
      amountText: text("amountText"),
      currency: text("^.accounts.currency"),
      vat: text("vat"),
      bookedOn: date("bookedOn"),
      voucher: text("voucher"),
      municipality: text("^.municipality"),
      fictional: { kind: "boolean", at: "^.fictional" },
    },
  },
  feed: "rejser/feed.xml",
  calendar: "rejser/kalender.ics",
};

export const collections: readonly Collection[] = [trips];
