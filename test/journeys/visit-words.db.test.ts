import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";
import { sessionOf } from "../trust/planted.ts";

let site: TestSite;
let cookie = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  cookie = `udsyn=${await sessionOf(site, "lyngholm", "coordinator")}`;
});
afterAll(() => site.close());

const visit = {
  kind: "incoming-visit",
  direction: "in",
  title: "Besøg fra Leeuwarden",
  purpose: "Seks lærere ser, hvordan vi underviser i natur.",
  committee: "boerne-og-skoleudvalget",
  destinations: [{ place: "Lyngholm", country: "DK" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  participants: {
    elected: { named: [{ name: "Asta Opdigt", role: "formand" }] },
    others: [{ group: "Lærere fra Leeuwarden", count: 6 }],
    assistants: [{ role: "interpreter", count: 1 }],
    companions: [{ name: "Ægtefælle Opdigt" }],
  },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "meals", label: "Frokost", amount: "4200" }] },
};

async function made(body: object): Promise<string> {
  const answer = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", body);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** What a page says of its case: without what may be chosen, and without the names of rules. */
async function saysOf(path: string): Promise<string> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const got = await ask(site.address, { method: "GET", path, host, headers: { cookie } });
  expect(got.status, path).toBeLessThan(500);
  const main = /<main[\s\S]*<\/main>/.exec(got.text)?.[0] ?? "";
  return main
    .replaceAll(/<select[\s\S]*?<\/select>|<small>Kilde[\s\S]*?<\/small>|\(kilde[^)]*\)/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

const ofAJourney = /.{0,60}\b(?:rejse|rejsen|rejsens|rejst|rejsemål|afrejse\p{L}*|hjemkomst\p{L}*)(?!\p{L}).{0,40}/iu;
const pages = [
  ...["", "/oplysninger", "/rejsemaal", "/deltagere", "/program", "/budget", "/betaling", "/maal"],
  ...["/sagsfremstilling", "/dagsorden", "/aflys", "/bidrag", "/rejseliste"],
];

test.each([
  ["empty", { kind: "incoming-visit", direction: "in" }],
  ["whole", visit],
])("a visit to us that is %s is spoken of as a visit on every page of its own", async (_, body) => {
  const id = await made(body);
  for (const page of pages)
    expect(ofAJourney.exec(await saysOf(`/skrivebord/rejser/${id}${page}`))?.[0] ?? null, page).toBeNull();
});

test("a public visit with nothing to correct is spoken of as a visit, and a journey as a journey", async () => {
  const outward = {
    ...visit,
    kind: "conference",
    direction: "out",
    destinations: [{ place: "Leeuwarden", country: "NL" }],
  };
  const says = async (body: Readonly<Record<string, unknown>>) =>
    saysOf(`/skrivebord/rejser/${(await publishedTrip(site, "lyngholm", body)).id}/ret-offentligt`);
  const guests = await says(visit);
  expect(guests).toContain("Borgerne ser besøget, som det står på skrivebordet. Ret det først der;");
  expect(ofAJourney.exec(guests)?.[0] ?? null).toBeNull();
  expect(await says(outward)).toContain("Borgerne ser rejsen, som den står på skrivebordet.");
});

test("what a visit lacks is asked for in a visit's words, and a journey in a journey's", async () => {
  const [guests, ours] = [await made({ kind: "incoming-visit", direction: "in" }), await made({ kind: "conference" })];
  const lacks = "Skriv mindst ét sted, gæsterne kommer til.";
  expect(await saysOf(`/skrivebord/rejser/${guests}/rejsemaal`)).toContain(lacks);
  expect(await saysOf(`/skrivebord/rejser/${ours}/rejsemaal`)).toContain("Skriv mindst ét rejsemål.");
  expect(await saysOf(`/skrivebord/rejser/${guests}`)).toContain("Steder og datoer");
  expect(await saysOf(`/skrivebord/rejser/${ours}`)).toContain("Rejsemål og datoer");
});

test("its agenda text says where the guests come to, and asks members to take part", async () => {
  const id = await made(visit);
  const text = await saysOf(`/skrivebord/rejser/${id}/sagsfremstilling`);
  expect(text).toContain("et besøg udefra i Lyngholm (Danmark)");
  expect(text).toContain("anmodes om at deltage:");
});

test("on a visit to us the guests pay as guests, since the municipality is the host", async () => {
  const [guests, ours] = [await made(visit), await made({ kind: "conference" })];
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = async (id: string) =>
    (
      await ask(site.address, {
        host,
        path: `/skrivebord/rejser/${id}/betaling?funding.0.payer=host`,
        headers: { cookie },
      })
    ).text;
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${guests}`, {
    funding: [{ payer: "host", amount: "9000" }],
  });
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${ours}`, {
    funding: [{ payer: "host", amount: "9000" }],
  });
  expect(await form(guests)).toContain(">Gæsterne</option>");
  expect(await form(guests)).not.toContain("Værten");
  expect(await form(ours)).toContain(">Værten</option>");
  expect(await saysOf(`/skrivebord/rejser/${guests}/sagsfremstilling`)).toContain("Gæsterne, 9.000,00 kr.");
});

test("its accounts, and a change of what was approved, are spoken of as a visit's", async () => {
  const id = await made(visit);
  const sent = await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, {
    about: "request",
    committee: visit.committee,
    meetingOn: "2026-05-05",
  });
  const submission = (await sent.json()) as { id: string };
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: false };
  const ruled = await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission.id}/rulings`, ruling);
  expect([sent.status, ruled.status]).toEqual([201, 201]);
  const budget = { ...visit.budget, lines: [{ category: "meals", label: "Frokost", amount: "5200" }] };
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { budget });
  const { host } = new URL(site.addressOf("lyngholm"));
  site.clock.now = new Date("2026-10-01T08:00:00Z");
  const accountant = `udsyn=${await sessionOf(site, "lyngholm", "accountant")}`;
  const page = async (path: string) => (await ask(site.address, { host, path, headers: { cookie: accountant } })).text;
  const accounts = await page(`/skrivebord/rejser/${id}/regnskab`);
  site.clock.now = new Date("2026-05-06T08:00:00Z");
  expect(accounts).toContain("Hvorfor kostede besøget ikke noget?");
  expect(accounts).toContain("skriv, hvorfor besøget ikke kostede noget");
  expect(accounts).toContain("Borgerne ser ikke linjerne, før besøget er offentligt.");
  expect(accounts).not.toMatch(/rejsen ikke kostede|kostede rejsen/);
  expect(await saysOf(`/skrivebord/rejser/${id}`)).toContain("siden besøget blev godkendt");
});
