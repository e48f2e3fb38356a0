import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const given = {
  ...{ owner: { kind: "scheme", id: "rejser" }, year: 2026, currency: "DKK", amount: "50000.00" },
  ruling: "Byrådet 14. december 2025, punkt 4",
};
const give = (more: object) => site.api(slug, "accountant", "POST", "/api/v1/pots", { ...given, ...more });
const amountOf = async () => {
  const { items } = (await (await site.api(slug, "accountant", "GET", "/api/v1/pots?year=2026")).json()) as {
    items: readonly { owner: { id: string }; left: string }[];
  };
  return items.find((one) => one.owner.id === "rejser")?.left;
};

test("one ruling gives a pot an amount once; another ruling, another amount and what was taken back are given as before", async () => {
  expect((await give({})).status).toBe(201);
  for (const ruling of [
    "byrådet 14. december 2025, punkt 4 ",
    "Byrådet  14. december 2025,  punkt 4",
    "Byrådet 14. december 2025, punkt 4.",
    "Byrådet 14. december 2025, punkt\u00a04\u200b",
  ]) {
    const twice = await give({ ruling });
    expect([twice.status, await twice.json()], ruling).toMatchObject([409, { code: "allotted-already" }]);
  }
  expect(await amountOf()).toBe("50000.00");
  expect((await give({ ruling: "Byrådet 2. februar 2026, punkt 9" })).status).toBe(201);
  expect((await give({ amount: "1000.00" })).status).toBe(201);
  expect(await amountOf()).toBe("101000.00");
  // A slip is taken back, and given again.
  expect((await give({ amount: "-50000.00" })).status).toBe(201);
  // Pressed twice, it is taken back once: else the ramme would go below what was given.
  const backTwice = await give({ amount: "-50000.00" });
  expect([backTwice.status, await backTwice.json()]).toMatchObject([409, { code: "allotted-already" }]);
  expect(await amountOf()).toBe("51000.00");
  expect((await give({})).status).toBe(201);
  expect((await give({})).status).toBe(409);
  expect((await give({ amount: "-50000.00" })).status).toBe(201);
  expect((await give({ amount: "-50000.00" })).status).toBe(409);
  expect((await give({ year: 2027 })).status).toBe(201);
});

test("two who give the same at once give it once", async () => {
  const at = { amount: "7.00", ruling: "På en gang" };
  const both = await Promise.all([give(at), give(at), give(at)]);
  expect(both.map((one) => one.status).toSorted()).toEqual([201, 409, 409]);
});

test("the desk says so beside the ruling, with what was typed", async () => {
  const unit = site.here(slug).profile.units[0]?.id;
  const cookie = `udsyn=${await sessionOf(site, slug, "accountant")}`;
  const origin = site.addressOf(slug);
  const press = () =>
    ask(site.address, {
      ...{ host: new URL(origin).host, path: "/skrivebord/rammer", method: "POST" },
      body: new URLSearchParams({
        ...{ owner: `unit:${unit}`, year: "2026", amount: "1.234,50", ruling: "Økonomiudvalget, punkt 8" },
      }).toString(),
      headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
    });
  expect((await press()).status).toBe(303);
  const again = await press();
  expect(again.status).toBe(422);
  expect(again.text).toContain("har allerede givet rammen det beløb");
  expect(again.text).toContain('href="#f-ruling"');
  expect(again.text).toContain('value="1.234,50"');
  await expectValidHtml(again.text);
});
