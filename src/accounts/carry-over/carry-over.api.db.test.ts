import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2027-01-04T08:00:00Z"));
});
afterAll(() => site.close());

test("what a past year left is carried over by a program as at the desk, once, and not while the year runs", async () => {
  const give = async (year: number) => {
    const owner = { kind: "committee", id: "kultur-og-fritidsudvalget" };
    const given = { owner, year, currency: "DKK", amount: "80000.00", ruling: "Byrådet 15. december 2026, punkt 4" };
    const made = await site.api("lyngholm", "accountant", "POST", "/api/v1/pots", given);
    return ((await made.json()) as { id: string }).id;
  };
  const carry = async (id: string) => {
    const answer = await site.api("lyngholm", "accountant", "POST", `/api/v1/pots/${id}/carry-over`);
    return [answer.status, await answer.json()] as const;
  };
  const [past, running] = [await give(2026), await give(2027)];
  expect(await carry(past)).toEqual([201, { id: past, carried: "50000.00" }]);
  expect(await carry(past)).toEqual([201, { id: past, carried: "0.00" }]);
  expect(await carry(running)).toMatchObject([409, { code: "year-not-over" }]);
});
