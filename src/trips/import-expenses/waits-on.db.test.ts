import { afterEach, beforeEach, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

/** What waits for a person is pushed aside by no other row, and its question goes with it (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-12-06T08:00:00Z"));
});
afterEach(() => site.close());
const { fields, read, foreseen, postings, held, settle } = readingLedger(() => site);
const line = (on: string, text: string, amount: string, nr = 9) => [`${nr};1;${on};${text};${amount}`];

it("asks of a row whose year nobody can read, in either order", async () => {
  const mapping = { key: ["bilag"], fields, constants: { currency: "DKK" }, asPrinted: true };
  const printed = (rows: readonly string[]) => `${["bilag;linje;dato;tekst;beløb", ...rows].join("\n")}\n`;
  await read("f.csv", printed(line("primo feb", "Fly", "4.200,00")), mapping);
  const taxa = await read("f.csv", printed(line("03.02.2026", "Taxa", "310,00")), mapping);
  expect(taxa).toMatchObject({ updated: 0, held: 1, findings: [{ code: "other-year" }] });
  await read("f.csv", printed(line("03.02.2026", "Hotel", "90,00", 10)), mapping);
  const unread = await read("f.csv", printed(line("primo marts", "Bus", "20,00", 10)), mapping);
  expect(unread).toMatchObject({ updated: 0, held: 1, findings: [{ code: "other-year" }] });
});

it("keeps what waits for its day beside another line of its number, and lets go of it where its day is put right", async () => {
  expect((await foreseen(line("31.13.2025", "Fly", "4.200,00"), ["bilag"]))[3]).toBe(1);
  expect(await foreseen(line("03.02.2026", "Taxa", "310,00"), ["bilag"])).toEqual([1, 0, 0, 0, ""]);
  expect(await held()).toHaveLength(1);
  expect((await foreseen(line("31.13.2026", "Bus", "50,00", 10), ["bilag"]))[3]).toBe(1);
  expect(await foreseen(line("01.12.2026", "Bus", "50,00", 10), ["bilag"])).toEqual([1, 0, 0, 0, ""]);
  expect(await held()).toHaveLength(1);
});

it("keeps two lines of one number that both wait, whichever comes first", async () => {
  await foreseen(line("32.12.2025", "Fly", "100,00"), ["bilag"]);
  await foreseen(line("32.02.2026", "Taxa", "310,00"), ["bilag"]);
  expect(await held()).toHaveLength(2);
  await foreseen(line("31.12.2025", "Tog", "100,00", 8), ["bilag"]);
  await foreseen(line("03.02.2026", "Taxa", "310,00", 8), ["bilag"]);
  for (const _ of [1, 2])
    expect(await foreseen(line("02.01.2026", "Tog", "100,00", 8), ["bilag"])).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await held()).toHaveLength(4);
});

it.each([
  ["other-year", line("02.01.2026", "Tog", "100,00"), "other-year"],
  ["other-line", line("03.03.2025", "Hotel", "3.900,00"), "key-mended"],
])("carries a question along when the key is mended: %s", async (code, corrected, again) => {
  const stood = line("31.12.2025", "Tog", "100,00");
  await foreseen(stood, ["bilag"]);
  expect(await foreseen(corrected, ["bilag"])).toEqual([0, 0, 0, 1, code]);
  expect(await foreseen(corrected, ["bilag", "linje"])).toEqual([0, 0, 0, 1, again]);
  expect(await postings()).toHaveLength(1);
  // Its record comes by the new key too: then they are two.
  await foreseen(stood, ["bilag", "linje"]);
  expect((await foreseen(corrected, ["bilag", "linje"]))[3]).toBe(1);
  expect(await settle(false)).toBe(201);
  expect(await postings()).toHaveLength(1);
});

it("asks at the desk too whether a row that is put right there is its record's", async () => {
  await foreseen(line("10.02.2026", "Fly", "4.200,00"), ["bilag"]);
  expect(await foreseen(line("03.03.2026", "Taxa", "ca. 310"), ["bilag"])).toEqual([0, 0, 0, 1, "amount-unreadable"]);
  expect(await settle(null, { beløb: "310,00" })).toMatch(/ligner ikke/);
  const [waits] = await held();
  const headers = { cookie: `udsyn=${await sessionOf(site, "lyngholm", "accountant")}` };
  const { host } = new URL(site.addressOf("lyngholm"));
  const sent = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const cells = ["9", "03.03.2026", "Taxa", "310,00"].map((text, at): [string, string] => [`cells.c${at}`, text]);
  const page = await ask(site.address, {
    ...{ host, path: `/skrivebord/import/holdt/${waits?.id}/ret`, method: "POST", headers: { ...headers, ...sent } },
    body: new URLSearchParams(cells).toString(),
  });
  expect([page.status, page.text]).toEqual([422, expect.stringMatching(/Fly.*4\.200/s)]);
  expect(page.text).toContain("Nøglen kan ikke skelne dem");
  expect(await settle(true, { beløb: "310,00" })).toMatch(/allerede brugt/);
  expect(await postings()).toEqual(["9 2026-02-10 4200"]);
  expect(await settle(false, { beløb: "310,00" })).toBe(201);
  expect(await postings()).toEqual(["9 2026-03-03 310"]);
});

it("asks at the desk of two years whose days nobody could read", async () => {
  await foreseen(line("32.02.2025", "Fly", "4.200,00"), ["bilag"]);
  expect(await settle(null, { dato: "03.02.2025" })).toBe(201);
  await foreseen(line("32.02.2026", "Taxa", "310,00"), ["bilag"]);
  expect(await settle(null, { dato: "03.02.2026" })).toMatch(/ligner ikke/);
  expect(await postings()).toEqual(["9 2025-02-03 4200"]);
});
