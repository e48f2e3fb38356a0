import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCurrent, readRecord } from "../../src/register/index.ts";
import type { TripEntry } from "../../src/trips/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { putOnAgenda, signedIn } from "../setup/desk.ts";
import { inspect } from "../setup/inspect.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });

/** Fills in a trip as the coordinator does, form by form, and leaves it ready. Gives its id. */
async function plan(page: Page, title: string, look = false): Promise<string> {
  await page.goto("/skrivebord/rejser/ny");
  if (look) await inspect(page, "desk/ny");
  await page.getByLabel("Hvad er det for en rejse eller et besøg?").selectOption("committee-trip");
  await page.getByLabel("Overskrift").fill(title);
  await button(page, "Opret kladde").click();
  const id = /rejser\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  if (look) await inspect(page, "desk/oplysninger");
  await page.getByLabel("Formål", { exact: true }).fill("At se, hvordan en havn bliver til en bydel.");
  await page.getByLabel("Ansvarligt udvalg").selectOption("boerne-og-skoleudvalget");
  await button(page, "Gem og fortsæt").click();
  await page.getByLabel("Afrejse", { exact: true }).fill("2/9-2026");
  await page.getByLabel("Hjemkomst").fill("4. september 2026");
  await page.getByLabel("By eller sted").fill("Hamborg");
  await page.getByLabel("Land").fill("Tyskland");
  if (look) await inspect(page, "desk/rejsemaal");
  await button(page, "Gem og fortsæt").click();
  await page.locator("[name='elected.0.name']").fill("Asta Opdigt");
  await page.locator("[name='elected.0.role']").fill("formand");
  await page.locator("[name='staff.0.unit']").selectOption("Politik og Ledelse");
  await page.locator("[name='staff.0.count']").fill("1");
  if (look) await inspect(page, "desk/deltagere");
  await button(page, "Gem og fortsæt").click();
  await page.locator("[name='programme.0.date']").fill("3.9.2026");
  await page.locator("[name='programme.0.from']").fill("9.30");
  await page.locator("[name='programme.0.to']").fill("12");
  await page.locator("[name='programme.0.title']").fill("Rundvisning i HafenCity");
  await button(page, "Gem").click();
  if (look) await inspect(page, "desk/program");
  await button(page, "Gem og fortsæt").click();
  for (const at of [0, 1]) {
    await page.locator(`[name='legs.${at}.mode']`).selectOption("rail");
    await page.locator(`[name='legs.${at}.km']`).fill(at === 0 ? "cirka 400" : "395");
  }
  await button(page, "Gem").click();
  expect(await page.locator(".errors li").allTextContents()).toEqual([
    "»cirka 400« er ikke et helt tal. Skriv for eksempel 12.",
  ]);
  await page.locator("[name='legs.0.km']").fill("395");
  await button(page, "Gem").click();
  expect(await page.locator("aside.side").innerText()).toContain("2 personer × 395 km × 0,00446 kg = 3,52 kg");
  if (look) await inspect(page, "desk/transport");
  await button(page, "Gem og fortsæt").click();
  await page.locator("[name='lines.0.category']").selectOption("transport");
  await page.locator("[name='lines.0.amount']").fill("4.200");
  await page.locator("[name='lines.0.label']").fill("Tog, 2 × 2.100 kr.");
  await button(page, "Gem").click();
  if (look) await inspect(page, "desk/budget");
  await button(page, "Gem og fortsæt").click();
  if (look) await inspect(page, "desk/betaling");
  await button(page, "Gem og fortsæt").click();
  if (look) await inspect(page, "desk/maal");
  await button(page, "Gem og se rejsen").click();
  return id;
}

async function toAgenda(page: Page, id: string, meetingOn: string): Promise<void> {
  await page.goto(`/skrivebord/rejser/${id}`);
  await page.getByRole("link", { name: "Sæt på dagsorden", exact: true }).click();
  await putOnAgenda(page, meetingOn);
}

async function rule(page: Page, id: string, ruling: string, text: string): Promise<void> {
  await page.goto(`/skrivebord/rejser/${id}`);
  await page.getByRole("link", { name: "Skriv beslutning", exact: true }).click();
  await page.locator(`input[name=ruling][value=${ruling}]`).check();
  await page.getByLabel("Beslutningens ordlyd").fill(text);
  await page.getByLabel("Dagsordenspunkt").fill("6");
  await button(page, "Se, hvad der bliver offentligt").click();
}

function published(slug: string) {
  return readRecord<TripEntry>(site.db.register, site.here("lyngholm").id, "trip", slug);
}

test("a trip is planned, put on the agenda, ruled on with a preview, and is public when the minutes are confirmed", async () => {
  const coordinator = await signedIn(browser, site, "lyngholm", "coordinator");
  await inspect(coordinator, "desk/skrivebord-tomt");
  const id = await plan(coordinator, "Hamborg: hvordan bliver en havn til en bydel?", true);
  await inspect(coordinator, "desk/rejse-klar");
  expect(await coordinator.getByText("Loft pr. deltager (15.000 kr.)").count()).toBe(1);
  await toAgenda(coordinator, id, "20.5.2026");
  expect(await coordinator.getByText("Sagen er sat på dagsordenen").count()).toBe(1);
  expect(await coordinator.getByRole("link", { name: "Skriv beslutning" }).count()).toBe(0);
  await coordinator.goto("/skrivebord/moeder");
  await inspect(coordinator, "desk/moeder");

  site.clock.now = new Date("2026-05-21T08:00:00Z");
  const secretary = await signedIn(browser, site, "lyngholm", "secretary");
  await inspect(secretary, "desk/skrivebord");
  await rule(secretary, id, "approved", "Udvalget anmoder Asta Opdigt om at deltage.");
  await inspect(secretary, "desk/beslutning");
  expect(await secretary.getByRole("region", { name: "Det bliver offentligt" }).textContent()).toContain("Asta Opdigt");
  expect(await published("hamborg-2026")).toBeNull();
  await button(secretary, "Gem beslutningen").click();
  expect(await published("hamborg-2026")).toBeNull();
  await secretary.getByRole("link", { name: "Bekræft referatet" }).click();
  await inspect(secretary, "desk/bekraeft");
  await button(secretary, "Bekræft og offentliggør").click();
  expect(await published("hamborg-2026")).toMatchObject({
    entry: {
      status: "approved",
      rulings: [{ ruling: "approved", item: "6", text: "Udvalget anmoder Asta Opdigt om at deltage." }],
    },
  });
  expect(await secretary.getByRole("link", { name: "Se rejsen, som borgerne ser den" }).getAttribute("href")).toBe(
    "/rejser/hamborg-2026",
  );
  await inspect(secretary, "desk/rejse-godkendt");
  await secretary.goto(`/skrivebord/rejser/${id}/historik`);
  await inspect(secretary, "desk/historik");
  await secretary.goto("/skrivebord/soeg?q=hamb");
  await inspect(secretary, "desk/soeg");

  site.clock.now = new Date("2026-09-10T08:00:00Z");
  const councillor = await signedIn(browser, site, "lyngholm", "councillor");
  await councillor.getByRole("link", { name: /^Skriv rapport/ }).click();
  await inspect(councillor, "desk/rapport");
  await councillor.getByLabel("Hvad ville I?").fill("Se en havn.");
  await councillor.getByLabel("Hvad fik I ud af det?").fill("Vi så en havn.");
  await councillor.getByLabel("Hvad ændrer I?").fill("Vi spørger børnene først.");
  await button(councillor, "Gem").click();
  expect(await councillor.getByText("Gemt", { exact: true }).count()).toBe(1);

  const later = await signedIn(browser, site, "lyngholm", "coordinator");
  await later.goto(`/skrivebord/rejser/${id}`);
  await later.getByRole("link", { name: "Sæt rapporten på dagsorden" }).click();
  await putOnAgenda(later, "10.9.2026", "Sæt rapporten på dagsorden");
  const again = await signedIn(browser, site, "lyngholm", "secretary");
  await again.goto(`/skrivebord/rejser/${id}`);
  await again.getByRole("link", { name: "Skriv beslutning om rapporten" }).click();
  await again.locator("input[name=ruling][value=approved]").check();
  await again.locator("[name=confirmed]").check();
  await button(again, "Se, hvad der bliver offentligt").click();
  expect(await again.getByRole("region", { name: "Det bliver offentligt" }).textContent()).toContain(
    "Vi spørger børnene",
  );
  await button(again, "Gem beslutningen").click();
  expect(await published("hamborg-2026")).toMatchObject({ entry: { report: { change: "Vi spørger børnene først." } } });
}, 180_000);

test("a refused trip is not public; a postponed one is taken up again", async () => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
  const coordinator = await signedIn(browser, site, "lyngholm", "coordinator");
  const refused = await plan(coordinator, "Afslået");
  await toAgenda(coordinator, refused, "20.5.2026");
  const secretary = await signedIn(browser, site, "lyngholm", "secretary");
  await rule(secretary, refused, "refused", "Nej.");
  expect(await secretary.getByText("Intet bliver offentligt").count()).toBe(1);
  await button(secretary, "Gem beslutningen").click();
  expect(await secretary.getByRole("link", { name: "Sæt på dagsorden" }).count()).toBe(0);

  const postponed = await plan(coordinator, "Udsat og taget op igen");
  await toAgenda(coordinator, postponed, "20.5.2026");
  await rule(secretary, postponed, "postponed", "Udsat.");
  await button(secretary, "Gem beslutningen").click();
  await toAgenda(coordinator, postponed, "6.5.2026");
  await rule(secretary, postponed, "approved", "Godkendt.");
  await secretary.locator("[name=confirmed]").check();
  await button(secretary, "Gem beslutningen").click();
  const { items } = await listCurrent<TripEntry>(
    site.db.register,
    site.here("lyngholm").id,
    "trip",
    {},
    { limit: null },
  );
  expect(items.map((one) => one.title)).toContain("Udsat og taget op igen");
  expect(items.map((one) => one.title)).not.toContain("Afslået");
  expect(items.find((one) => one.title === "Udsat og taget op igen")?.rulings).toHaveLength(1);
}, 120_000);

test("a private companion paid by the municipality stops the trip, in words", async () => {
  const coordinator = await signedIn(browser, site, "lyngholm", "coordinator");
  const id = await plan(coordinator, "Ledsager");
  await coordinator.goto(`/skrivebord/rejser/${id}/deltagere`);
  await button(coordinator, "Tilføj en ledsager").click();
  await coordinator.locator("[name='companions.0.name']").fill("Ægtefælle Opdigt");
  await coordinator.locator("[name='companions.0.paid']").check();
  await button(coordinator, "Gem").click();
  expect(await coordinator.getByText("Kommunen må ikke betale for en privat ledsager.").first().isVisible()).toBe(true);
  await coordinator.goto(`/skrivebord/rejser/${id}`);
  expect(await coordinator.getByRole("link", { name: "Sæt på dagsorden" }).count()).toBe(0);
  expect(await coordinator.getByText("Sæt på dagsorden: ikke endnu").count()).toBe(1);
  await coordinator.goto(`/skrivebord/rejser/${id}/dagsorden`);
  expect(await button(coordinator, "Sæt på dagsorden").count()).toBe(0);
}, 60_000);

test("a request ruled on after departure is accepted and shown as late", async () => {
  const coordinator = await signedIn(browser, site, "lyngholm", "coordinator");
  const id = await plan(coordinator, "For sent spurgt");
  await toAgenda(coordinator, id, "16.9.2026");
  const secretary = await signedIn(browser, site, "lyngholm", "secretary");
  await rule(secretary, id, "approved", "Godkendt bagefter.");
  expect(await secretary.getByRole("region", { name: "Det bliver offentligt" }).textContent()).toContain(
    "Anmodningen blev afgjort efter afrejsen",
  );
}, 60_000);

test("a mistyped meeting day is asked about: the calendar's is chosen, and no meeting is made; a right one goes on", async () => {
  const listed = await site.api("lyngholm", "secretary", "POST", "/api/v1/meetings", {
    committee: "boerne-og-skoleudvalget",
    meetsOn: "2026-12-01",
  });
  expect(listed.status).toBe(201);
  const days = async () =>
    (
      await site.db.query<{ day: string }>(
        "SELECT meets_on::text AS day FROM udsyn.decisions_meeting WHERE meets_on >= '2026-11-25' ORDER BY 1",
      )
    ).map((one) => one.day);
  const page = await signedIn(browser, site, "lyngholm", "coordinator");
  const id = await plan(page, "Tastefejl");
  const ask = async (day: string) => {
    await page.goto(`/skrivebord/rejser/${id}/dagsorden`);
    await page.getByLabel("Mødedag").fill(day);
    await button(page, "Sæt på dagsorden").click();
  };
  await ask("2.12.2026");
  expect(await page.locator(".errors").textContent()).toContain(
    "Børne- og Skoleudvalget har ikke møde 2.\u00a0december 2026 i kalenderen. Nærmest ligger 1.\u00a0december 2026",
  );
  await inspect(page, "desk/moededag");
  await button(page, "Sæt på dagsorden").click();
  expect(await page.getByRole("group", { name: "Hvilken dag er det?" }).count()).toBe(1);
  // Another day than the one that was asked about is a question of its own.
  await page.getByRole("radio").last().check();
  await page.getByLabel("Mødedag").fill("3.12.2026");
  await button(page, "Sæt på dagsorden").click();
  expect(await page.locator(".errors").textContent()).toContain("har ikke møde 3.\u00a0december 2026");
  expect(await days()).toEqual(["2026-12-01"]);
  await page.getByRole("radio").first().check();
  await button(page, "Sæt på dagsorden").click();
  expect(await page.getByText("Sagen er sat på dagsordenen").count()).toBe(1);
  expect(await days()).toEqual(["2026-12-01"]);

  const unlisted = await plan(page, "Ekstraordinært møde");
  await page.goto(`/skrivebord/rejser/${unlisted}`);
  await toAgenda(page, unlisted, "27.11.2026");
  expect(await page.getByText("Sagen er sat på dagsordenen").count()).toBe(1);
  expect(await days()).toEqual(["2026-11-27", "2026-12-01"]);
}, 90_000);

test("of two who edit the same form nobody's text is lost; different forms do not meet", async () => {
  const [one, other] = [
    await signedIn(browser, site, "lyngholm", "coordinator"),
    await signedIn(browser, site, "lyngholm", "secretary"),
  ];
  const id = await plan(one, "To redaktører");
  const [details, people] = [`/skrivebord/rejser/${id}/oplysninger`, `/skrivebord/rejser/${id}/deltagere`];
  await one.goto(details);
  await other.goto(details);
  await one.getByLabel("Formål", { exact: true }).fill("Den enes formål");
  await button(one, "Gem").click();
  await other.getByLabel("Formål", { exact: true }).fill("Den andens formål");
  await button(other, "Gem").click();
  const shown = await other.locator("main").textContent();
  expect(shown).toContain("En anden har gemt i mellemtiden");
  expect(shown).toContain("Den enes formål");
  expect(await other.getByLabel("Formål", { exact: true }).inputValue()).toBe("Den andens formål");
  await inspect(other, "desk/uenige");
  await button(other, "Gem").click();
  expect(await other.getByText("Gemt", { exact: true }).count()).toBe(1);

  await one.goto(people);
  await other.goto(details);
  await other.getByLabel("Formål", { exact: true }).fill("Et tredje formål");
  await button(other, "Gem").click();
  await button(one, "Tilføj en gruppe").click();
  await one.locator("[name='others.0.group']").fill("elever");
  await one.locator("[name='others.0.count']").fill("4");
  await button(one, "Gem").click();
  expect(await one.getByText("Gemt", { exact: true }).count()).toBe(1);
}, 60_000);

test("everything wrong is said at once beside its field, and all that was typed stays", async () => {
  const page = await signedIn(browser, site, "lyngholm", "coordinator");
  const id = await plan(page, "Fejl");
  await page.goto(`/skrivebord/rejser/${id}/program`);
  await button(page, "Tilføj et programpunkt").click();
  await page.locator("[name='programme.1.date']").fill("31.2.2026");
  await page.locator("[name='programme.1.from']").fill("25.99");
  await page.locator("[name='programme.1.place']").fill("Et sted");
  await page.locator("[name='programme.0.date']").fill("1.1.2026");
  await page.locator("[name='programme.1.place']").press("Enter");
  expect(await page.locator(".errors li").allTextContents()).toEqual([
    "»31.2.2026« er ikke en dato, vi kan læse. Skriv for eksempel 6.5.2026.",
    "»25.99« er ikke et klokkeslæt, vi kan læse. Skriv for eksempel 9.30.",
    "Skriv, hvad der sker.",
    expect.stringMatching(/^Programpunktet ».+« 1\.\sjanuar\s2026 ligger uden for rejsens datoer\.$/),
  ]);
  expect(await page.locator("[name='programme.1.place']").inputValue()).toBe("Et sted");
  expect(await page.locator("[name='programme.1.date']").inputValue()).toBe("31.2.2026");
  await inspect(page, "desk/fejl");
  await page.getByRole("button", { name: "Fjern Punkt 2" }).click();
  expect(await page.locator("[name^='programme.1.']").count()).toBe(0);
}, 60_000);

test("a cancelled trip needs its reason, and stays as cancelled; a copy takes all but the days", async () => {
  const page = await signedIn(browser, site, "lyngholm", "coordinator");
  const id = await plan(page, "Aflyses");
  await page.goto(`/skrivebord/rejser/${id}/aflys`);
  await inspect(page, "desk/aflys");
  await button(page, "Aflys rejsen").click();
  expect(await page.locator(".errors li").allTextContents()).toEqual(["Skriv hvorfor. Begrundelsen bliver offentlig."]);
  await page.getByLabel("Hvorfor?").fill("Værten har meldt fra.");
  await button(page, "Aflys rejsen").click();
  expect(await page.getByText("Aflyst").first().isVisible()).toBe(true);
  await button(page, "Kopiér til en ny rejse").click();
  expect(page.url()).not.toContain(id);
  expect(await page.getByLabel("By eller sted").inputValue()).toBe("Hamborg");
  expect(await page.getByLabel("Afrejse", { exact: true }).inputValue()).toBe("");
}, 60_000);
