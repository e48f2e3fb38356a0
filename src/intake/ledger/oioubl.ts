import { decimalOf, hundredthsOf } from "../../kernel/index.ts";
import type { FileSource } from "../file-source.ts";
import type { Table } from "../table/table.ts";
import { ledgerTable } from "./ledger-table.ts";
import { allAt, elementAt, firstText, textAt, type XmlElement, xmlElements } from "./xml-elements.ts";

const columns = [
  ...["dokument", "linje", "slags", "dato", "beløb", "valuta", "tekst", "leverandør", "leverandør-id"],
  ...["rekvisition", "kontostreng", "linjer i alt", "dokumentets total", "linje uden K"],
];

type Line = Readonly<Record<string, string | null>>;

/** An OIOUBL invoice or credit note: its lines, charges and allowances, tax and rounding, which sum to what is to be paid. */
export function readOioubl(source: FileSource): Promise<Table> {
  return ledgerTable(source, columns, linesOf(source));
}

async function* linesOf(source: FileSource): AsyncGenerator<Line> {
  const documents = xmlElements(source, {
    roots: ["Invoice", "CreditNote"],
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:",
    called: "OIOUBL-faktura eller -kreditnota",
    whole: ["/Invoice", "/CreditNote"],
  });
  for await (const document of documents) yield* linesIn(document);
}

function linesIn(document: XmlElement): Line[] {
  const credited = document.name === "CreditNote";
  const supplier = elementAt(document, "AccountingSupplierParty/Party");
  const total = elementAt(document, "LegalMonetaryTotal");
  const shared = {
    dokument: textAt(document, "ID"),
    dato: textAt(document, "IssueDate"),
    leverandør: firstText(supplier, "PartyName/Name", "PartyLegalEntity/RegistrationName"),
    "leverandør-id": firstText(supplier, "PartyLegalEntity/CompanyID", "PartyIdentification/ID", "EndpointID"),
    rekvisition: textAt(document, "OrderReference/ID"),
  };
  const currencyOf = (amount: XmlElement | null) =>
    amount?.attributes.currencyID ?? textAt(document, "DocumentCurrencyCode");
  const line = (
    slags: string,
    linje: string,
    amount: XmlElement | null,
    tekst: string | null,
    minus = false,
  ): Line => ({
    ...shared,
    // Suppliers number invoices and credit notes each for themselves: the same number and line are two postings.
    linje: credited ? `K${linje}` : linje,
    "linje uden K": linje,
    slags,
    beløb: amount === null ? null : signed(amount.text, credited !== minus),
    valuta: currencyOf(amount),
    tekst,
    kontostreng: textAt(document, "AccountingCost"),
  });
  const lines = [
    ...allAt(document, credited ? "CreditNoteLine" : "InvoiceLine").map((one, at) => ({
      ...line(
        "linje",
        textAt(one, "ID") ?? String(at + 1),
        elementAt(one, "LineExtensionAmount"),
        firstText(one, "Item/Name", "Item/Description", "Note"),
      ),
      kontostreng: firstText(one, "AccountingCost") ?? textAt(document, "AccountingCost"),
    })),
    ...allAt(document, "AllowanceCharge").map((one, at) => {
      const isCharge = textAt(one, "ChargeIndicator") === "true";
      const said = textAt(one, "AllowanceChargeReason") ?? (isCharge ? "Tillæg" : "Fradrag");
      return line(isCharge ? "tillæg" : "fradrag", `T${at + 1}`, elementAt(one, "Amount"), said, !isCharge);
    }),
    ...allAt(document, "TaxTotal")
      .filter((one) => hundredthsOf(textAt(one, "TaxAmount") ?? "") !== 0n)
      .map((one, at) => line("moms", `M${at + 1}`, elementAt(one, "TaxAmount"), "Moms")),
    ...(elementAt(total, "PayableRoundingAmount")
      ? [line("afrunding", "A", elementAt(total, "PayableRoundingAmount"), "Afrunding")]
      : []),
  ];
  return withTotals(lines, totalOf(total, credited));
}

/** The sum of a document's lines and what it says is its total, on its first line, where the import compares them. */
function withTotals(lines: readonly Line[], total: string | null): Line[] {
  const amounts = lines.map((one) => hundredthsOf(one.beløb ?? ""));
  const sum = amounts.some((one) => one === null)
    ? null
    : decimalOf(amounts.reduce<bigint>((all, one) => all + (one ?? 0n), 0n));
  return lines.map((one, at) => (at === 0 ? { ...one, "linjer i alt": sum, "dokumentets total": total } : one));
}

/** What is to be paid, and what has been paid in advance. */
function totalOf(total: XmlElement | null, credited: boolean): string | null {
  const payable = hundredthsOf(textAt(total, "PayableAmount") ?? "");
  if (payable === null) return null;
  const prepaid = hundredthsOf(textAt(total, "PrepaidAmount") ?? "0") ?? 0n;
  return decimalOf(credited ? -(payable + prepaid) : payable + prepaid);
}

function signed(text: string, minus: boolean): string {
  if (!minus) return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}
