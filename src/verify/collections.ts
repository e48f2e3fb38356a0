/** Columns that a table must have, each standing one to one for a value of an entry (or of a line): header → path. */
export type Columns = Readonly<Record<string, string>>;

/** What the site publishes of one type of entry. */
export interface Collection {
  readonly type: string;
  /** `<folder>/<slug>.json` is the current version, `<folder>/<slug>/v<N>.json` an earlier one. */
  readonly folder: string;
  readonly json: string;
  readonly jsonl: string;
  readonly csv: { readonly path: string; readonly columns: Columns };
  /** A table with one row a line of a list in the entry, in the list's order; `slug` says whose. */
  readonly lines: {
    readonly path: string;
    readonly list: string;
    readonly columns: Columns;
  };
}

const trips: Collection = {
  type: "trip",
  folder: "rejser",
  json: "data/trips.json",
  jsonl: "data/trips.jsonl",
  csv: {
    path: "data/trips.csv",
    columns: {
      id: "id",
      slug: "slug",
      version: "version",
      publishedAt: "publishedAt",
      municipality: "municipality",
      fictional: "fictional",
      lang: "lang",
      caseNumber: "caseNumber",
      kind: "kind",
      direction: "direction",
      title: "title",
      purpose: "purpose",
      startOn: "startOn",
      endOn: "endOn",
      days: "days",
      status: "status",
      committee: "committee.name",
      committeeId: "committee.id",
      unit: "unit.name",
      participants: "participants.total",
      elected: "participants.elected.count",
      budgetTotal: "budget.total",
      budgetCurrency: "budget.currency",
      budgetVat: "budget.vat",
      accountsStatus: "accounts.status",
      currency: "accounts.currency",
      total: "accounts.total",
      statedTotal: "accounts.statedTotal",
      perParticipant: "accounts.perParticipant",
      reportOutcome: "report.outcome",
      sourceUrl: "source.url",
    },
  },
  lines: {
    path: "data/trip-accounts.csv",
    list: "accounts.lines",
    columns: {
      category: "category",
      label: "label",
      amount: "amount",
      amountText: "amountText",
      vat: "vat",
      bookedOn: "bookedOn",
      voucher: "voucher",
    },
  },
};

export const collections: readonly Collection[] = [trips];
