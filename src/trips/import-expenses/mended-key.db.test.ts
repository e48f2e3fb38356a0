import { afterEach, beforeEach, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** A ledger that is read by another key than before (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const { fields, ledger, read, foreseen, postings, held } = readingLedger(() => site);

const last = ["4711;1;10.02.2025;Fly;4.200,00", "4712;1;11.02.2025;Hotel;3.150,00"];
const next = ["4711;1;03.02.2026;Taxa;310,00", "4713;1;04.02.2026;Frokost;90,00", "4714;1;04.02.2026;Frokost;90,00"];
const all = [
  ...["4711 2025-02-10 4200", "4712 2025-02-11 3150", "4711 2026-02-03 310"],
  ...["4713 2026-02-04 90", "4714 2026-02-04 90"],
];

it("lets in what was held for its year, and knows again what came in, whichever key and file comes after", async () => {
  await ledger(last, ["bilag"]);
  expect(await foreseen(next, ["bilag"])).toEqual([2, 0, 0, 1, "other-year"]);
  expect(await foreseen(next, ["bilag", "dato"])).toEqual([0, 0, 2, 1, "other-year"]);
  expect((await foreseen(last, ["bilag", "dato"]))[1]).toBe(0);
  expect(await foreseen(next, ["bilag", "dato"])).toEqual([1, 0, 2, 0, ""]);
  expect(await postings()).toEqual(all);
  expect(await held()).toEqual([]);
  expect(await foreseen(next, ["bilag", "dato"])).toEqual([0, 0, 3, 0, ""]);
  expect(await foreseen(last, ["bilag", "dato"])).toEqual([0, 0, 2, 0, ""]);
  expect(await foreseen([...last, ...next], ["dato", "linje", "bilag"])).toEqual([0, 0, 5, 0, ""]);
  // By the first key again, each year's rows are what they were: one of the two vouchers has its name.
  expect(await foreseen(last, ["bilag"])).toEqual([0, 0, 2, 0, ""]);
  expect(await postings()).toEqual(all);
});

it("lays no held row aside for another line of the same words", async () => {
  await ledger(["4711;1;10.02.2025;Fly;4.200,00"], ["bilag", "linje"]);
  const equal = ["4711;1;03.02.2026;Flybillet;2.100,00", "4711;2;03.02.2026;Flybillet;2.100,00"];
  expect(await foreseen(equal, ["bilag", "linje"])).toEqual([1, 0, 0, 1, "other-year"]);
  expect(await held()).toHaveLength(1);
  await ledger(["4711;1;10.02.2025;Fly;4.200,00"], ["bilag", "linje", "dato"]);
  expect(await foreseen(equal, ["bilag", "linje", "dato"])).toEqual([1, 0, 1, 0, ""]);
  expect(await postings()).toEqual(["4711 2025-02-10 4200", "4711 2026-02-03 2100", "4711 2026-02-03 2100"]);
  expect(await held()).toEqual([]);
});

it("lets in the further lines of a voucher, which were held as met twice, by a key with the line", async () => {
  const lines = ["1;1;03.02.2026;Fly;100,00", "1;2;03.02.2026;Fly;100,00", "1;3;03.02.2026;Fly;100,00"];
  expect(await foreseen(lines, ["bilag"])).toEqual([1, 0, 0, 2, "duplicate-key,duplicate-key"]);
  expect(await foreseen(lines, ["bilag", "linje"])).toEqual([2, 0, 1, 0, ""]);
  expect(await held()).toEqual([]);
  expect(await postings()).toHaveLength(3);
});

it.each([1000, 1])(
  "keeps equal lines apart under two numberings that overlap, %d rows at a time",
  async (batchRows) => {
    const text =
      "bilag;linje;dato;tekst;beløb\n2;1;03.02.2026;Bus;20,00\n3;2;03.02.2026;Bus;20,00\n4;4;03.02.2026;Bus;20,00\n";
    const { voucher: _, ...rest } = fields;
    const by = (key: string) => ({ key: [key], fields: rest, constants: { currency: "DKK" } });
    expect(await read("bus.csv", text, by("linje"), { batchRows })).toMatchObject({ added: 3 });
    for (const key of ["bilag", "linje", "bilag"]) {
      expect(await read("bus.csv", text, by(key), { batchRows, dryRun: true })).toMatchObject({ unchanged: 3 });
      expect(await read("bus.csv", text, by(key), { batchRows })).toMatchObject({ added: 0, unchanged: 3 });
    }
    expect(await postings()).toHaveLength(3);
  },
);

it("asks again about a line that was held, when the key is mended once more", async () => {
  await ledger(["4713;1;04.02.2026;Tog;50,00"], ["bilag"]);
  await ledger(["4713;1;04.02.2026;Tog;55,00"], ["bilag", "dato"]);
  expect(await foreseen(["4713;1;04.02.2026;Tog;55,00"], ["bilag", "linje"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await postings()).toEqual(["4713 2026-02-04 50"]);
});

it("asks about a line that is corrected at once with another numbering", async () => {
  await ledger(["2;1;03.02.2026;Fly;100,00", "1;2;03.02.2026;Hotel;200,00"], ["linje"]);
  expect(await foreseen(["1;2;03.02.2026;Hotel;210,00"], ["bilag"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await postings()).toEqual(["1 2026-02-03 200", "2 2026-02-03 100"]);
});

it("holds nothing of another file, whose key shares no column with the one before, but knows the same words", async () => {
  await ledger(["7;5;03.02.2026;Fly;100,00"], ["linje"]);
  expect(await foreseen(["8;5;04.02.2026;Tog;50,00"], ["bilag"])).toEqual([1, 0, 0, 0, ""]);
  expect(await foreseen(["7;5;03.02.2026;Fly;100,00"], ["bilag"])).toEqual([0, 0, 1, 0, ""]);
});

it.each([1000, 1])(
  "knows each line of a voucher by its words, in whatever order they come, %d rows at a time",
  async (batchRows) => {
    const [fee, flight, hotel] = [
      "1;1;03.02.2026;Gebyr;50,00",
      "1;2;03.02.2026;Fly;100,00",
      "1;3;03.02.2026;Hotel;200,00",
    ];
    await ledger([flight], ["bilag"]);
    expect(await foreseen([flight, fee], ["bilag", "linje"], { batchRows })).toEqual([1, 0, 1, 0, ""]);
    expect(await postings()).toEqual(["1 2026-02-03 50", "1 2026-02-03 100"]);
    await ledger(["2;2;03.02.2026;Fly;100,00", "2;3;03.02.2026;Hotel;200,00"], ["bilag"]);
    const turned = [hotel, flight].map((row) => row.replace("1;", "2;"));
    expect(await foreseen(turned, ["bilag", "linje"], { batchRows })).toEqual([1, 0, 1, 0, ""]);
    expect(await postings()).toHaveLength(4);
    expect(await held()).toEqual([]);
  },
);

it("takes a line that is printed before its voucher's for a new one, where both come at once", async () => {
  await ledger(["1;2;03.02.2026;Fly;100,00"], ["bilag"]);
  const rows = ["1;1;03.02.2026;Gebyr;50,00", "1;2;03.02.2026;Fly;100,00"];
  expect(await foreseen(rows, ["bilag", "linje"])).toEqual([1, 0, 1, 0, ""]);
  expect(await postings()).toEqual(["1 2026-02-03 50", "1 2026-02-03 100"]);
});

it("reads on by the first key after rows took another, also what is of another year", async () => {
  await ledger(last, ["bilag"]);
  await ledger(last, ["bilag", "dato"]);
  expect(await foreseen(next, ["bilag"])).toEqual([3, 0, 0, 0, ""]);
  expect(await foreseen([...last, ...next], ["bilag", "dato"])).toEqual([0, 0, 5, 0, ""]);
  expect(await postings()).toEqual(all);
});

it("lets no line take another's place where two keys have the same texts", async () => {
  const rows = ["2;1;03.02.2026;Fly;100,00", "1;2;03.02.2026;Hotel;200,00"];
  await ledger(rows, ["linje"]);
  expect(await foreseen(rows, ["bilag"])).toEqual([0, 0, 2, 0, ""]);
  expect(await foreseen(rows, ["linje"])).toEqual([0, 0, 2, 0, ""]);
  expect(await postings()).toEqual(["1 2026-02-03 200", "2 2026-02-03 100"]);
  // Other words under the text of another's key are another line.
  expect(await foreseen(["2;7;05.02.2026;Tog;70,00"], ["bilag"])).toEqual([1, 0, 0, 0, ""]);
  expect(await foreseen(["2;7;05.02.2026;Tog;75,00"], ["bilag"])).toEqual([0, 1, 0, 0, ""]);
  expect(await postings()).toEqual(["1 2026-02-03 200", "2 2026-02-03 100", "2 2026-02-05 75"]);
});

it.each([1000, 7])("keeps every line where one numbering follows another, %d rows at a time", async (batchRows) => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at + 21};${at + 1};03.02.2026;Linje;${at + 1},00`);
  await ledger(rows, ["linje"]);
  for (const key of [["bilag"], ["bilag"], ["linje"], ["bilag", "linje"], ["linje", "bilag"]])
    expect(await foreseen(rows, key, { batchRows }), key.join()).toEqual([0, 0, 60, 0, ""]);
  expect(new Set(await postings()).size).toBe(60);
});

it.each([1000, 7])(
  "follows a line that is corrected after one numbering followed another, %d rows at a time",
  async (batchRows) => {
    const rows = Array.from({ length: 60 }, (_, at) => `${at + 21};${at + 1};03.02.2026;Linje;${at + 1},00`);
    await ledger(rows, ["linje"]);
    await ledger(rows, ["bilag"], { batchRows });
    const corrected = rows.map((row) => (row.startsWith("40;") ? "40;20;03.02.2026;Linje;25,50" : row));
    expect(await foreseen(corrected, ["bilag"], { batchRows })).toEqual([0, 1, 59, 0, ""]);
    const amounts = await site.db.query<{ sum: string }>(
      "SELECT sum(hundredths)::text AS sum FROM udsyn.accounts_posting",
    );
    expect(amounts).toEqual([{ sum: String(60 * 61 * 50 + 550) }]);
  },
);

it("overwrites nothing of another file's whose key has another name and the same texts", async () => {
  const kort = "nr;dato;tekst;beløb\n1;03.02.2026;Kort;10,00\n2;03.02.2026;Kort;20,00\n";
  const card = {
    key: ["nr"],
    fields: { postedOn: "dato", text: "tekst", amount: "beløb" },
    constants: { currency: "DKK" },
  };
  const others = ["1;1;10.02.2026;Fly;400,00", "2;1;11.02.2026;Hotel;300,00"];
  expect(await read("kort.csv", kort, card)).toMatchObject({ added: 2 });
  expect(await foreseen(others, ["bilag"])).toEqual([2, 0, 0, 0, ""]);
  expect(await foreseen(others, ["bilag"])).toEqual([0, 0, 2, 0, ""]);
  expect(await read("kort.csv", kort, card)).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  expect(await foreseen([others[0] ?? "", "2;1;11.02.2026;Hotel;350,00"], ["bilag"])).toEqual([0, 1, 1, 0, ""]);
  expect(await postings()).toHaveLength(4);
});

it("asks, and neither loses nor doubles, when the first key is used again for lines that it does not tell apart", async () => {
  const [flight, hotel] = ["1;1;03.02.2026;Fly;100,00", "1;2;03.02.2026;Hotel;200,00"] as const;
  await ledger([flight, hotel], ["bilag", "linje"]);
  expect(await foreseen([hotel], ["bilag"])).toEqual([0, 0, 1, 0, ""]);
  expect(await foreseen([flight, hotel], ["bilag"])).toEqual([0, 0, 0, 2, "other-line,duplicate-key"]);
  expect((await foreseen([hotel, flight], ["bilag"])).slice(0, 2)).toEqual([0, 0]);
  expect(await foreseen([flight, hotel], ["bilag", "linje"])).toEqual([0, 0, 2, 0, ""]);
  expect(await postings()).toEqual(["1 2026-02-03 100", "1 2026-02-03 200"]);
});

it("takes a held row and a changed line for two", async () => {
  await ledger(["2;1;31.13.2026;Fly;100,00", "1;2;03.02.2026;Hotel;200,00"], ["linje"]);
  const later = ["2;1;31.13.2026;Fly;100,00", "1;2;03.02.2026;Hotel;210,00"];
  const [, updated, , waits] = await foreseen(later, ["bilag"]);
  expect([updated, waits]).toEqual([0, 2]);
});

it("doubles no line whose row was held for a year that nobody can read", async () => {
  const stood = ["4711;1;10.02.2025;Fly;4.200,00"];
  await ledger(stood, ["bilag"]);
  await ledger(["4711;1;31.13.2026;Taxa;310,00"], ["bilag"]);
  await ledger(["4711;1;31.13.2026;Taxa;310,00"], ["bilag", "dato"]);
  await ledger(stood, ["bilag", "dato"]);
  expect(await postings()).toEqual(["4711 2025-02-10 4200"]);
});

it("lets in another file's lines, whose vouchers have numbers that a shorter key had", async () => {
  await ledger(["1;1;03.02.2026;Kort;10,00", "2;1;03.02.2026;Kort;20,00"], ["bilag"]);
  const others = ["1;1;10.02.2026;Fly;400,00", "2;1;11.02.2026;Hotel;300,00"];
  expect(await foreseen(others, ["bilag", "linje"])).toEqual([2, 0, 0, 0, ""]);
});

it("takes a line for the same where the mapping says more of it than before, and lets go of what was held of it", async () => {
  await ledger(next, ["bilag"]);
  const text = `bilag;linje;dato;tekst;beløb\n${next.join("\n")}\n`;
  const more = {
    key: ["bilag", "dato"],
    fields: { ...fields, accountString: "linje" },
    constants: { currency: "DKK" },
  };
  expect(await read("finans.csv", text, more)).toMatchObject({ added: 0, updated: 3, held: 0, findings: [] });
  expect(await postings()).toHaveLength(3);
  await ledger(last, ["bilag"]);
  expect(await foreseen(["4712;1;05.02.2026;Taxa;310,00"], ["bilag"])).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await foreseen(["4712;1;05.02.2026;Taxa;320,00"], ["bilag", "dato"])).toEqual([1, 0, 0, 0, ""]);
  expect((await postings()).filter((line) => line.startsWith("4712 2026"))).toEqual(["4712 2026-02-05 320"]);
});

it.each([1000, 1])("takes no line for one that the run itself has made, %d rows at a time", async (batchRows) => {
  await ledger(["1;1;01.02.2026;Andet;1,00"], ["bilag"]);
  const equal = ["9;5;03.02.2026;Bus;20,00", "5;6;03.02.2026;Bus;20,00"];
  const text = `bilag;linje;dato;tekst;beløb\n${equal.join("\n")}\n`;
  const { voucher: _, ...rest } = fields;
  const words = { key: ["linje"], fields: rest, constants: { currency: "DKK" } };
  expect(await read("bus.csv", text, words, { batchRows, dryRun: true })).toMatchObject({ added: 2 });
  expect(await read("bus.csv", text, words, { batchRows })).toMatchObject({ added: 2, unchanged: 0 });
});

/** Puts a row back under the key that a version before had for it. */
async function renameBack(from: string, to: string, status = "in") {
  await site.db.query(
    `UPDATE udsyn.intake_row SET key = $2, key_digest = sha256(convert_to($2, 'UTF8')), status = $3 WHERE key = $1`,
    [from, to, status],
  );
}

it("knows a credit note again that was read before credit notes had keys of their own", async () => {
  const amount = '<cbc:LineExtensionAmount currencyID="DKK">80.00</cbc:LineExtensionAmount>';
  const names = 'xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2" xmlns:cbc="urn:b" xmlns:cac="urn:a"';
  const note = `<CreditNote ${names}><cbc:ID>77</cbc:ID><cbc:IssueDate>2026-02-03</cbc:IssueDate>
    <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID>DK1</cbc:CompanyID></cac:PartyLegalEntity>
    </cac:Party></cac:AccountingSupplierParty>
    <cac:CreditNoteLine><cbc:ID>1</cbc:ID>${amount}</cac:CreditNoteLine></CreditNote>`;
  const comes = () => read("nota.xml", note, { format: { ledger: "oioubl" } });
  expect(await comes()).toMatchObject({ added: 1 });
  await renameBack(
    '{"dokument":"77","leverandør-id":"DK1","linje":"K1"} @2026',
    '{"dokument":"77","leverandør-id":"DK1","linje uden K":"1"} @2026',
  );
  expect(await comes()).toMatchObject({ added: 0, unchanged: 1, held: 0 });
  expect(await postings()).toEqual(["77 2026-02-03 -80"]);
});

it("lets in a bank's reversal that was held by a version that took it for the same entry", async () => {
  const entry = (way: string) => `<Ntry><Amt Ccy="DKK">100.00</Amt><CdtDbtInd>${way}</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2026-02-03</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef></Ntry>`;
  const statement = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>U1</Id>
    <Acct><Id><IBAN>DK5</IBAN></Id></Acct>${entry("DBIT")}${entry("CRDT")}</Stmt></BkToCstmrStmt></Document>`;
  const comes = () => read("udtog.xml", statement, { format: { ledger: "camt053" } });
  expect(await comes()).toMatchObject({ added: 2 });
  await site.db.query("DELETE FROM udsyn.accounts_posting WHERE hundredths < 0");
  await site.db.query("UPDATE udsyn.intake_row SET subject_id = NULL WHERE key LIKE '%R1%'");
  await renameBack(
    '{"del":"R1","konto":"DK5","post":"B1","udtog":"U1"} @2026',
    '{"del uden R":"1","konto":"DK5","post":"B1","udtog":"U1"} @2026#2',
    "held",
  );
  expect(await comes()).toMatchObject({ added: 1, unchanged: 1, held: 0 });
  expect(await postings()).toEqual(["B1 2026-02-03 -100", "B1 2026-02-03 100"]);
  expect(await held()).toEqual([]);
});
