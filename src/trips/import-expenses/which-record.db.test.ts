import { afterEach, beforeEach, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** Whether a held row is the record that stands or another, as a person answers (decision 60). */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterEach(() => site.close());

const { ledger, foreseen, postings, held, settle } = readingLedger(() => site);

const next = ["4711;1;03.02.2026;Taxa;310,00", "4713;1;04.02.2026;Frokost;90,00", "4714;1;04.02.2026;Frokost;90,00"];

it("holds a line that says otherwise than it did under the key before, beside its posting", async () => {
  await ledger(next, ["bilag"]);
  const changed = ["4713;1;05.02.2026;Frokost;95,00"];
  expect(await foreseen(changed, ["bilag", "dato"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await foreseen(changed, ["bilag", "dato"])).toEqual([0, 0, 0, 1, "key-mended"]);
  expect(await held()).toHaveLength(1);
  expect(await settle(null)).toContain("Svar ved rækken, om det er den, der er ændret, eller en anden.");
  expect(await settle(false)).toBe(201);
  expect(await postings()).toEqual(["4711 2026-02-03 310", "4714 2026-02-04 90", "4713 2026-02-05 95"]);
  expect(await foreseen(changed, ["bilag", "dato"])).toEqual([0, 0, 1, 0, ""]);
});

it("makes it a posting of its own, where a person says that it is another", async () => {
  await ledger(next, ["bilag"]);
  await ledger(["4713;1;05.02.2026;Frokost;200,00"], ["bilag", "dato"]);
  expect(await settle(true)).toBe(201);
  expect(await postings()).toEqual([
    ...["4711 2026-02-03 310", "4713 2026-02-04 90", "4714 2026-02-04 90", "4713 2026-02-05 200"],
  ]);
});

it("follows a line that a person said is the same, back and forth", async () => {
  await ledger(["4713;1;04.02.2026;Frokost;90,00"], ["bilag"]);
  await ledger(["4713;1;04.02.2026;Frokost;97,00"], ["bilag", "dato"]);
  expect(await settle(false)).toBe(201);
  expect(await foreseen(["4713;1;04.02.2026;Frokost;97,00"], ["bilag", "dato"])).toEqual([0, 0, 1, 0, ""]);
  expect(await foreseen(["4713;1;04.02.2026;Frokost;90,00"], ["bilag", "dato"])).toEqual([0, 1, 0, 0, ""]);
  expect(await postings()).toEqual(["4713 2026-02-04 90"]);
  expect(await foreseen(["4713;1;04.02.2026;Frokost;95,00"], ["bilag", "dato"])).toEqual([0, 1, 0, 0, ""]);
  expect(await postings()).toEqual(["4713 2026-02-04 95"]);
});

it.each([
  ["key-mended", ["bilag", "dato"], "4713;1;04.02.2026;Frokost;200,00", "4713;1;04.02.2026;Frokost;210,00"],
  ["other-year", ["bilag"], "4713;1;05.02.2027;Middag;200,00", "4713;1;05.02.2027;Middag;210,00"],
])(
  "asks no more of a line (%s) that a person made a posting of its own, and follows it",
  async (code, key, first, later) => {
    site.clock.now = new Date("2027-03-06T08:00:00Z");
    await ledger(["4713;1;04.02.2026;Frokost;90,00"], ["bilag"]);
    expect(await foreseen([first], key)).toEqual([0, 0, 0, 1, code]);
    expect(await settle(true)).toBe(201);
    expect(await foreseen([first], key)).toEqual([0, 0, 1, 0, ""]);
    expect(await foreseen([later], key)).toEqual([0, 1, 0, 0, ""]);
    expect((await postings()).map((line) => line.replace(/ .* /, " "))).toEqual(["4713 90", "4713 210"]);
  },
);

const frokost = (line: number, day: number, amount: string) => `4713;${line};0${day}.02.2026;Frokost;${amount}`;

it("gives a record to one row alone: the second that is said to be it is refused, and may be its own", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  const two = [frokost(1, 4, "95,00"), frokost(2, 4, "45,00")];
  expect(await foreseen(two, ["bilag", "linje"])).toEqual([0, 0, 0, 2, "key-mended,key-mended"]);
  expect(await settle(false)).toBe(201);
  expect(await settle(false)).toContain("er siden blevet en anden rækkes");
  expect(await settle(true)).toBe(201);
  expect(await postings()).toEqual(["4713 2026-02-04 45", "4713 2026-02-04 95"]);
  expect(await foreseen(two, ["bilag", "linje"])).toEqual([0, 0, 2, 0, ""]);
});

it("lets go of what waited, once its line says again what it said", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  await ledger([frokost(1, 5, "95,00")], ["bilag", "linje"]);
  expect(await foreseen([frokost(1, 4, "90,00")], ["bilag", "linje"])).toEqual([0, 0, 1, 0, ""]);
  expect(await held()).toEqual([]);
  expect(await postings()).toEqual(["4713 2026-02-04 90"]);
  expect(await foreseen([frokost(1, 5, "95,00")], ["bilag", "linje"])).toEqual([0, 1, 0, 0, ""]);
});

it("takes the amount of a line that is the same, though its record's own row waits", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  expect(await foreseen([frokost(1, 4, "ca. 100")], ["bilag"])).toEqual([0, 0, 0, 1, "amount-unreadable"]);
  expect(await foreseen([frokost(1, 4, "97,00")], ["bilag", "linje"])).toEqual([0, 0, 0, 1, "key-mended"]);
  const ofNewKey = `/api/v1/held-rows/${(await held()).at(-1)?.id}/repair`;
  expect((await site.api("lyngholm", "accountant", "POST", ofNewKey, { isOther: false })).status).toBe(201);
  expect(await held()).toEqual([]);
  expect(await postings()).toEqual(["4713 2026-02-04 97"]);
  expect(await foreseen([frokost(1, 4, "97,00")], ["bilag", "linje"])).toEqual([0, 0, 1, 0, ""]);
});

it("stores nothing of a line whose posting was removed, unless it is another", async () => {
  await ledger([frokost(1, 4, "90,00")], ["bilag"]);
  await ledger([frokost(1, 4, "95,00")], ["bilag", "linje"]);
  await site.db.query("DELETE FROM udsyn.accounts_posting");
  expect(await settle(false)).toContain("fjernet eller lagt væk ved skrivebordet");
  expect(await held()).toHaveLength(1);
  expect(await settle(true)).toBe(201);
  expect(await postings()).toEqual(["4713 2026-02-04 95"]);
});
