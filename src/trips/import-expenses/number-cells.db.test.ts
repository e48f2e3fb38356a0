import { afterAll, beforeEach, expect, test } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

/** Cells that are numbers, as a workbook's and JSON's are: what is held of them is read at the desk as it was in the file. */
let site: TestSite;
beforeEach(async () => {
  await site?.close();
  site = await startTestSite();
});
afterAll(() => site.close());

const { read, settle, held: waiting, postings } = readingLedger(() => site);
const fields = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb" };
const ledger = (rows: readonly object[], more: object = {}) =>
  read("l.json", JSON.stringify(rows), { key: ["bilag"], fields, constants: { currency: "DKK" }, ...more });

test("a number keeps its value where its row is held for something else, though as a text it could be thousands", async () => {
  const { held } = await ledger([{ bilag: 1, dato: "snart", tekst: "Museum", beløb: 188.365 }]);
  expect(held).toBe(1);
  // That it is rounded is told, and is no fault to put right.
  expect((await heldPage()).match(/afrundet til 188,37/g)).toHaveLength(1);
  expect(await settle(null, { dato: "2026-05-03" })).toBe(201);
  expect(await postings()).toEqual(["1 2026-05-03 188"]);
  expect(await hundredths()).toEqual([18837]);
});

test("a number is read with its point though the file's texts have a comma, and what is typed over it is a text", async () => {
  const rows = [
    { bilag: 1, dato: "2026-05-03", tekst: "Fly", beløb: "3.210,00" },
    { bilag: 2, dato: "snart", tekst: "Hotel", beløb: 4210.5 },
    { bilag: 3, dato: 46145, tekst: "Tog", beløb: "ca. 99" },
  ];
  expect((await ledger(rows)).held).toBe(2);
  expect(await settle(null, { dato: "2026-05-03" })).toBe(201);
  expect(await settle(null, { beløb: "1.250,75" })).toBe(201);
  expect(await postings()).toEqual(["1 2026-05-03 3210", "2 2026-05-03 4210", "3 2026-05-03 1250"]);
  expect((await hundredths()).sort()).toEqual([125075, 321000, 421050]);
  expect(await ledger(rows)).toMatchObject({ added: 0, updated: 0 });
});

test.each([{}, { format: { decimal: "," } }])(
  "what is typed over a number and could be thousands is asked about: %j",
  async (more) => {
    await ledger([{ bilag: 1, dato: "snart", tekst: "Hotel", beløb: 337.565 }], more);
    for (const beløb of ["338.565", "338,565"]) {
      expect(await settle(null, { dato: "2026-05-03", beløb })).toContain("kan læses på to måder");
    }
    expect(await settle(null, { dato: "2026-05-03", beløb: "1.338,57" })).toBe(201);
    expect(await hundredths()).toEqual([133857]);
  },
);

test("a number with more decimals than øre is rounded as a workbook shows it, and that is told", async () => {
  const { held, findings } = await ledger([
    { bilag: 1, dato: "2026-05-03", tekst: "Hotel", beløb: 21214.545 },
    { bilag: 2, dato: "2026-05-03", tekst: "Retur", beløb: -3069.409695 },
    { bilag: 3, dato: "2026-05-03", tekst: "Taxa", beløb: 12.5 },
  ]);
  expect([held, findings.map(({ row, code, message }) => [row, code, message])]).toEqual([
    0,
    [
      [1, "amount-rounded", "Tallet »21214.545« i »beløb« har flere decimaler end øre. Det er afrundet til 21.214,55."],
      [
        2,
        "amount-rounded",
        "Tallet »-3069.409695« i »beløb« har flere decimaler end øre. Det er afrundet til −3.069,41.",
      ],
    ],
  ]);
  expect((await hundredths()).sort((a, b) => a - b)).toEqual([-306941, 1250, 2121455]);
});

test("a workbook's year alone stays that year in a row that is held, and no day in 1905", async () => {
  await ledger([{ bilag: 1, dato: 1999, tekst: "Museum", beløb: "ca. 5" }]);
  expect(await waiting()).toMatchObject([{ cells: { dato: "1999" } }]);
});

test("where thousands and øre are in doubt, the words say so and how it is written", async () => {
  const file = "bilag;dato;tekst;beløb\n1;2026-05-03;Fly;12.000\n2;2026-05-03;Taxa;350.50\n";
  const { findings } = await read("l.csv", file, { key: ["bilag"], fields, constants: { currency: "DKK" } });
  expect(findings).toMatchObject([{ code: "amount-unreadable", printed: "12.000" }]);
  expect(findings[0]?.message).toContain("kan læses på to måder");
  expect(await settle(null, { beløb: "12000" })).toBe(201);
});

async function heldPage(): Promise<string> {
  const [row] = await waiting();
  const { host } = new URL(site.addressOf("lyngholm"));
  const headers = { cookie: `udsyn=${await sessionOf(site, "lyngholm", "accountant")}` };
  return (await ask(site.address, { host, path: `/skrivebord/import/holdt/${row?.id}`, headers })).text;
}
const hundredths = async () =>
  (await site.db.query<{ h: number }>("SELECT hundredths::int AS h FROM udsyn.accounts_posting")).map(({ h }) => h);
