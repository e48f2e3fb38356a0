import { afterEach, beforeEach, expect, it } from "vitest";
import { hold } from "../../../test/setup/held.ts";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** A line is one posting, whether its file, somebody at the desk or both put it right, and whichever comes first (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-12-06T08:00:00Z"));
});
afterEach(() => site.close());
const { fields, foreseen, read, postings, held, settle } = readingLedger(() => site);
const line = (on: string, text: string, amount: string, nr: number | "" = 9) => `${nr};1;${on};${text};${amount}`;
const key = ["bilag"];

it("asks once of a line of the second year whose day its file puts right", async () => {
  await foreseen([line("10.02.2025", "Fly", "4.200,00")], key);
  expect(await foreseen([line("32.02.2026", "Taxa", "310,00")], key)).toEqual([0, 0, 0, 1, "date-missing,other-year"]);
  expect(await foreseen([line("03.02.2026", "Taxa", "310,00")], key)).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await held()).toHaveLength(1);
  expect(await settle(true)).toBe(201);
  expect(await postings()).toEqual(["9 2025-02-10 4200", "9 2026-02-03 310"]);
});

it("does not ask again for what was answered at the desk, when the same file comes again", async () => {
  const rows = [line("32.02.2026", "Taxa", "310,00"), line("04.02.2026", "Fly", "ca. 900", 10)];
  const asked = "date-missing,amount-unreadable";
  expect(await foreseen(rows, key)).toEqual([0, 0, 0, 2, asked]);
  expect(await foreseen(rows, key)).toEqual([0, 0, 0, 2, asked]);
  expect(await settle(null, { dato: "03.02.2026" })).toBe(201);
  expect(await settle(null, { beløb: "912,00" })).toBe(201);
  expect(await foreseen(rows, key)).toEqual([0, 0, 2, 0, ""]);
});

it("makes one posting of a line that waits twice, with its day and without", async () => {
  await foreseen([line("10.02.2025", "Fly", "4.200,00")], key);
  await foreseen([line("03.02.2026", "Taxa", "310,00")], key);
  await foreseen([line("32.02.2026", "Taxa", "310,00")], key);
  expect(await held()).toHaveLength(2);
  expect(await settle(true)).toBe(201);
  expect(await settle(true, { dato: "03.02.2026" })).toMatch(/nyeste/);
  expect(await postings()).toEqual(["9 2025-02-10 4200", "9 2026-02-03 310"]);
});

it("asks of the record that says most, where a day is no longer told", async () => {
  await foreseen([line("10.02.2025", "Fly", "4.200,00")], key);
  await foreseen([line("03.02.2026", "Taxa", "310,00")], key);
  expect(await settle(true)).toBe(201);
  await foreseen([line("", "Taxa", "310,00")], key);
  const [{ findings }] = (await held()) as unknown as [{ findings: { message: string }[] }];
  expect(findings.map(({ message }) => message).join()).toContain("fra 2026");
  // Of one number and year there are not two.
  expect(await settle(true, { dato: "03.02.2026" })).toMatch(/allerede brugt/);
  expect(await settle(false, { dato: "04.02.2026" })).toBe(201);
  expect(await postings()).toEqual(["9 2025-02-10 4200", "9 2026-02-04 310"]);
});

it("asks of a line that has nothing in common with the one whose day was put right here", async () => {
  await foreseen([line("32.02.2026", "Fly", "4.200,00")], key);
  expect(await settle(null, { dato: "03.02.2026" })).toBe(201);
  expect(await foreseen([line("09.05.2026", "Taxa", "310,00")], key)).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await postings()).toEqual(["9 2026-02-03 4200"]);
});

it.each([
  ["a number that another line has", 9],
  ["no number", ""],
] as const)("knows a line again whose key was put right at the desk and in its file: %s", async (_, nr) => {
  const fly = line("10.02.2026", "Fly", "4.200,00");
  expect((await foreseen([fly, line("11.02.2026", "Hotel", "3.900,00", nr)], key))[3]).toBe(1);
  expect(await settle(null, { bilag: "12" })).toBe(201);
  const right = line("11.02.2026", "Hotel", "3.900,00", 12);
  expect(await foreseen([fly, right], key)).toEqual([0, 0, 2, 0, ""]);
  expect(await foreseen([fly, right.replace("3.900", "4.000")], key)).toEqual([0, 1, 1, 0, ""]);
  expect(await postings()).toEqual(["9 2026-02-10 4200", "12 2026-02-11 4000"]);
});

it("lets go of a number that the desk gave, where the ledger gives it to another line", async () => {
  const [fly, taxa] = [line("10.02.2026", "Fly", "4.200,00"), line("11.02.2026", "Taxa", "390,00")];
  await foreseen([fly, taxa], key);
  expect(await settle(null, { bilag: "12" })).toBe(201);
  const own = line("05.03.2026", "Taxa", "120,00", 12);
  expect(await foreseen([fly, taxa, own], key)).toEqual([1, 0, 2, 0, ""]);
  expect(await foreseen([fly, taxa, own.replace("120", "130")], key)).toEqual([0, 1, 2, 0, ""]);
  expect(await postings()).toEqual(["9 2026-02-10 4200", "12 2026-02-11 390", "12 2026-03-05 130"]);
});

it("lets go of it where the line itself is no longer in the file, and the number says mostly something else", async () => {
  const fly = line("10.02.2026", "Fly", "4.200,00");
  await foreseen([fly, line("11.02.2026", "Taxa", "390,00")], key);
  expect(await settle(null, { bilag: "12" })).toBe(201);
  expect(await foreseen([fly, line("05.03.2026", "Hotel", "390,00", 12)], key)).toEqual([1, 0, 1, 0, ""]);
  expect(await postings()).toHaveLength(3);
});

it("takes a row that was held for its number as another, once that is put right", async () => {
  await foreseen([line("10.02.2026", "Fly", "4.200,00")], key);
  expect((await foreseen([line("11.03.2026", "Bus", "100,00")], key))[4]).toBe("other-line");
  expect(await settle(true)).toMatch(/allerede brugt/);
  expect(await settle(true, { bilag: "12" })).toBe(201);
  expect(await postings()).toEqual(["9 2026-02-10 4200", "12 2026-03-11 100"]);
});

it("lets a line have the number of another year's that is written at the desk", async () => {
  await foreseen([line("10.02.2025", "Fly", "4.200,00", 12)], key);
  await foreseen([line("11.02.2026", "Hotel", "3.900,00", ""), line("12.02.2026", "Tog", "90,00", 13)], key);
  expect(await settle(null, { bilag: "13" })).toMatch(/allerede brugt/);
  expect(await settle(null, { bilag: "12" })).toBe(201);
  expect(await postings()).toEqual(["12 2025-02-10 4200", "12 2026-02-11 3900", "13 2026-02-12 90"]);
});

it("asks of a line that tells no year and says mostly something else than the last of its number", async () => {
  const undated = {
    key,
    fields: { voucher: "bilag", period: "periode", text: "tekst", amount: "beløb", category: "art" },
  };
  const mapping = { ...undated, constants: { currency: "DKK" } };
  const file = (row: string) => `bilag;periode;tekst;beløb;art\n${row}\n`;
  await read("r25.csv", file("9;02;Fly;4.200,00;transport"), mapping);
  expect(await read("r26.csv", file("9;03;Taxa;310,00;transport"), mapping)).toMatchObject({
    ...{ updated: 0, held: 1, findings: [{ code: "other-line" }] },
  });
  expect(await read("r26.csv", file("9;02;Fly;4.300,00;transport"), mapping)).toMatchObject({ updated: 1, held: 0 });
});

it("keeps what a hand wrote beside what was wrong, when the file puts that right (decision 53)", async () => {
  await foreseen([line("10.02x.2026", "Fly", "4.200,00")], key);
  expect(await settle(null, { dato: "10.02.2026", beløb: "2.400,00" })).toBe(201);
  expect(await foreseen([line("10.02.2026", "Fly", "4.200,00")], key)).toEqual([0, 0, 1, 0, ""]);
  expect((await foreseen([line("10.02.2026", "Fly t/r", "4.200,00")], key))[1]).toBe(1);
  expect(await postings()).toEqual(["9 2026-02-10 2400"]);
});

it("asks again of a line that is corrected once more before anybody has answered", async () => {
  await foreseen([line("10.02.2026", "Fly", "4.200,00")], key);
  const both = ["bilag", "linje"];
  expect((await foreseen([line("11.02.2026", "Fly", "4.200,00")], both))[4]).toBe("key-mended");
  expect((await foreseen([line("11.02.2026", "Tog", "4.350,00")], both))[4]).toBe("key-mended");
  expect(await postings()).toEqual(["9 2026-02-10 4200"]);
});

it.each([
  ["as it was", "ca. 4.200", [1, 1], 201],
  ["put right", "4.200,00", [2, 0], 404],
])("lets whoever answers a row wait for a file that is being read: %s", async (_, amount, [added, stillHeld], said) => {
  await foreseen([line("10.02.2026", "Fly", "ca. 4.200")], key);
  const table = await hold(site, "LOCK TABLE udsyn.accounts_posting IN SHARE ROW EXCLUSIVE MODE", []);
  const reading = read(
    "finans.csv",
    `bilag;linje;dato;tekst;beløb\n${line("10.02.2026", "Fly", amount)}\n${line("11.02.2026", "Tog", "90,00", 10)}\n`,
    { key, fields, constants: { currency: "DKK" } },
  );
  await table.waiting(1);
  const answer = settle(null, { beløb: "4.200,00" });
  await table.waiting(2, answer);
  await table.letGo();
  expect(await reading).toMatchObject({ added, held: stillHeld });
  expect(await answer).toBe(said);
  expect(await postings()).toEqual(["9 2026-02-10 4200", "10 2026-02-11 90"]);
  expect(await held()).toEqual([]);
});

it("keeps what a hand filled in where the file says nothing, when the file puts right what was wrong", async () => {
  const all = { ...fields, reference: "sag", supplier: "lev" };
  const words = { key: ["bilag"], fields: all, constants: { currency: "DKK" } };
  const said = async (row: string) => {
    const {
      added,
      updated,
      unchanged,
      held: waiting,
      findings,
    } = await read("finans.csv", `bilag;sag;dato;tekst;lev;beløb\n${row}\n`, words);
    return [added, updated, unchanged, waiting, findings.map(({ code }) => code).join()];
  };
  const stored = () =>
    site.db.query(
      "SELECT reference, text, supplier, booked_on::text AS day, hundredths / 100 AS kr FROM udsyn.accounts_posting",
    );
  expect(await said("9;;10.02x.2026;;;4.200,00")).toEqual([0, 0, 0, 1, "date-missing"]);
  expect(await settle(null, { dato: "10.02.2026", sag: "S-1", tekst: "Fly til Oslo", lev: "Nordluft" })).toBe(201);
  expect(await said("9;;10.02.2026;;;4.200,00")).toEqual([0, 0, 1, 0, ""]);
  const line = { reference: "S-1", text: "Fly til Oslo", supplier: "Nordluft", day: "2026-02-10" };
  expect(await stored()).toMatchObject([{ ...line, kr: "4200" }]);
  expect(await said("9;;10.02.2026;;;4.300,00")).toEqual([0, 1, 0, 0, ""]);
  expect(await stored()).toMatchObject([{ ...line, kr: "4300" }]);
});

it("lets a line that changes again keep the number that the desk gave it", async () => {
  const fly = line("10.02.2026", "Fly", "4.200,00");
  const credit = (amount: string) => line("12.02.2026", "Fly, kreditnota", amount);
  expect((await foreseen([fly, credit("-1.200,00")], key))[3]).toBe(1);
  expect(await settle(null, { bilag: "9-2" })).toBe(201);
  for (const amount of ["-1.300,00", "-1.400,00"]) {
    expect((await foreseen([fly, credit(amount)], key))[3]).toBe(1);
    expect(await settle(null, { bilag: "9-2" })).toBe(201);
  }
  expect(await postings()).toEqual(["9 2026-02-10 4200", "9-2 2026-02-12 -1400"]);
});
