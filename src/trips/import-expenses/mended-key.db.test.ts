import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** A ledger that is read by another key than before (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const fields = { voucher: "bilag", postedOn: "dato", text: "tekst", amount: "beløb" };

async function ledger(rows: readonly string[], key: readonly string[], dryRun = false) {
  const importer = site.rooms.importers.find((one) => one.name === "expenses");
  const mapping = importer?.readMapping({ key, fields, constants: { currency: "DKK" } });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf("finans.csv", Buffer.from(`${["bilag;linje;dato;tekst;beløb", ...rows].join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const { runId: _, ...said } = await importer.run(place, { source, mapping, publish: false, dryRun });
  return said;
}

/** The same of a dry run and of the run. */
async function foreseen(rows: readonly string[], key: readonly string[]) {
  const before = await ledger(rows, key, true);
  const answer = await ledger(rows, key);
  expect(before).toEqual(answer);
  const { added, updated, unchanged, held, findings } = answer;
  return [added, updated, unchanged, held, findings.map(({ code }) => code).join()];
}

const postings = async () =>
  (
    await site.db.query<{ line: string }>(`SELECT concat_ws(' ', voucher, booked_on, hundredths / 100) AS line
      FROM udsyn.accounts_posting ORDER BY booked_on, voucher, hundredths`)
  ).map(({ line }) => line);

const held = async () =>
  ((await (await site.api("lyngholm", "accountant", "GET", "/api/v1/held-rows")).json()) as { items: { id: string }[] })
    .items;

async function repair(cells: object) {
  const [row] = await held();
  return (await site.api("lyngholm", "accountant", "POST", `/api/v1/held-rows/${row?.id}/repair`, { cells })).status;
}

const last = ["4711;1;10.02.2025;Fly;4.200,00", "4712;1;11.02.2025;Hotel;3.150,00"];
const next = ["4711;1;03.02.2026;Taxa;310,00", "4713;1;04.02.2026;Frokost;90,00", "4714;1;04.02.2026;Frokost;90,00"];
const all = [
  ...["4711 2025-02-10 4200", "4712 2025-02-11 3150", "4711 2026-02-03 310"],
  ...["4713 2026-02-04 90", "4714 2026-02-04 90"],
];

it("lets in what was held for its year, and knows again what came in, whichever key and file comes after", async () => {
  await ledger(last, ["bilag"]);
  expect(await foreseen(next, ["bilag"])).toEqual([2, 0, 0, 1, "other-year"]);
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

it("holds a line that says otherwise than it did under the key before, beside its posting", async () => {
  await ledger(next, ["bilag"]);
  const changed = ["4713;1;05.02.2026;Frokost;95,00"];
  expect(await foreseen(changed, ["bilag", "dato"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await foreseen(changed, ["bilag", "dato"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await held()).toHaveLength(1);
  expect(await repair({})).toBe(201);
  expect(await postings()).toEqual(["4711 2026-02-03 310", "4714 2026-02-04 90", "4713 2026-02-05 95"]);
  expect(await foreseen(changed, ["bilag", "dato"])).toEqual([0, 0, 1, 0, ""]);
});

it("makes it a posting of its own, where a person gives it another key", async () => {
  await ledger(next, ["bilag"]);
  await ledger(["4713;1;05.02.2026;Middag;200,00"], ["bilag", "dato"]);
  expect(await repair({ bilag: "4713b" })).toBe(201);
  expect(await postings()).toEqual([
    ...["4711 2026-02-03 310", "4713 2026-02-04 90", "4714 2026-02-04 90", "4713b 2026-02-05 200"],
  ]);
});

it("holds nothing of another file, whose key shares no column with the one before, but knows the same words", async () => {
  await ledger(["7;5;03.02.2026;Fly;100,00"], ["linje"]);
  expect(await foreseen(["8;5;04.02.2026;Tog;50,00"], ["bilag"])).toEqual([1, 0, 0, 0, ""]);
  expect(await foreseen(["7;5;03.02.2026;Fly;100,00"], ["bilag"])).toEqual([0, 0, 1, 0, ""]);
});
