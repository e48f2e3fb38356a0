import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecord } from "../../src/register/index.ts";
import { runReplies, type TripEntry } from "../../src/trips/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { inspect } from "../setup/inspect.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "../trust/planted.ts";

const slug = "lyngholm";
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

async function made(path: string, body: object, role: "coordinator" | "secretary" = "coordinator"): Promise<string> {
  const answer = await site.api(slug, role, "POST", path, body);
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return (JSON.parse(text) as { id: string }).id;
}

/** An approved and public trip that is over. */
async function travelled(title: string, staff = 5): Promise<string> {
  const participants = { ...wholeTrip.participants, staff: [{ unit: "Byplan", count: staff }] };
  const trip = { ...wholeTrip, title, participants, startOn: "2026-04-20", endOn: "2026-04-22" };
  const id = await made("/api/v1/trips", trip);
  const body = { about: "request", committee: "byraadet", meetingOn: "2026-04-01" };
  const submission = await made(`/api/v1/trips/${id}/submissions`, body);
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await made(`/api/v1/submissions/${submission}/rulings`, ruling, "secretary");
  return id;
}

/** The letter last written to an address, and the link in it. */
async function linkIn(to: string): Promise<string> {
  const [row] = await site.db.query<{ text: string }>(
    `SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE payload ->> 'to' = $1 ORDER BY outbox_id DESC`,
    [to],
  );
  const found = /http\S+/.exec(row?.text ?? "")?.[0];
  if (!found) throw new Error(`no letter to ${to}`);
  return new URL(found).pathname;
}

const stranger = async (): Promise<Page> => (await browser.newContext({ baseURL: site.addressOf(slug) })).newPage();

test("a traveller adds lines by link, the councillor takes them in, the committee settles, and they are public", async () => {
  const id = await travelled("Hamborg: hvad kan en havn?");
  const councillor = await signedIn(browser, site, slug, "councillor");
  await councillor.goto(`/skrivebord/rejser/${id}`);
  await councillor.getByRole("link", { name: "Bidrag og spørgeskema" }).click();
  await inspect(councillor, "replies/bidrag-tomt");
  await councillor.getByLabel("Hvem?").selectOption("Asta Opdigt");
  await button(councillor, "Send link med mail").click();
  expect(await councillor.getByText("Skriv mailadressen").count()).toBeGreaterThan(0);
  await inspect(councillor, "replies/bidrag-fejl");
  await councillor.getByLabel("Mailadresse").fill("asta@lyngholm.example");
  await button(councillor, "Send link med mail").click();
  expect(await councillor.getByText("Linket er sendt med mail").count()).toBe(1);
  await councillor.getByLabel("Navn", { exact: true }).fill("Tolken");
  await councillor.getByLabel("Sprog", { exact: true }).selectOption("de");
  await button(councillor, "Lav et link til at kopiere").click();
  const copied = await councillor.getByLabel("Link til deltageren").inputValue();
  await inspect(councillor, "replies/bidrag-link");

  const asta = await stranger();
  await asta.goto(await linkIn("asta@lyngholm.example"));
  await inspect(asta, "replies/bidrag-rejsende");
  await asta.getByLabel("Hvad fik I ud af det?").fill("Kajen ejes af byen.\nDet gør forskellen.");
  await asta.getByText("Gemt kl.").waitFor();
  await asta.reload();
  expect(await asta.getByLabel("Hvad fik I ud af det?").inputValue()).toContain("Kajen ejes af byen.");
  await asta.getByLabel("Hvad fik I ud af det?").fill("Kajen ejes af byen.\nDet gør forskellen.\nSpørg havnen.");
  await button(asta, "Send til dem, der skriver rapporten").click();
  await asta.getByText("Tak. Din tekst er sendt").waitFor();
  expect(await asta.locator("[data-saved=kept]").count()).toBe(0);
  await inspect(asta, "replies/bidrag-sendt");

  const interpreter = await stranger();
  await interpreter.goto(new URL(copied).pathname);
  expect(await interpreter.getByRole("heading", { level: 1 }).textContent()).toBe("Ihre Zeilen zum Bericht");
  await button(interpreter, "Beitrag absenden").click();
  await inspect(interpreter, "replies/bidrag-tysk-fejl");
  // While one writes, and after it was refused, what is wrong is said in the page's language, and the text is kept in the tab.
  const lines = interpreter.getByLabel("Was haben Sie mitgenommen?");
  await lines.fill("Fragen Sie 010180-1234.");
  await interpreter.getByText("Hier steht etwas wie eine Personennummer").first().waitFor();
  await button(interpreter, "Beitrag absenden").click();
  await interpreter.getByRole("alert").waitFor();
  await interpreter.locator("[data-saved=refused]").waitFor();
  expect(await interpreter.locator("[data-saved]").textContent()).not.toMatch(/Her står|Ikke gemt/);
  await interpreter.goto("about:blank");
  await interpreter.goto(new URL(copied).pathname);
  expect(await lines.inputValue()).toBe("");
  await inspect(interpreter, "replies/bidrag-tysk-tilbud");
  await button(interpreter, "Text verwenden").click();
  await interpreter.locator("[data-saved=refused]").waitFor();
  expect(await lines.inputValue()).toBe("Fragen Sie 010180-1234.");
  await lines.fill("Fragen Sie die Stadt.");
  await interpreter.locator("[data-saved=saved]").waitFor();

  await councillor.goto(`/skrivebord/rejser/${id}/bidrag`);
  expect(await councillor.getByText("Har svaret", { exact: true }).count()).toBe(1);
  await councillor.goto(`/skrivebord/rejser/${id}/rapport`);
  await councillor.getByLabel("Hvad ville I?").fill("Se, hvem der ejer kajen.");
  await inspect(councillor, "replies/rapport");
  await button(councillor, /Tag teksten ind fra Asta Opdigt/).click();
  expect(await councillor.getByLabel("Hvad ville I?").inputValue()).toBe("Se, hvem der ejer kajen.");
  // By keyboard one goes on in the field that got the text.
  expect(await councillor.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("outcome");
  expect(await councillor.getByText("taget ind").count()).toBe(1);
  // It stands there: there is nothing to press a second time.
  expect(await button(councillor, /Tag teksten ind/).count()).toBe(0);
  await inspect(councillor, "replies/rapport-taget-ind");
  await councillor.getByLabel("Hvad ændrer I?").fill("Byen beholder kajen.");
  await button(councillor, "Gem").click();
  await councillor.getByText("Gemt", { exact: true }).waitFor();

  await made(`/api/v1/trips/${id}/contributions`, { name: "Ikke svaret", email: "ikke@lyngholm.example", lang: "da" });
  const submission = await made(`/api/v1/trips/${id}/submissions`, {
    about: "report",
    committee: "byraadet",
    meetingOn: "2026-05-06",
  });
  await asta.goto(await linkIn("asta@lyngholm.example"));
  expect(await asta.getByText("Rapporten er sendt videre").count()).toBe(1);
  await inspect(asta, "replies/bidrag-lukket");
  const secretary = await signedIn(browser, site, slug, "secretary");
  await secretary.goto(`/skrivebord/sager/${submission}/beslutning`);
  await secretary.locator("input[name=ruling][value=approved]").check();
  await secretary.getByLabel("Beslutningens ordlyd").fill("Godkendt.");
  await button(secretary, "Se, hvad der bliver offentligt").click();
  await button(secretary, "Gem beslutningen").click();
  await secretary.getByRole("link", { name: "Bekræft referatet" }).click();
  await button(secretary, "Bekræft og offentliggør").click();
  await councillor.goto(`/skrivebord/rejser/${id}/bidrag`);
  const unanswered = councillor.locator("li", { hasText: "Ikke svaret" });
  expect(await unanswered.textContent()).toContain("Rapporten er behandlet, så der kan ikke skrives mere");
  expect(await unanswered.textContent()).not.toMatch(/Afventer|Gælder til/);
  const published = await readRecord<TripEntry>(site.db.register, site.here(slug).id, "trip", "hamborg-2026");
  expect(published).toMatchObject({
    entry: { report: { outcome: "Kajen ejes af byen.\nDet gør forskellen.\nSpørg havnen." } },
  });
  expect(JSON.stringify(published)).not.toContain("Tolken");
});

test("where fewer than five travelled, it is said before anybody is asked, and to whoever answers, that no figures come", async () => {
  const id = await travelled("Hamborg: fire rejsende", 3);
  const coordinator = await signedIn(browser, site, slug, "coordinator");
  await coordinator.goto(`/skrivebord/rejser/${id}/bidrag`);
  expect(await coordinator.getByText("Skemaet kan aldrig vise tal").count()).toBe(1);
  await inspect(coordinator, "replies/skema-uden-tal");
  await made(`/api/v1/trips/${id}/contributions`, { name: "Den ene", email: "fire@lyngholm.example", lang: "da" });
  await runReplies(site.db.app, site.here(slug), site.clock.now, (here) => site.addressOf(here.slug));
  const page = await stranger();
  await page.goto(await linkIn("fire@lyngholm.example"));
  expect(await page.getByText("Færre end fem var med, så der bliver aldrig vist tal.").count()).toBe(1);
  const five = await travelled("Hamborg: seks rejsende");
  await coordinator.goto(`/skrivebord/rejser/${five}/bidrag`);
  expect(await coordinator.getByText("Skemaet kan aldrig vise tal").count()).toBe(0);
});

test("those who travelled answer three questions once, and the desk sees figures when the survey is closed", async () => {
  const id = await travelled("Hamborg: fem svar");
  const coordinator = await signedIn(browser, site, slug, "coordinator");
  const path = `/api/v1/trips/${id}/contributions`;
  for (const nth of [1, 2, 3, 4, 5]) {
    const lang = nth === 5 ? "en" : "da";
    await made(path, { name: `Deltager ${nth}`, email: `${nth}@lyngholm.example`, lang });
  }
  await runReplies(site.db.app, site.here(slug), site.clock.now, (here) => site.addressOf(here.slug));
  for (const nth of [1, 2, 3, 4, 5]) {
    const page = await stranger();
    await page.goto(await linkIn(`${nth}@lyngholm.example`));
    if (nth === 1) {
      await inspect(page, "replies/svar");
      await button(page, "Send svarene").click();
      await inspect(page, "replies/svar-fejl");
    }
    if (nth === 5) expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Three questions");
    await page.locator("input[name='answers.0'][value='5']").check();
    await page.locator("input[name='answers.1'][value='3']").check();
    await page.locator("textarea[name='answers.2']").fill(`Mere liv på kajen, ${nth}`);
    // Pressed twice, they are sent once.
    await page
      .locator("main form")
      .getByRole("button")
      .click({ clickCount: nth === 2 ? 2 : 1 });
    await page
      .getByText(/Tak for dine svar|Thank you for your answers/)
      .first()
      .waitFor();
    if (nth === 1) await inspect(page, "replies/svar-tak");
    await page.reload();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/Tak for|Thank you/);
    await page.goto(await linkIn(`${nth}@lyngholm.example`));
    if (nth === 1) await inspect(page, "replies/svar-brugt");
  }
  await coordinator.goto(`/skrivebord/rejser/${id}`);
  expect(await coordinator.getByText("5 af 5 har svaret").count()).toBe(1);
  expect(await coordinator.getByText("Mere liv på kajen").count()).toBe(0);
  // One without an address is handed a link, which takes the last of the six places.
  await made(path, { name: "Tolken" });
  await made(path, { name: "En mere" });
  await coordinator.goto(`/skrivebord/rejser/${id}/bidrag`);
  await inspect(coordinator, "replies/skema-deles-ud");
  await coordinator.getByLabel("Hvem skal have skemaet?").selectOption({ label: "Tolken, link til at dele ud" });
  await button(coordinator, "Send eller lav link til spørgeskemaet").click();
  expect(await coordinator.getByLabel("Link til spørgeskemaet, til én person").inputValue()).toContain("/svar/");
  await coordinator.getByLabel("Hvem skal have skemaet?").selectOption({ label: "En mere, link til at dele ud" });
  await button(coordinator, "Send eller lav link til spørgeskemaet").click();
  expect(await coordinator.getByText("Der er lavet link til alle 6, der var med").count()).toBeGreaterThan(0);
  await inspect(coordinator, "replies/skema-fejl");
  const now = site.clock.now;
  site.clock.now = new Date("2026-06-08T08:00:00Z");
  const later = await signedIn(browser, site, slug, "coordinator");
  await later.goto(`/skrivebord/rejser/${id}`);
  await inspect(later, "replies/rejse-med-tal");
  await later.goto(`/skrivebord/rejser/${id}/bidrag`);
  expect(await later.getByText("Mere liv på kajen, 3").count()).toBe(1);
  await inspect(later, "replies/bidrag-tal");
  site.clock.now = now;
});

test("a traveller who is writing when the report goes on can read and copy what was typed, with and without script", async () => {
  const id = await travelled("Kiel: tekster, der kom for sent");
  const typed = "Kajen ejes af byen.\nDet gør forskellen.";
  const writers: Page[] = [];
  for (const javaScriptEnabled of [true, false]) {
    const answer = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/contributions`, {
      name: "Rejsende",
    });
    const { link } = (await answer.json()) as { link: string };
    const context = await browser.newContext({ baseURL: site.addressOf(slug), javaScriptEnabled });
    const writer = await context.newPage();
    await writer.goto(new URL(link).pathname);
    await writer.getByLabel("Hvad fik I ud af det?").fill(typed);
    writers.push(writer);
  }
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'submitted' WHERE trip_id = $1", [id]);
  for (const writer of writers) {
    await button(writer, "Send til dem, der skriver rapporten").click();
    await writer.getByRole("heading", { name: "Det, du skrev" }).waitFor();
    const back = writer.getByLabel("Hvad fik I ud af det?");
    expect(await back.inputValue()).toBe(typed);
    expect(await back.isEditable()).toBe(false);
  }
  const [scripted] = writers;
  if (scripted) await inspect(scripted, "replies/bidrag-for-sent");
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'draft' WHERE trip_id = $1", [id]);
  // What the page promised: opened again in the same tab, the link has the text or offers it.
  await scripted?.goto(scripted.url());
  const kept = await scripted?.getByLabel("Hvad fik I ud af det?").inputValue();
  const offered = await scripted?.locator("[data-saved=kept]").count();
  expect(kept === typed || offered === 1).toBe(true);
});

test("the manager's link too is valid, accessible and narrow", async () => {
  const answer = await site.api(slug, "coordinator", "POST", "/api/v1/staff-visits", {
    who: { unit: "skole-og-dagtilbud", count: 2 },
    where: { place: "Malmø", country: "SE" },
    when: { from: "2026-06-02", to: "2026-06-02" },
    purpose: "Se en skole.",
    budget: { amount: "4200" },
  });
  expect(answer.status).toBe(201);
  const [row] = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE key LIKE 'trips.answer-staff-visit%'",
  );
  const path = new URL(/http\S+/.exec(row?.text ?? "")?.[0] ?? "").pathname;
  const manager = await stranger();
  await manager.goto(path);
  await inspect(manager, "replies/g-anmodning");
  await button(manager, "Send rejsen tilbage").click();
  await inspect(manager, "replies/g-fejl");
  await button(manager, "Godkend rejsen").click();
  await inspect(manager, "replies/g-godkendt");
  await manager.goto(path);
  await inspect(manager, "replies/g-brugt");
});
