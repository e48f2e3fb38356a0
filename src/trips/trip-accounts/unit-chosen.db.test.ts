import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** Another unit on an approved trip moves money between rammer once it is published, and whoever edits is told so. */

const slug = "lyngholm";
const [schools, first, second] = ["boerne-og-skoleudvalget", "skole-og-dagtilbud", "kultur-og-borger"];
let site: TestSite;
let id: string;
const give = (kind: string, owner: string) =>
  ok("accountant", "POST", "pots", {
    owner: { kind, id: owner },
    ...{ year: 2027, currency: "DKK", amount: "20000", ruling: "Byrådet" },
  });
beforeAll(async () => {
  site = await startTestSite();
  await give("committee", schools);
  await give("unit", second);
  const budget = { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount: "6000.00" }] };
  const funding = [
    { payer: "committee", amount: "3500.00" },
    { payer: "unit", amount: "2500.00" },
  ];
  const dates = { startOn: "2027-12-28", endOn: "2027-12-30" };
  const plan = { ...wholeTrip, ...dates, budget, funding, committee: schools, unit: first };
  id = String((await ok("coordinator", "POST", "trips", plan)).id);
  const about = { about: "request", committee: schools, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, about);
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await ok("secretary", "POST", `submissions/${String(submission.id)}/rulings`, ruling);
});
afterAll(() => site.close());

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}
async function page(path: string, role: RoleName | null = null): Promise<string> {
  const cookie = role && `udsyn=${await sessionOf(site, slug, role)}`;
  const { host } = new URL(site.addressOf(slug));
  const { text } = await ask(site.address, { host, path, headers: cookie ? { cookie } : {} });
  return text
    .replaceAll("\u00a0", " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}
/** Where a page leads that may lead to a pot. */
async function potLinks(role: RoleName): Promise<string[]> {
  const { host } = new URL(site.addressOf(slug));
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, role)}` };
  const { text } = await ask(site.address, { host, path: `/skrivebord/rejser/${id}/regnskab`, headers });
  expect(text).toContain("tilbage");
  return text.match(/\/skrivebord\/rammer\/2027\/[0-9a-f-]+/g) ?? [];
}
async function publicPath(): Promise<string> {
  const { text } = await ask(site.address, {
    ...{ host: new URL(site.addressOf(slug)).host, path: `/skrivebord/rejser/${id}` },
    headers: { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` },
  });
  return /\/rejser\/[a-z0-9-]+-2027/.exec(text)?.[0] ?? "none";
}

test("a trip's accounts lead to its ramme whoever may see that, and tell the others what is left", async () => {
  const [first] = await potLinks("accountant");
  expect(await page(first ?? "", "accountant")).toContain("Ramme");
  expect(await potLinks("manager")).toEqual([]);
});

test("the desk says that the unit and the rammer change, before and where it is published", async () => {
  const desk = `/skrivebord/rejser/${id}`;
  await ok("coordinator", "PATCH", `trips/${id}`, { purpose: "At se, hvordan en havn bliver til en by." });
  expect(await page(desk, "coordinator")).not.toContain("flytter mellem rammerne");
  expect(await page(`${desk}/ret-offentligt`, "coordinator")).not.toContain("Rammerne følger med");

  await ok("coordinator", "PATCH", `trips/${id}`, { unit: second });
  const notice = await page(desk, "coordinator");
  expect(notice).toContain("Borgerne ser stadig det, der stod før");
  expect(notice).toMatch(/ansvarlig enhed.*betaler.*Pengene flytter mellem rammerne, når rettelsen bliver offentlig/);
  const asked = await page(`${desk}/ret-offentligt`, "coordinator");
  expect(asked).toMatch(/Ansvarlig enhed Før Skole og Dagtilbud Nu Kultur og Borger/);
  expect(asked).toMatch(
    /Rammerne følger med Kultur og Borger 2027 Sat af før 0,00 kr\. Sat af herefter 2\.500,00 kr\./,
  );

  await ok("coordinator", "POST", `trips/${id}/corrections`, { reason: "Det er en anden enhed." });
  expect(await page(desk, "coordinator")).not.toContain("Borgerne ser stadig");
});

test("everybody reads which unit pays, in each language", async () => {
  const path = await publicPath();
  expect(await page(path)).toContain("Enhedens budget: Kultur og Borger");
  expect(await page(`/en${path}`)).toMatch(/The unit’s budget: Culture and Citizens/);
  expect(await page(`/de${path}`)).toMatch(/Budget der Einheit: Kultur/);
});
