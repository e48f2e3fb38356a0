import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** What a committee has travelled in a term counts what is approved, while a change of it is asked for or suspended too. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const committee = "kultur-og-fritidsudvalget";
const participants = { elected: { named: [{ name: "Birk Capson", role: "medlem" }] } };
const budget = (amount: string) => ({
  ...wholeTrip.budget,
  lines: [{ category: "transport", label: "Tog", amount }],
});

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return JSON.parse(text) as { id: string; markdown: string };
}
const made = async (title: string, amount: string) =>
  (await ok("coordinator", "POST", "trips", { ...wholeTrip, title, committee, participants, budget: budget(amount) }))
    .id;
const submitted = async (trip: string, meetingOn: string) =>
  (await ok("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn })).id;
const ruled = (submission: string, ruling: string) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Sådan.", confirmed: true });

test("a suspended change takes no approved trip out of the cap and the count of the term", async () => {
  const first = await made("Første", "14000");
  await ruled(await submitted(first, "2026-05-05"), "approved");
  const next = await made("Anden", "9000");
  const said = async () => {
    const { markdown } = await ok("coordinator", "GET", `trips/${next}/agenda`);
    const text = markdown.replaceAll("\u00a0", " ");
    return [/Birk Capson: .*?tidligere rejse/.exec(text)?.[0], /så denne er nr\. \d/.exec(text)?.[0]];
  };
  const counted = await said();
  expect(counted).toEqual([
    "Birk Capson: 14.000,00 kr. på 1 tidligere rejse",
    expect.stringMatching(/så denne er nr\. [2-9]/),
  ]);
  await ok("coordinator", "PATCH", `trips/${first}`, { budget: budget("14500") });
  const change = await submitted(first, "2026-05-06");
  expect(await said()).toEqual(counted);
  await ruled(change, "suspended");
  expect(await said()).toEqual(counted);
});
