import { hundredthsOf } from "../../kernel/index.ts";
import type { FileSource } from "../file-source.ts";
import { KeyRows } from "../key-rows.ts";
import type { Table } from "../table/table.ts";
import { ledgerTable } from "./ledger-table.ts";
import { allAt, elementAt, firstText, textAt, type XmlElement, xmlElements } from "./xml-elements.ts";

const columns = [
  ...["konto", "udtog", "post", "del", "status", "dato", "valørdato", "beløb", "valuta", "tekst", "modpart"],
  ...["modpart-id", "reference", "bank-id", "del uden R"],
];

type Line = Readonly<Record<string, string | null>>;

/**
 * An account statement, ISO 20022 camt.053 of any version: an entry a row, or each payment that is told of in it where their
 * amounts sum to the entry's. Money that left the account is positive, as an expense is; money that came is negative.
 */
export function readCamt053(source: FileSource): Promise<Table> {
  return ledgerTable(source, columns, linesOf(source));
}

async function* linesOf(source: FileSource): AsyncGenerator<Line> {
  const elements = xmlElements(source, {
    roots: ["Document"],
    namespace: "urn:iso:std:iso:20022:tech:xsd:camt.053.",
    called: "camt.053-kontoudtog",
    whole: ["Stmt/Id", "Stmt/Acct", "Stmt/Ntry"],
  });
  let [statement, account, entry]: [string | null, string | null, number] = [null, null, 0];
  let met = new KeyRows();
  for await (const element of elements) {
    if (element.name === "Id") [statement, account, entry, met] = [element.text, null, 0, new KeyRows()];
    else if (element.name === "Acct") account = firstText(element, "Id/IBAN", "Id/Othr/Id");
    else {
      entry += 1;
      yield* linesIn(element, { konto: account, udtog: statement, post: String(entry) }, met);
    }
  }
}

function linesIn(entry: XmlElement, shared: Line, met: KeyRows): Line[] {
  const isOut = textAt(entry, "CdtDbtInd") === "DBIT";
  const base = {
    ...shared,
    // An entry's own number outlives its place in the statement.
    post: firstText(entry, "AcctSvcrRef", "NtryRef") ?? shared.post ?? null,
    status: firstText(entry, "Sts/Cd", "Sts"),
    dato: dayIn(entry, "BookgDt"),
    valørdato: dayIn(entry, "ValDt"),
    "bank-id": textAt(entry, "AcctSvcrRef"),
  };
  const mark = turnsBack(met, base, isOut) ? "R" : "";
  const amount = elementAt(entry, "Amt");
  const payments = allAt(entry, "NtryDtls").flatMap((details) => allAt(details, "TxDtls"));
  const [only] = payments;
  if (only && payments.length > 1 && sumsTo(payments, amount)) {
    return payments.map((one, at) => ({
      ...{ ...base, ...told(one, amountOf(one), isOut, entry) },
      ...{ del: `${mark}${at + 1}`, "del uden R": `${at + 1}` },
    }));
  }
  const single = payments.length === 1 ? (only ?? null) : null;
  return [{ ...base, ...told(single, amount, isOut, entry), del: `${mark}1`, "del uden R": "1" }];
}

/**
 * Whether an entry goes the other way than the first of its number in the statement, as a bank's reversal does: the same number
 * is two postings then. The first keeps its key, whichever it is, so that what was imported before keeps its own.
 */
function turnsBack(met: KeyRows, { konto, post, status }: Line, isOut: boolean): boolean {
  const way = isOut ? 1 : 2;
  return met.meet(JSON.stringify([konto, status, post]), way).first !== way;
}

function told(payment: XmlElement | null, amount: XmlElement | null, isOut: boolean, entry: XmlElement): Line {
  const parties = elementAt(payment, "RltdPties");
  const [party, their] = isOut ? ["Cdtr", "CdtrAcct"] : ["Dbtr", "DbtrAcct"];
  const free = allAt(elementAt(payment, "RmtInf"), "Ustrd").map(({ text }) => text);
  const endToEnd = textAt(payment, "Refs/EndToEndId");
  return {
    beløb: amount === null ? null : isOut ? amount.text : `-${amount.text}`,
    valuta: amount?.attributes.Ccy ?? null,
    tekst: free.join(" ") || firstText(payment, "AddtlTxInf") || textAt(entry, "AddtlNtryInf"),
    modpart: firstText(parties, `${party}/Nm`, `${party}/Pty/Nm`),
    "modpart-id": firstText(parties, `${their}/Id/IBAN`, `${their}/Id/Othr/Id`),
    reference: textAt(payment, "RmtInf/Strd/CdtrRefInf/Ref") ?? (endToEnd === "NOTPROVIDED" ? null : endToEnd),
  };
}

function amountOf(payment: XmlElement): XmlElement | null {
  return elementAt(payment, "Amt") ?? elementAt(payment, "AmtDtls/TxAmt/Amt");
}

/** Whether every payment tells its amount, in the entry's currency, and together they are the entry. */
function sumsTo(payments: readonly XmlElement[], entry: XmlElement | null): boolean {
  let sum = 0n;
  for (const payment of payments) {
    const amount = amountOf(payment);
    const hundredths = hundredthsOf(amount?.text ?? "");
    if (hundredths === null || amount?.attributes.Ccy !== entry?.attributes.Ccy) return false;
    sum += hundredths;
  }
  return sum === hundredthsOf(entry?.text ?? "");
}

function dayIn(entry: XmlElement, name: string): string | null {
  return firstText(entry, `${name}/Dt`, `${name}/DtTm`)?.slice(0, 10) ?? null;
}
