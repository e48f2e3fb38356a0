import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** What a row's name tells apart, and what it does not (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const { fields, ledger, read, foreseen, postings, held, settle } = readingLedger(() => site);
const frokost = (line: number, day: number, amount: string) => `4713;${line};0${day}.02.2026;Frokost;${amount}`;
const constants = { currency: "DKK" };

it("knows a day and an amount of the key however they are printed", async () => {
  const key = ["bilag", "dato", "beløb"];
  await ledger(["4711;1;10.02.2026;Fly;4.200,00", "4712;1;11.02.2026;Hotel;3.150,00"], key);
  const printed = ["4711;1;10-02-2026;Fly;4200,00", "4712;1;11-02-2026;Hotel;3150"];
  expect(await foreseen(printed, key)).toEqual([0, 0, 2, 0, ""]);
  expect(await foreseen(["4711;1;2026-02-10;Fly, ændret;4200"], key)).toEqual([0, 1, 0, 0, ""]);
  expect(await foreseen(printed.slice(1), ["beløb", "dato", "bilag"])).toEqual([0, 0, 1, 0, ""]);
});

it("keeps a line that waits for its year waiting, though the file comes again by a key that was mended", async () => {
  await ledger(["9;1;31.12.2025;Tog;100,00"], ["bilag"]);
  await ledger(["9;1;31.12.2025;Tog;100,00"], ["bilag", "linje"]);
  const corrected = ["9;1;02.01.2026;Tog;100,00"];
  for (const _ of [1, 2, 3]) expect(await foreseen(corrected, ["bilag", "linje"])).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await postings()).toEqual(["9 2025-12-31 100"]);
});

it.each([1000, 1])(
  "loses no line where a new one of its key is printed before it, %d rows at a time",
  async (batchRows) => {
    await ledger([frokost(1, 4, "90,00")], ["linje"]);
    await ledger([frokost(1, 4, "90,00")], ["bilag"]);
    const both = [frokost(2, 5, "-90,00"), frokost(1, 4, "90,00")];
    for (const [updated, unchanged] of [
      [1, 0],
      [0, 1],
    ])
      expect(await foreseen(both, ["bilag"], { batchRows })).toEqual([0, updated, unchanged, 1, "duplicate-key"]);
    expect(await postings()).toEqual(["4713 2026-02-05 -90"]);
    expect(await held()).toHaveLength(1);
  },
);

it.each([1000, 2])("holds the second of two equal lines of a key, %d rows at a time", async (batchRows) => {
  await ledger(["8;9;03.02.2026;Andet;1,00"], ["linje"]);
  const equal = [frokost(1, 3, "10,00"), frokost(1, 4, "90,00"), frokost(1, 4, "90,00")].map((one, at) =>
    at === 0 ? one.replace("4713", "4712") : one,
  );
  for (const [added, unchanged] of [
    [2, 0],
    [0, 2],
  ])
    expect(await foreseen(equal, ["bilag"], { batchRows })).toEqual([added, 0, unchanged, 1, "duplicate-key"]);
  expect(await held()).toHaveLength(1);
});

const card = (rows: readonly string[], dryRun = false) =>
  read(
    "kort.csv",
    `nr;dato;tekst;beløb\n${rows.join("\n")}\n`,
    { key: ["nr"], fields: { ...fields, voucher: "nr" }, constants },
    { dryRun },
  );

it("overwrites nothing of another source whose numbers are the same, and asks where the lines are alike", async () => {
  await ledger(["311;1;03.02.2026;Fly til Gent;4.200,00", "312;1;04.02.2026;Kontorartikler;80,00"], ["bilag"]);
  const rows = ["311;03.02.2026;Taxa;90,00", "312;09.02.2026;Bro;45,00"];
  expect(await card(rows)).toMatchObject({ added: 1, updated: 0, held: 1, findings: [{ code: "key-mended" }] });
  expect(await foreseen(["311;1;03.02.2026;Fly til Gent;4.200,00"], ["bilag"])).toEqual([0, 0, 1, 0, ""]);
  expect(await settle(true)).toBe(201);
  expect(await card(rows, true)).toMatchObject({ unchanged: 2, held: 0 });
  expect(await postings()).toEqual([
    ...["311 2026-02-03 90", "311 2026-02-03 4200", "312 2026-02-04 80", "312 2026-02-09 45"],
  ]);
});

it("lets a second source's line be put right at the desk, whose number another source has", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  expect(await card(["4713;10.02.2026;Taxa;ca. 90"])).toMatchObject({ held: 1 });
  expect(await settle(null, { beløb: "90,00" })).toBe(201);
  expect(await postings()).toEqual(["4713 2026-02-04 90", "4713 2026-02-10 90"]);
});

it("knows the lines of a column that has got another name, and asks about one that changed at once", async () => {
  await ledger([frokost(1, 4, "90,00"), "4714;1;05.02.2026;Hotel;800,00"], ["dato", "bilag"]);
  const renamed = (rows: readonly string[]) =>
    read("ny.csv", `bilagsnr;dag;tekst;beløb\n${rows.join("\n")}\n`, {
      key: ["dag", "bilagsnr"],
      fields: { ...fields, voucher: "bilagsnr", postedOn: "dag" },
      constants,
    });
  const rows = ["4713;04.02.2026;Frokost;95,00", "4714;05.02.2026;Hotel;800,00"];
  expect(await renamed(rows)).toMatchObject({ added: 0, updated: 0, unchanged: 1, held: 1 });
  expect(await settle(false)).toBe(201);
  expect(await renamed(rows)).toMatchObject({ unchanged: 2 });
  expect(await postings()).toEqual(["4713 2026-02-04 95", "4714 2026-02-05 800"]);
});

it("changes nothing by a row that was dismissed beside what stands, and asks anew once its line changes again", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  await ledger([frokost(1, 4, "95,00")], ["bilag", "dato"]);
  const [row] = await held();
  const dismissal = `/api/v1/held-rows/${row?.id}/dismissal`;
  await site.api("lyngholm", "accountant", "POST", dismissal, { reason: "Hører ikke hertil" });
  expect(await foreseen([frokost(1, 4, "95,00")], ["bilag", "dato"])).toEqual([0, 0, 1, 0, ""]);
  expect(await foreseen([frokost(1, 4, "97,00")], ["bilag", "dato"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await postings()).toEqual(["4713 2026-02-04 90"]);
});

it("asks about a line that a person made its own, where key and line are mended at once", async () => {
  await ledger(["4711;1;10.02.2025;Fly;4.200,00"], ["bilag"]);
  await ledger(["4711;1;03.02.2026;Taxa;310,00"], ["bilag"]);
  expect(await settle(true)).toBe(201);
  expect(await foreseen(["4711;1;03.02.2026;Taxa;320,00"], ["bilag", "dato"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await settle(false)).toBe(201);
  expect(await postings()).toEqual(["4711 2025-02-10 4200", "4711 2026-02-03 320"]);
});

it("is saved as what stands under overlapping numberings too", async () => {
  await ledger(["2;1;03.02.2026;Fly;100,00", "1;2;03.02.2026;Hotel;200,00"], ["linje"]);
  expect(await foreseen(["1;2;03.02.2026;Hotel;210,00"], ["bilag"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await settle(false)).toBe(201);
  expect(await postings()).toEqual(["1 2026-02-03 210", "2 2026-02-03 100"]);
});

it("knows the rows of a version whose names told no columns", async () => {
  const rows = [frokost(1, 4, "90,00"), frokost(2, 5, "45,00")];
  await ledger(rows, ["linje", "dato"]);
  await site.db.query(`UPDATE udsyn.intake_row SET key = o.key, key_digest = sha256(convert_to(o.key, 'UTF8'))
    FROM (SELECT row_id, json_build_array(key::json ->> 'linje', to_char((key::json ->> 'dato')::date, 'DD.MM.YYYY'))::text AS key
      FROM (SELECT row_id, substring(key FROM '^.*}') AS key FROM udsyn.intake_row) named) o WHERE o.row_id = intake_row.row_id`);
  const migration = "src/platform/database/migrations/2026-11-26-0860-names-tell-columns.sql";
  await site.db.query(readFileSync(migration, "utf8"));
  expect(await site.db.query("SELECT key FROM udsyn.intake_row ORDER BY key")).toEqual([
    { key: '{"dato":"04.02.2026","linje":"1"}' },
    { key: '{"dato":"05.02.2026","linje":"2"}' },
  ]);
  expect(await foreseen(rows, ["linje", "dato"])).toEqual([0, 0, 2, 0, ""]);
  expect(await site.db.query("SELECT key FROM udsyn.intake_row ORDER BY key")).toEqual([
    { key: '{"dato":"2026-02-04","linje":"1"} @2026' },
    { key: '{"dato":"2026-02-05","linje":"2"} @2026' },
  ]);
});

const year = (on: string, text: string, amount: string) => `9;1;${on};${text};${amount}`;

it("follows a line of its own year after year, and asks once", async () => {
  await ledger([year("10.02.2025", "Fly", "4.200,00")], ["bilag"]);
  const taxa = (amount: string, on = "02.01.2026") => [year(on, "Taxa", amount)];
  expect(await foreseen(taxa("310,00"), ["bilag"])).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await settle(true)).toBe(201);
  for (const amount of ["320,00", "330,00"]) expect(await foreseen(taxa(amount), ["bilag"])).toEqual([0, 1, 0, 0, ""]);
  expect(await foreseen(taxa("ca. 330"), ["bilag"])).toEqual([0, 0, 0, 1, "amount-unreadable"]);
  expect(await settle(null, { beløb: "340,00" })).toBe(201);
  // Its day is put right into the other's year: what has that name is neither overwritten nor doubled.
  expect(await foreseen(taxa("340,00", "31.12.2025"), ["bilag"])).toEqual([0, 0, 0, 1, "other-line"]);
  expect(await settle(true)).toMatch(/allerede brugt/);
  expect(await postings()).toEqual(["9 2025-02-10 4200", "9 2026-01-02 340"]);
  expect(await foreseen([year("10.02.2025", "Fly", "4.200,00")], ["bilag"])).toEqual([0, 0, 1, 0, ""]);
  expect(await foreseen([year("11.02.2025", "Fly", "4.300,00")], ["bilag"])).toEqual([0, 1, 0, 0, ""]);
  expect(await foreseen(taxa("340,00", "03.01.2026"), ["bilag"])).toEqual([0, 1, 0, 0, ""]);
  expect(await postings()).toEqual(["9 2025-02-11 4300", "9 2026-01-03 340"]);
});

it("keeps a line waiting whose day is put right into the year of the line beside which it waits", async () => {
  await ledger([year("10.02.2025", "Fly", "4.200,00")], ["bilag"]);
  await ledger([year("02.01.2026", "Taxa", "310,00")], ["bilag"]);
  expect(await foreseen([year("31.12.2025", "Taxa", "315,00")], ["bilag"])).toEqual([0, 0, 0, 1, "other-line"]);
  expect(await postings()).toEqual(["9 2025-02-10 4200"]);
  expect(await held()).toHaveLength(2);
  for (const _ of [1, 2])
    expect(await foreseen([year("31.12.2025", "Taxa", "315,00")], ["bilag"])).toEqual([0, 0, 0, 1, "other-line"]);
  // The key that tells them apart lets it in.
  await ledger([year("10.02.2025", "Fly", "4.200,00"), year("31.12.2025", "Taxa", "315,00")], ["bilag", "dato"]);
  expect(await postings()).toEqual(["9 2025-02-10 4200", "9 2025-12-31 315"]);
});

it("lets in nothing that waits under another key by a line that has a record of its own", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  expect(await foreseen([frokost(1, 4, "95,00")], ["bilag", "linje"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await foreseen([frokost(1, 4, "95,00")], ["bilag"])).toEqual([0, 1, 0, 0, ""]);
  expect(await postings()).toEqual(["4713 2026-02-04 95"]);
  expect(await settle(false)).toBe(201);
  expect(await held()).toEqual([]);
  expect(await foreseen([frokost(1, 4, "95,00")], ["bilag", "linje"])).toEqual([0, 0, 1, 0, ""]);
});

it("knows a row that is held of its record, by a key that was mended", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  await ledger([frokost(1, 4, "ca. 95")], ["bilag"]);
  for (const _ of [1, 2])
    expect(await foreseen([frokost(1, 4, "ca. 95")], ["bilag", "dato"])).toEqual([0, 0, 0, 1, "amount-unreadable"]);
  expect(await settle(null, { beløb: "95,00" })).toBe(201);
  expect([await held(), await postings()]).toEqual([[], ["4713 2026-02-04 95"]]);
});

it("takes for what waits for its year a line that was corrected at once with the key", async () => {
  await ledger([year("10.02.2025", "Fly", "4.200,00")], ["bilag"]);
  await ledger([year("03.02.2026", "Taxa", "310,00")], ["bilag"]);
  expect(await foreseen([year("03.02.2026", "Taxa", "320,00")], ["bilag", "dato"])).toEqual([1, 0, 0, 0, ""]);
  // What waited says it no better: it comes in beside it no more.
  expect(await settle(true)).toMatch(/siger det nyeste/);
  expect(await postings()).toEqual(["9 2025-02-10 4200", "9 2026-02-03 320"]);
});
