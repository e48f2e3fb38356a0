import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { putOnAgenda } from "../setup/desk.ts";
import { get } from "../setup/get.ts";
import { inspect } from "../setup/inspect.ts";
import { type People, peopleOf } from "../setup/people.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let people: People;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  people = peopleOf(browser, site, "lyngholm");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(() => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const desk = (id: string, page = "") => `/skrivebord/rejser/${id}${page && `/${page}`}`;

/** What a page says, a plain space for every space. */
async function textOf(page: Page, selector = "main"): Promise<string> {
  return ((await page.textContent(selector)) ?? "").replaceAll(/\s+/g, " ");
}

/** That a form is saved is said, aloud too, on the page one lands on. */
async function expectDone(page: Page, words: string): Promise<void> {
  expect(await page.locator("main > [role=status]").allTextContents()).toEqual([words]);
}

async function toAgenda(id: string, meetingOn: string): Promise<void> {
  const page = await people.at("coordinator", desk(id, "dagsorden"));
  await putOnAgenda(page, meetingOn);
  await expectDone(page, "Sagen er sat på dagsordenen.");
}

/** The secretary writes what the committee ruled, sees what becomes public, and saves with confirmed minutes. */
async function rule(id: string, ruling: string, text: string, link = "Skriv beslutning"): Promise<Page> {
  const page = await people.at("secretary", desk(id));
  await page.getByRole("link", { name: link, exact: true }).click();
  await page.locator(`input[name=ruling][value=${ruling}]`).check();
  await page.getByLabel("Beslutningens ordlyd").fill(text);
  await page.locator("[name=confirmed]").check();
  await button(page, "Se, hvad der bliver offentligt").click();
  await button(page, "Gem beslutningen").click();
  await expectDone(page, "Beslutningen er gemt, og referatet er bekræftet.");
  return page;
}

/** The public page that the desk's own page of a trip leads to. */
async function publicPage(id: string): Promise<string> {
  const page = await people.at("secretary", desk(id));
  const link = page.getByRole("link", { name: /^Se (rejsen|besøget), som borgerne ser de[nt]$/ });
  return (await link.count()) === 0 ? "" : ((await link.getAttribute("href")) ?? "");
}

test("a study trip is approved, travelled, settled, reported and complete, and the public sees all of it", async () => {
  const id = await planned(site);
  await toAgenda(id, "6.5.2026");
  await rule(id, "approved", "Udvalget anmoder Clara Prøvedal om at deltage.");
  const path = await publicPage(id);
  const before = await people.citizen(path);
  const announced = await textOf(before);
  for (const words of [
    "gøres op efter hjemkomsten, senest 4. november 2026",
    "Klokkeslæt vises efter hjemkomsten",
    "Det er 12.900,00 kr. under kommunens loft på 15.000,00 kr.",
    "Rapporten afleveres senest 4. november 2026",
  ])
    expect(announced).toContain(words);
  expect(announced).not.toContain("09.30");
  await inspect(before, "journeys/approved");

  site.clock.now = new Date("2026-11-20T08:00:00Z");
  const late = await textOf(await people.citizen(path));
  expect(late).toContain(
    "Regnskabet er over fristen. Det skulle være gjort op senest 4. november 2026. Der er ikke bogført noget endnu.",
  );
  expect(late).toContain("Rapporten er over fristen. Den skulle være afleveret senest 4. november 2026.");
  const waits = await textOf(await people.at("coordinator", "/skrivebord"));
  expect(waits).toContain("Over frist i 16 dage: Rejsen sluttede den 4. september 2026.");
  expect(waits).toContain("Det ligger hos dig.");

  const accountant = await people.at("accountant", desk(id, "regnskab/ny"));
  await accountant.getByLabel("Bogført den").fill("10.9.2026");
  await accountant.locator("[name=category]").selectOption("transport");
  await accountant.getByLabel("Beløb", { exact: true }).fill("4.180,50");
  await accountant.getByLabel("Hvad er betalt?").fill("Togbilletter");
  await accountant.getByLabel("Hvorfor er der ingen kvittering?").fill("Købt i automat, kvitteringen blev ikke trykt.");
  await button(accountant, "Bogfør").click();
  await expectDone(accountant, "Posteringen er gemt.");
  await button(accountant, "Luk regnskabet").click();
  await expectDone(accountant, "Regnskabet er lukket.");

  const councillor = await people.at("councillor", desk(id, "rapport"));
  await councillor.getByLabel("Hvad ville I?").fill("Se en havn.");
  await councillor.getByLabel("Hvad fik I ud af det?").fill("Vi så en havn.");
  await councillor.getByLabel("Hvad ændrer I?").fill("Vi spørger børnene først.");
  await button(councillor, "Gem og se rejsen").click();
  await expectDone(councillor, "Rapporten er gemt.");
  const coordinator = await people.at("coordinator", desk(id, "dagsorden?om=report"));
  await putOnAgenda(coordinator, "20.11.2026", "Sæt rapporten på dagsorden");
  await rule(id, "approved", "Rapporten er godkendt.", "Skriv beslutning om rapporten");

  const citizen = await people.citizen(path);
  const told = await textOf(citizen);
  for (const words of [
    "Endeligt regnskab",
    "4.180,50",
    "Vi spørger børnene først.",
    "Rapporten er godkendt.",
    "9.30–12",
  ])
    expect(told).toContain(words);
  expect(told).not.toContain("over fristen");
  await inspect(citizen, "journeys/complete");
  const { items } = JSON.parse((await get(`${site.addressOf("lyngholm")}/data/trips.json`)).body) as {
    items: { slug: string; status: string; accounts: { status: string } }[];
  };
  expect(items.find((one) => path.endsWith(one.slug))).toMatchObject({
    status: "complete",
    accounts: { status: "final" },
  });
}, 120_000);

test("above the cap the committee sends it on, the agenda asks the council next, and the public reads by how much", async () => {
  const lines = [{ category: "transport", label: "Fly", amount: "33000" }];
  const id = await planned(site, { title: "Lissabon", budget: { currency: "DKK", vat: "incl", lines } });
  await toAgenda(id, "6.5.2026");
  await rule(id, "recommended", "Anbefales over for Byrådet.");
  const coordinator = await people.at("coordinator", desk(id, "dagsorden"));
  expect(await coordinator.getByLabel("Udvalg").inputValue()).toBe("byraadet");

  // Another case is on the council's agenda: its meeting is chosen with a click.
  const other = await planned(site, { title: "En anden sag", committee: "klima-og-teknikudvalget" });
  const first = await people.at("coordinator", desk(other, "dagsorden"));
  await first.getByLabel("Udvalg").selectOption("byraadet");
  await putOnAgenda(first, "27.5.2026");
  const again = await people.at("coordinator", desk(id, "dagsorden"));
  await inspect(again, "journeys/dagsorden");
  await again.getByRole("link", { name: "27. maj 2026" }).click();
  expect(await again.getByLabel("Mødedag").inputValue()).toBe("27.5.2026");
  expect(await again.getByLabel("Udvalg").inputValue()).toBe("byraadet");
  await button(again, "Sæt på dagsorden").click();

  site.clock.now = new Date("2026-05-28T08:00:00Z");
  await rule(id, "approved", "Godkendt af Byrådet.");
  const citizen = await people.citizen(await publicPage(id));
  const told = await textOf(citizen);
  expect(told).toContain("Budgettet er 16.500,00 kr. pr. deltager. Det er 1.500,00 kr. over kommunens loft");
  expect(told).toContain("Anbefalet videre");
  expect(told).toContain("Godkendt af Byrådet.");
  await inspect(citizen, "journeys/above-the-cap");
}, 60_000);

test("a refused trip is not in the register; a companion that is paid for keeps a trip off every agenda", async () => {
  const refused = await planned(site, { title: "Afslået rejse" });
  await toAgenda(refused, "6.5.2026");
  const secretary = await rule(refused, "refused", "Nej.");
  expect(await textOf(secretary)).toContain("Ikke godkendt");
  expect(await publicPage(refused)).toBe("");

  const companions = [{ name: "Hemmelig Ægtefælle", paid: true }];
  const stopped = await planned(site, {
    title: "Ledsager betalt",
    participants: { elected: { named: [{ name: "Clara Prøvedal" }] }, companions },
  });
  const coordinator = await people.at("coordinator", desk(stopped, "dagsorden"));
  expect(await textOf(coordinator)).toContain("Kommunen må ikke betale for en privat ledsager.");
  expect(await button(coordinator, "Sæt på dagsorden").count()).toBe(0);
  const list = await textOf(await people.citizen("/rejser"));
  for (const words of ["Afslået rejse", "Ledsager betalt", "Hemmelig"]) expect(list).not.toContain(words);
}, 60_000);

test("postponed and taken up again, ruled on after departure: the public reads both", async () => {
  const id = await planned(site, { title: "Utrecht", destinations: [{ place: "Utrecht", country: "NL" }] });
  await toAgenda(id, "6.5.2026");
  await rule(id, "postponed", "Udsat, til budgettet er vedtaget.");
  await toAgenda(id, "9.9.2026");
  site.clock.now = new Date("2026-09-10T08:00:00Z");
  await rule(id, "approved", "Godkendt bagefter.");
  const told = await textOf(await people.citizen(await publicPage(id)));
  for (const words of [
    "Udsat, til budgettet er vedtaget.",
    "Godkendt bagefter.",
    "Anmodningen blev afgjort efter afrejsen.",
  ])
    expect(told).toContain(words);
}, 60_000);

test("a visit from abroad is planned from the desk's own button and public as a visit", async () => {
  const page = await people.at("coordinator", "/skrivebord");
  await page.getByRole("link", { name: "Nyt besøg" }).click();
  await button(page, "Opret kladde").click();
  expect(await page.locator(".errors li").allTextContents()).toEqual([
    "Giv rejsen en overskrift, der siger, hvad den skal give svar på.",
  ]);
  await page.getByLabel("Overskrift").fill("Besøg: hvad vil de vide om vores skoler?");
  await button(page, "Opret kladde").click();
  const id = /rejser\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const visit = {
    purpose: "Venskabsbyens skoleudvalg ser Lyngskolen.",
    committee: "boerne-og-skoleudvalget",
    startOn: "2026-06-08",
    endOn: "2026-06-09",
    destinations: [{ place: "Lyngholm", country: "DK" }],
    participants: { others: [{ group: "Gæster fra Sankt Alba", count: 8 }] },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "meals", amount: "6000" }] },
  };
  const changed = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, visit);
  expect(changed.status).toBe(200);
  await toAgenda(id, "6.5.2026");
  await rule(id, "approved", "Velkommen.");
  const told = await textOf(await people.citizen(await publicPage(id)));
  for (const words of ["Ankomst", "Afsked", "Besøg", "Gæster fra Sankt Alba: 8", "gøres op efter besøget"])
    expect(told).toContain(words);
}, 60_000);

test("what is public is corrected with its reason, which everybody can read", async () => {
  const id = await planned(site, { title: "Gent", destinations: [{ place: "Gent", country: "BE" }] });
  await toAgenda(id, "6.5.2026");
  await rule(id, "approved", "Godkendt.");
  const path = await publicPage(id);
  const page = await people.at("coordinator", desk(id, "oplysninger"));
  await page.getByLabel("Formål", { exact: true }).fill("At se, hvordan Gent styrer trafikken.");
  await button(page, "Gem og fortsæt").click();
  await expectDone(page, "Oplysningerne er gemt.");
  expect(await textOf(await people.citizen(path))).not.toContain("Gent styrer trafikken");

  await page.goto(desk(id));
  await page.getByRole("link", { name: "Ret det offentlige, med begrundelse" }).click();
  expect(await textOf(page)).toContain("Gent styrer trafikken");
  await button(page, "Offentliggør rettelsen").click();
  expect(await page.locator(".errors li").allTextContents()).toEqual(["Skriv hvorfor. Begrundelsen bliver offentlig."]);
  await inspect(page, "journeys/ret-offentligt");
  await page.getByLabel("Hvad er rettet, og hvorfor?").fill("Formålet var skrevet af efter en anden rejse.");
  await button(page, "Offentliggør rettelsen").click();
  await expectDone(page, "Rettelsen er offentlig.");
  const told = await textOf(await people.citizen(path));
  expect(told).toContain("At se, hvordan Gent styrer trafikken.");
  expect(told).toContain("Rettelse: Formålet var skrevet af efter en anden rejse.");
}, 60_000);
