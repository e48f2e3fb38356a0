import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { plantOpenAccounts } from "../../../test/trust/planted.ts";
import { accountsRetention } from "../../accounts/index.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import { dateOn } from "../../kernel/index.ts";

/** A line of the ledger is mended at the desk, and its file comes again. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const mapping = {
  key: ["id"],
  fields: {
    postedOn: "d",
    amount: "a",
    currency: "c",
    text: "t",
    supplier: "s",
    reference: "r",
    voucher: "v",
    rate: "k",
  },
  constants: { category: "meals" },
};

function comes(changed: Readonly<Record<string, string>> = {}, dryRun = false) {
  const cells = {
    id: "f1",
    d: "2026-05-03",
    a: "100,00",
    c: "DKK",
    t: "Middag",
    s: "Cafe",
    r: "X",
    v: "b1",
    k: "",
    ...changed,
  };
  const source = fileOf("f.csv", Buffer.from(`${Object.keys(cells).join(";")}\n${Object.values(cells).join(";")}\n`));
  const expenses = site.rooms.importers.find(({ name }) => name === "expenses");
  const read = expenses?.readMapping(mapping);
  if (!expenses || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return expenses.run(place, { source, mapping: read, publish: false, dryRun });
}

const line = async () =>
  (
    await site.db.query<{ id: string; version: number }>(
      `SELECT posting_id AS id, version, category, text, label, hundredths::int AS hundredths, voucher, supplier, vat, rate,
         home_hundredths::int AS home, without_receipt AS "withoutReceipt" FROM udsyn.accounts_posting`,
    )
  )[0];

async function mend(fields: object): Promise<void> {
  const { id, version } = (await line()) ?? { id: "", version: 0 };
  const { items } = await (await site.api("lyngholm", "accountant", "GET", "/api/v1/postings")).json();
  const [{ category, amount, currency, vat, bookedOn, text, label, supplier, voucher }] = items;
  const body = { category, amount, currency, vat, bookedOn, text, label, supplier, voucher, ...fields };
  const headers = { "if-match": `"${version}"` };
  const answer = await site.api("lyngholm", "accountant", "PUT", `/api/v1/postings/${id}`, body, headers);
  expect([answer.status, answer.status === 200 ? "" : await answer.text()]).toEqual([200, ""]);
}

const byHand = {
  category: "drink",
  text: "Håndtekst",
  label: "Middag for ti",
  vat: "incl",
  withoutReceipt: "Kvitteringen er tabt",
};

it("takes what the ledger itself changed, and leaves what was written at the desk", async () => {
  await comes();
  await mend(byHand);
  expect(await comes({ a: "120,00", v: "b2" })).toMatchObject({ updated: 1, findings: [] });
  expect(await line()).toMatchObject({ ...byHand, hundredths: 12_000, home: 12_000, voucher: "b2", supplier: "Cafe" });
  expect(await comes({ a: "120,00", v: "b2" })).toMatchObject({ unchanged: 1 });
});

it("keeps the desk's words where both changed a field, and says so in the run and in a dry run", async () => {
  await comes();
  await mend(byHand);
  const found = [{ row: 1, code: "kept-by-hand", field: "text", printed: "Aftensmad" }];
  expect(await comes({ t: "Aftensmad", a: "120,00" }, true)).toMatchObject({ findings: found });
  expect(await comes({ t: "Aftensmad", a: "120,00" })).toMatchObject({ updated: 1, held: 0, findings: found });
  expect(await line()).toMatchObject({ text: "Håndtekst", hundredths: 12_000 });
  expect(await comes({ t: "Aftensmad", a: "130,00" })).toMatchObject({ updated: 1, findings: [] });
});

it("keeps a worth that was written at the desk while the money is the same", async () => {
  await comes({ c: "EUR" });
  await site.db.query("UPDATE udsyn.accounts_posting SET home_hundredths = 74600, version = version + 1");
  await comes({ c: "EUR", v: "b2" });
  expect(await line()).toMatchObject({ home: 74_600, voucher: "b2" });
  await comes({ c: "EUR", v: "b2", a: "200,00" });
  expect(await line()).toMatchObject({ home: null, hundredths: 20_000 });
});

it("goes by the trail where a row's reading was not kept", async () => {
  await comes();
  await comes({ v: "b2" });
  await mend(byHand);
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect(await comes({ v: "b3", a: "120,00" })).toMatchObject({ updated: 1, findings: [] });
  expect(await line()).toMatchObject({ ...byHand, hundredths: 12_000, voucher: "b3" });
  await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
  expect(await comes({ v: "b3", a: "120,00", t: "Aftensmad" })).toMatchObject({ findings: [{ field: "text" }] });
  expect(await line()).toMatchObject({ text: "Håndtekst" });
});

it("puts no new amount of the file's beside a currency that was written at the desk, nor the other way round", async () => {
  await comes();
  await mend({ currency: "EUR", rate: "7.46" });
  const answer = await comes({ a: "120,00" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "amount", printed: "120,00" }]);
  expect(answer.findings[0]?.message).toContain("»beløb« er beholdt, som det står ved skrivebordet: beløb, valuta");
  expect(answer.findings[0]?.message).toContain("Filen siger nu »120,00«");
  expect(await line()).toMatchObject({ hundredths: 10_000, home: 74_600, rate: "7.46" });
});

it("takes an amount that the ledger put right in the currency that the desk had put right", async () => {
  await comes({ c: "EUR", k: "7,46" });
  await mend({ currency: "DKK", rate: null });
  expect(await comes({ a: "120,00", k: "7,46" }, true)).toMatchObject({ updated: 1 });
  expect((await comes({ a: "120,00", k: "" })).findings).toEqual([]);
  expect(await line()).toMatchObject({ hundredths: 12_000, home: 12_000, rate: null });
});

it("takes the file's currency where the desk has written the very amount that the file has now", async () => {
  await comes();
  await mend({ amount: "90.00" });
  expect(await comes({ a: "90,00", c: "EUR", k: "7,46" })).toMatchObject({ updated: 1, findings: [] });
  expect(await line()).toMatchObject({ hundredths: 9_000, home: 67_140, rate: "7.46" });
});

it("takes a currency with the rate that the file has for it", async () => {
  await comes({ c: "EUR", k: "7,46" });
  await mend({ currency: "EUR", rate: "7.45" });
  expect(await comes({ c: "USD", k: "6,90" })).toMatchObject({ updated: 1, findings: [] });
  expect(await line()).toMatchObject({ rate: "6.90", home: 69_000 });
});

it("blames no hand for what a clash has kept from the file, and takes it once the clash is gone", async () => {
  await comes();
  await mend({ currency: "EUR", rate: "7.46" });
  const why = async (a: string) => (await comes({ a })).findings.map(({ message }) => message);
  for (const a of ["120,00", "130,00"]) expect(await why(a), a).toEqual([expect.stringContaining("hører sammen")]);
  await mend({ currency: "DKK", rate: null });
  expect(await why("140,00")).toEqual([]);
  expect(await line()).toMatchObject({ hundredths: 14_000, home: 14_000 });
});

it("takes it for a hand's where acts are gone from the trail", async () => {
  await comes();
  await mend({ text: "Håndtekst" });
  await site.db.query("DELETE FROM udsyn.records_audit_value");
  expect(await comes({ t: "Aftensmad" })).toMatchObject({ findings: [{ code: "kept-by-hand", field: "text" }] });
  expect(await line()).toMatchObject({ text: "Håndtekst" });
});

it("moves no currency under an amount that was written at the desk", async () => {
  await comes();
  await mend({ amount: "90.00" });
  const answer = await comes({ c: "EUR", v: "b2" });
  expect(answer.findings).toMatchObject([{ code: "kept-by-hand", field: "currency", printed: "EUR" }]);
  expect(await line()).toMatchObject({ hundredths: 9_000, home: 9_000, voucher: "b2" });
});

async function tableOfTenge() {
  const importer = site.rooms.importers.find(({ name }) => name === "currencies");
  const read = importer?.readMapping({ key: ["Date"], fields: { on: "Date" }, constants: { base: "KZT" } });
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const source = fileOf("ecb.csv", Buffer.from("Date,DKK\n2026-05-02,0.0131\n"));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  expect(await importer.run(place, { source, mapping: read, publish: false, dryRun: false })).toMatchObject({
    added: 1,
  });
}

/** What happens to a line and writes nothing that its ledger tells. */
const beside: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  nothing: async () => {},
  "a receipt is put on": async (id) => {
    const trip = await plantOpenAccounts(site, "lyngholm");
    const given = { type: "trip", id: trip };
    await site.api("lyngholm", "accountant", "POST", `/api/v1/postings/${id}/assignment`, given);
    const body = new FormData();
    body.append("posting", id);
    body.append("files", new Blob([new Uint8Array(Buffer.from("%PDF-1.7\nabc\n%%EOF"))]), "r.pdf");
    const headers = { authorization: `Bearer ${await site.token("lyngholm", "accountant")}` };
    await fetch(`${site.address}/api/v1/trips/${trip}/receipts`, { method: "POST", headers, body });
    expect(await line()).toMatchObject({ version: 3 });
  },
  "its receipt went at the end of its term": async (id) => {
    await beside["a receipt is put on"]?.(id);
    const receipts = accountsRetention.find((one) => one.id === "receipts");
    const gone = await site.doing("lyngholm", async (work) =>
      receipts?.erase({ ...work, today: dateOn("2040-01-01") ?? work.today }),
    );
    expect([gone, await line()]).toMatchObject([1, { version: 4 }]);
  },
  "it is put away and back": async (id) => {
    await site.api("lyngholm", "accountant", "DELETE", `/api/v1/postings/${id}`, { reason: "Fejl" });
    await site.api("lyngholm", "accountant", "POST", `/api/v1/postings/${id}/putting-back`, {});
    expect(await line()).toMatchObject({ version: 2 });
  },
};

it.each(Object.keys(beside))(
  "takes a rate that the ledger put right, though a table that came since would have doubted the old one, where %s",
  async (what) => {
    await comes({ c: "KZT", k: "1,3" });
    await tableOfTenge();
    await beside[what]?.((await line())?.id ?? "");
    expect(await comes({ c: "KZT", k: "0,013" })).toMatchObject({ updated: 1, findings: [] });
    expect(await line()).toMatchObject({ rate: "0.013", home: 130 });
  },
);
