import type { Mapping } from "./mapping.ts";

/** A mapping's fields as a sentence at the desk names them. */
export const fieldWords: Readonly<Record<string, string>> = {
  // Of trips.
  reference: "reference",
  caseNumber: "sagsnummer",
  kind: "slags rejse",
  direction: "retning",
  title: "overskrift",
  purpose: "formål",
  body: "udvalg eller enhed",
  traveller: "rejsende",
  contact: "kontakt",
  sourceUrl: "kildens adresse",
  sourceText: "kilde",
  destination: "rejsemål",
  country: "land",
  startOn: "afrejse",
  endOn: "hjemkomst",
  elected: "antal folkevalgte",
  staff: "antal ansatte",
  others: "antal øvrige",
  total: "beløb i alt",
  statedTotal: "kildens total",
  accountsStatus: "regnskabets stand",
  asPrinted: "trykt i kilden",
  // Of a ledger's lines.
  category: "art",
  amount: "beløb",
  credit: "kredit",
  side: "debet eller kredit",
  currency: "valuta",
  rate: "kurs",
  vat: "moms",
  postedOn: "bogført den",
  text: "tekst",
  label: "offentlig tekst",
  supplier: "leverandør",
  supplierId: "leverandørens nummer",
  period: "periode",
  voucher: "bilag",
  accountString: "kontostreng",
  payer: "betaler",
};

/** What a sentence at the desk calls a field: its column in the file, which the reader sees; one that the mapping says itself, its word. */
export function fieldCalled({ fields }: Mapping, field: string): string {
  // A heading in Excel may stand on two lines.
  return fields[field]?.replaceAll(/\s+/g, " ") ?? fieldWords[field] ?? field;
}
