import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "../../../test/setup/api.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";

const slug = "lyngholm";
const [schools, unit] = ["boerne-og-skoleudvalget", "skole-og-dagtilbud"];
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const { ok } = apiOf(() => site, slug);

async function made(change: object): Promise<string> {
  const plan = { ...wholeTrip, committee: schools, title: "Blandet rejse", ...change };
  return String((await ok("coordinator", "POST", "trips", plan)).id);
}

async function deskPage(id: string, page: string): Promise<string> {
  const cookie = await sessionOf(site, slug, "coordinator");
  const host = new URL(site.addressOf(slug)).host;
  const { status, text } = await ask(site.address, {
    ...{ host, path: `/skrivebord/rejser/${id}${page}`, headers: { cookie: `udsyn=${cookie}` } },
  });
  expect(status).toBe(200);
  return text.replaceAll("\u00a0", " ");
}

const paid = (committee: string, units: string) => [
  { payer: "committee", amount: committee },
  { payer: "unit", amount: units },
];

test("a unit that pays and is not chosen is asked for, and the text says whose ramme bears it meanwhile", async () => {
  const id = await made({ funding: paid("1000", "2000") });
  expect(await deskPage(id, "/betaling")).toContain("Enheden betaler, men ingen enhed er valgt");
  expect(await deskPage(id, "")).toContain("Enheden er ikke valgt");
  expect(await deskPage(id, "/sagsfremstilling")).toContain(
    "Hvilken enhed der betaler, er ikke oplyst. Det hele belaster udvalgets ramme.",
  );
  await ok("coordinator", "PATCH", `trips/${id}`, { unit });
  for (const page of ["/betaling", "", "/sagsfremstilling"])
    expect(await deskPage(id, page)).not.toMatch(/ingen enhed er valgt|Enheden er ikke valgt|Hvilken enhed der/);
});

test("nor is a committee that pays of a unit's own trip left unsaid", async () => {
  const id = await made({ committee: null, unit, kind: "staff-visit", funding: paid("1000", "2000") });
  expect(await deskPage(id, "/betaling")).toContain("Udvalget betaler, men intet udvalg er valgt");
});

test("who pays is among what a change asks for, from what to what", async () => {
  const lines = [{ category: "transport", label: "Tog", amount: "3000" }];
  const id = await made({ unit, budget: { currency: "DKK", vat: "incl", lines }, funding: paid("1000", "2000") });
  const about = { about: "request", committee: schools, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, about);
  const yes = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await ok("secretary", "POST", `submissions/${submission.id}/rulings`, yes);
  const more = [{ category: "transport", label: "Tog", amount: "5000" }];
  const host = { payer: "host", name: "Lübeck", amount: "500" };
  const funding = [{ payer: "committee", amount: "1000" }, { payer: "unit", amount: "3500" }, host];
  await ok("coordinator", "PATCH", `trips/${id}`, { budget: { currency: "DKK", vat: "incl", lines: more }, funding });
  const text = await deskPage(id, "/sagsfremstilling");
  expect(text).toContain("Enheden betaler: fra 2.000,00 kr. til 3.500,00 kr.");
  expect(text).toContain("Værten (Lübeck) betaler: fra intet til 500,00 kr.");
  expect(text).toContain("betalingen fra enheden ændres fra 2.000,00 kr. til 3.500,00 kr.");
  expect(text).not.toContain("Udvalget betaler: fra");
});

test("also the first payer that a change names, where none was named", async () => {
  const id = await made({ unit, funding: [] });
  const about = { about: "request", committee: schools, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${id}/submissions`, about);
  const yes = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await ok("secretary", "POST", `submissions/${submission.id}/rulings`, yes);
  const lines = [{ category: "transport", label: "Tog", amount: "90000" }];
  const change = { budget: { currency: "DKK", vat: "incl", lines }, funding: [{ payer: "unit", amount: "500" }] };
  await ok("coordinator", "PATCH", `trips/${id}`, change);
  expect(await deskPage(id, "/sagsfremstilling")).toContain("Enheden betaler: fra intet til 500,00 kr.");
});
