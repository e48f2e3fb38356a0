import { describe, expect, it } from "vitest";
import { Invalid } from "../../kernel/index.ts";
import { type FileSource, fileAt, fileOf } from "../file-source.ts";
import { runImport } from "../import-run.ts";
import { keyOf } from "../key-name.ts";
import { MapTarget } from "../map-target.fixture.ts";
import { inLedgerFormat } from "../mapping.ts";
import { type ExpenseRow, expenses } from "../rows/expense-rows.ts";
import { mappingOf, ports, sharedFile, skipWhereAbsent } from "../shared.fixture.ts";
import type { LedgerFormat } from "./ledger-formats.ts";

async function importFrom(
  format: LedgerFormat,
  source: FileSource,
  given: object = {},
  target = new MapTarget<ExpenseRow>(),
) {
  const mapping = mappingOf(expenses, inLedgerFormat(format, given));
  const answer = await runImport({ source, dataset: expenses, mapping, target, ports });
  return { answer, kept: [...target.kept.values()].map(({ item }) => item) };
}

const text = (name: string, content: string) => fileOf(name, Buffer.from(content));

async function refusal(format: LedgerFormat, source: FileSource): Promise<readonly string[]> {
  try {
    await importFrom(format, source);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.faults.map(({ fault }) => fault);
    throw error;
  }
}

const sie = "fixtures/sie/BL0001_typ4.SE";
describe("a SIE ledger of its publisher's", () => {
  skipWhereAbsent(sie);
  it("has 405 transactions in 84 vouchers, debit 1,014,803.21", async () => {
    const { answer, kept } = await importFrom("sie", fileAt(sharedFile(sie)));
    expect(answer).toMatchObject({ rows: 405, added: 405, held: 0, findings: [], totals: { SEK: "0.00" } });
    const debit = kept.reduce((sum, { hundredths }) => sum + (hundredths && hundredths > 0n ? hundredths : 0n), 0n);
    expect(debit).toBe(101_480_321n);
    expect(kept[0]).toMatchObject({ postedOn: "2009-07-31", text: "1820\\A012 Cykel", voucher: "1" });
    expect(kept.some(({ reference }) => reference !== null)).toBe(true);
  });
});

describe("SIE", () => {
  const file = (...lines: string[]) => text("a.se", ["#FLAGGA 0", "#FORMAT PC8", ...lines, ""].join("\r\n"));
  it("reads quotation marks, objects, and a line's own date and text before its voucher's", async () => {
    const { kept } = await importFrom(
      "sie",
      file(
        "#VALUTA DKK",
        '#VER A 7 20260501 "Rejse \\"Oslo\\""',
        "{",
        '#TRANS 5810 {1 "10" 6 "S-2026-1"} 1200.50 20260502 "Tog"',
        "#BTRANS 5810 {} 9.00",
        "#RTRANS 5810 {} 8.00",
        "#TRANS 2440 {} -1200.50",
        "}",
      ),
    );
    expect(kept).toMatchObject([
      { reference: "S-2026-1", postedOn: "2026-05-02", hundredths: 120_050n, currency: "DKK", text: "Tog" },
      { reference: null, postedOn: "2026-05-01", hundredths: -120_050n, text: 'Rejse "Oslo"', accountString: "2440" },
    ]);
  });
  it("reads PC8 and UTF-8", async () => {
    const ledger = (bytes: Buffer) =>
      fileOf(
        "a.se",
        Buffer.concat([Buffer.from("#FLAGGA 0\n#VER A 1 20260501 "), bytes, Buffer.from("\n{\n#TRANS 1 {} 1.00\n}\n")]),
      );
    expect((await importFrom("sie", ledger(Buffer.from([0x86, 0x84, 0x94])))).kept).toMatchObject([{ text: "åäö" }]);
    expect((await importFrom("sie", ledger(Buffer.from("åäö")))).kept).toMatchObject([{ text: "åäö" }]);
  });
  it("refuses what is none", async () => {
    expect(await refusal("sie", text("a.se", "hej;med;dig\n"))).toEqual(["sie-not-sie"]);
    expect(await refusal("sie", file("#TRANS 1 {} 1.00"))).toEqual(["sie-outside-voucher"]);
    expect(await refusal("sie", file('#VER A 1 20260501 "åben'))).toEqual(["sie-unreadable"]);
    expect(await refusal("sie", file())).toEqual(["file-empty"]);
  });
});

describe("OIOUBL documents of their publisher's", () => {
  skipWhereAbsent("fixtures/oioubl/OIOUBL_Invoice_v2p2.xml");
  const document = (name: string, target?: MapTarget<ExpenseRow>) =>
    importFrom("oioubl", fileAt(sharedFile(`fixtures/oioubl/OIOUBL_${name}.xml`)), {}, target);
  it("give lines and tax, which are what is to be paid; a credit note's are negative", async () => {
    const { answer, kept } = await document("Invoice_v2p2");
    expect(answer).toMatchObject({ rows: 3, added: 3, totals: { DKK: "6312.50" }, findings: [] });
    expect(kept.map(({ hundredths }) => hundredths)).toEqual([500_000n, 5000n, 126_250n]);
    expect(kept[0]).toMatchObject({
      ...{ reference: "5002701", postedOn: "2005-11-20", supplier: "Tavleverandøren", supplierId: "DK16356706" },
      ...{ voucher: "A00095678", accountString: "5250124502", currency: "DKK" },
    });
    expect((await document("CreditNote_v2p2")).answer).toMatchObject({ totals: { DKK: "-6312.50" }, findings: [] });
    expect((await document("InvoiceCerticate")).answer).toMatchObject({ totals: { DKK: "453.95" }, findings: [] });
  });
  it("of one number are two: an invoice and the credit note of the same supplier's", async () => {
    const target = new MapTarget<ExpenseRow>();
    const comes = async (name: string) => (await document(name, target)).answer;
    expect(await comes("InvoiceCerticate")).toMatchObject({ added: 2, updated: 0, totals: { DKK: "453.95" } });
    expect(await comes("CreditNoteCertificate")).toMatchObject({ added: 2, updated: 0, totals: { DKK: "-453.95" } });
    expect(new Set([...target.kept.values()].map(({ item }) => item.voucher))).toEqual(new Set(["Test2012-2021"]));
    expect(await comes("CreditNoteCertificate")).toMatchObject({ added: 0, unchanged: 2 });
  });
  it("that are no invoices are refused", async () => {
    const order = fileAt(sharedFile("fixtures/oioubl/OIOUBL_Order_v2p2.xml"));
    expect(await refusal("oioubl", order)).toEqual(["ledger-other-document"]);
  });
});

describe("OIOUBL", () => {
  const invoice = (inside: string, before = "") =>
    text(
      "a.xml",
      `<?xml version="1.0"?>${before}<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
        <ID>F1</ID><IssueDate>2026-05-01</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode>${inside}</Invoice>`,
    );
  const line = `<InvoiceLine><ID>1</ID><LineExtensionAmount currencyID="EUR">100.00</LineExtensionAmount>
    <Item><Name>Hotel &amp; mad</Name></Item></InvoiceLine>`;
  const total = (payable: string) =>
    `<LegalMonetaryTotal><PayableAmount currencyID="EUR">${payable}</PayableAmount></LegalMonetaryTotal>`;
  const discount = `<AllowanceCharge><ChargeIndicator>false</ChargeIndicator><Amount currencyID="EUR">10.00</Amount></AllowanceCharge>`;
  it("flags an invoice that does not sum to its total", async () => {
    expect((await importFrom("oioubl", invoice(line + discount + total("90.00")))).answer).toMatchObject({
      totals: { EUR: "90.00" },
      findings: [],
    });
    const { answer, kept } = await importFrom("oioubl", invoice(line + total("90.00")));
    expect(answer.findings).toMatchObject([{ row: 1, code: "parts-differ-from-total" }]);
    expect(kept).toMatchObject([{ text: "Hotel & mad" }]);
  });
  it("refuses document types, so no entity is ever fetched or swells", async () => {
    const outside = `<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    expect(await refusal("oioubl", invoice(`<Note>&x;</Note>${line}`, outside))).toEqual(["xml-doctype"]);
    const laughs = `<!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    expect(await refusal("oioubl", invoice(`<Note>&b;</Note>${line}`, laughs))).toEqual(["xml-doctype"]);
    expect(await refusal("oioubl", invoice(`<Note>&x;</Note>${line}`))).toEqual(["xml-unreadable"]);
  });
  it("refuses what is cut off, and what is deeper than any invoice", async () => {
    expect(await refusal("oioubl", text("a.xml", "<Invoice"))).toEqual(["xml-unreadable"]);
    expect(await refusal("oioubl", invoice("<a>".repeat(100)))).toEqual(["xml-too-deep"]);
  });
});

describe("camt.053", () => {
  const statement = (version: string, ...entries: string[]) =>
    text(
      "udtog.xml",
      `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">
      <BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>U1</Id><Acct><Id><IBAN>DK5000400440116243</IBAN></Id>
      </Acct>${entries.join("")}</Stmt></BkToCstmrStmt></Document>`,
    );
  const entry = (amount: string, more: string, { status = "<Sts>BOOK</Sts>", sign = "DBIT" } = {}) =>
    `<Ntry><Amt Ccy="DKK">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>${status}<BookgDt><Dt>2026-05-04</Dt></BookgDt>
    ${more}</Ntry>`;
  const payment = (amount: string, reference: string) =>
    `<TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="DKK">${amount}</Amt></TxAmt></AmtDtls>
    <RltdPties><Cdtr><Nm>DSB</Nm></Cdtr><CdtrAcct><Id><IBAN>DK1</IBAN></Id></CdtrAcct></RltdPties>
    <RmtInf><Ustrd>Tog til</Ustrd><Ustrd>Oslo</Ustrd></RmtInf></TxDtls>`;
  it("is an entry a row; what left is positive, what came negative, what is not booked is left out", async () => {
    const { answer, kept } = await importFrom(
      "camt053",
      statement(
        "02",
        entry("1200.50", `<AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>${payment("1200.50", "S-1")}</NtryDtls>`),
        entry("100.00", "<AddtlNtryInf>Retur</AddtlNtryInf>", { sign: "CRDT" }),
        entry("5.00", "", { status: "<Sts>PDNG</Sts>" }),
      ),
    );
    expect(answer).toMatchObject({ rows: 2, added: 2, totals: { DKK: "1100.50" } });
    expect(kept).toMatchObject([
      {
        ...{ reference: "S-1", postedOn: "2026-05-04", text: "Tog til Oslo", supplier: "DSB", supplierId: "DK1" },
        ...{ voucher: "B1", hundredths: 120_050n },
      },
      { reference: null, text: "Retur", hundredths: -10_000n },
    ]);
  });
  it("has a reversal as a posting of its own beside what it reverses, and the same number twice the same way held", async () => {
    const ref = (number: string, more = "") => `${more}<AcctSvcrRef>B1</AcctSvcrRef><NtryRef>${number}</NtryRef>`;
    const back = ref("2", "<RvslInd>true</RvslInd>");
    const first = entry("100.00", ref("1"));
    const target = new MapTarget<ExpenseRow>();
    const comes = async (...entries: string[]) =>
      (await importFrom("camt053", statement("02", ...entries), {}, target)).answer;
    expect(await comes(first)).toMatchObject({ added: 1 });
    const both = [first, entry("100.00", back, { sign: "CRDT" })];
    expect(await comes(...both)).toMatchObject({ added: 1, unchanged: 1, held: 0, totals: { DKK: "0.00" } });
    expect(await comes(...both)).toMatchObject({ added: 0, unchanged: 2, findings: [] });
    expect([...target.kept.keys()].map((key) => JSON.parse(keyOf(key)))).toEqual([
      { del: "1", konto: "DK5000400440116243", post: "B1", udtog: "U1" },
      { del: "R1", konto: "DK5000400440116243", post: "B1", udtog: "U1" },
    ]);
    const pending = entry("100.00", ref("1"), { sign: "CRDT", status: "<Sts>PDNG</Sts>" });
    expect(await comes(pending, first)).toMatchObject({ rows: 1, unchanged: 1 });
    expect((await comes(first, first)).findings).toMatchObject([{ code: "duplicate-key" }]);
  });
  it("tells the payments of an entry apart where they sum to it, in version 8 too", async () => {
    const both = `<NtryDtls>${payment("10.00", "S-1")}${payment("20.00", "NOTPROVIDED")}</NtryDtls>`;
    const status = "<Sts><Cd>BOOK</Cd></Sts>";
    const told = await importFrom("camt053", statement("08", entry("30.00", both, { status })));
    expect(told.kept.map(({ reference, hundredths }) => [reference, hundredths])).toEqual([
      ["S-1", 1000n],
      [null, 2000n],
    ]);
    const whole = await importFrom("camt053", statement("08", entry("31.00", both, { status })));
    expect(whole.kept.map(({ hundredths }) => hundredths)).toEqual([3100n]);
  });
  it("refuses other messages", async () => {
    expect(
      await refusal("camt053", text("a.xml", '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>')),
    ).toEqual(["ledger-other-document"]);
  });
});
