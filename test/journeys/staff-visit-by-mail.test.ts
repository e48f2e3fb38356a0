import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personBySubject, readWho, setAbsence } from "../../src/identity/index.ts";
import { day } from "../../src/kernel/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { inspect } from "../setup/inspect.ts";
import { enter, tabTo } from "../setup/keyboard.ts";
import { type People, peopleOf } from "../setup/people.ts";
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

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function textOf(page: Page): Promise<string> {
  return ((await page.textContent("main")) ?? "").replaceAll(/\s+/g, " ");
}

/** The five questions answered at the desk and sent. Gives the trip's id. */
async function sent(purpose: string): Promise<string> {
  const page = await people.at("employee", "/skrivebord");
  await page.getByRole("link", { name: "Tjenesterejse", exact: true }).click();
  await page.getByLabel("Hvilken enhed rejser?").selectOption("skole-og-dagtilbud");
  await page.getByLabel("Hvor mange?").fill("2");
  await page.getByLabel("Hvortil? By eller sted").fill("Malmø");
  await page.getByLabel("Land").fill("Sverige");
  await page.getByLabel("Afrejse").fill("2.6.2026");
  await page.getByLabel("Hjemkomst").fill("2.6.2026");
  await page.getByLabel("Hvorfor?").fill(purpose);
  await page.getByLabel("Hvad må det koste i alt?").fill("1.840");
  await button(page, "Send til lederen").click();
  expect(await page.locator("main > [role=status]").allTextContents()).toEqual([
    "Rejsen er sendt til lederen, som svarer fra sin mail.",
  ]);
  return /rejser\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}

/** Letters about a trip: to whom, and the path of the link in them. */
async function letters(id: string): Promise<{ to: string; path: string; text: string }[]> {
  const rows = await site.db.query<{ payload: { to: string; text: string } }>(
    "SELECT payload FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%' ORDER BY created_at, outbox_id",
    [id],
  );
  return rows.map(({ payload: { to, text } }) => ({ to, text, path: /(\/g\/[\w-]{43})$/m.exec(text)?.[1] ?? "" }));
}

/** The demo's manager is away in May; another unit's manager stands in. */
async function managerAway(deputy: string): Promise<void> {
  const { id } = site.here("lyngholm");
  const dan = "01890000-0000-7000-8000-000000000001";
  await site.db.query(
    `INSERT INTO udsyn.identity_person (municipality_id, person_id, name, email, active, created_at)
     VALUES ($1, $2, 'Dan Stedfortræder', $3, true, now())`,
    [id, dan, deputy],
  );
  await site.db.query(
    "INSERT INTO udsyn.identity_role (municipality_id, person_id, role, scope) VALUES ($1, $2, 'manager', 'unit:oekonomi')",
    [id, dan],
  );
  const who = await site.doing("lyngholm", async ({ tx, municipality }) => {
    const personId = await personBySubject(tx, municipality.id, "demo:manager");
    return personId && (await readWho(tx, municipality.id, personId));
  });
  if (!who) throw new Error("no manager in the demo");
  const absence = { from: day("2026-05-01"), to: day("2026-05-31"), deputy };
  await site.doing("lyngholm", (one) => setAbsence(one, absence), who);
}

test("everything missing in the five answers is said at once, and what was typed stays", async () => {
  const page = await people.at("employee", "/skrivebord/tjenesterejse");
  await inspect(page, "staff-visit/form");
  await page.getByLabel("Land").fill("Svärje");
  await page.getByLabel("Afrejse").fill("31.2.2026");
  await button(page, "Send til lederen").click();
  expect(await page.locator(".errors li").count()).toBe(8);
  expect(await page.getByLabel("Land").inputValue()).toBe("Svärje");
  expect(await page.getByLabel("Afrejse").inputValue()).toBe("31.2.2026");
  await inspect(page, "staff-visit/faults");
});

test("the manager approves from the mail without signing in, once; a look changes nothing; it is public at once", async () => {
  const id = await sent("At se cykelparkeringen. Og tale med lederne.");
  const [letter] = await letters(id);
  expect(letter?.to).toBe("manager@lyngholm.example");
  const page = await people.citizen(letter?.path ?? "");
  await page.reload();
  expect(await page.context().cookies()).toEqual([]);
  expect(await textOf(page)).toContain("Malmø: At se cykelparkeringen");
  expect(await textOf(await people.citizen("/rejser"))).not.toContain("Malmø");
  await page.goto(letter?.path ?? "");
  await inspect(page, "staff-visit/question");
  await button(page, "Godkend rejsen").click();
  await inspect(page, "staff-visit/answered");
  await page.getByRole("link", { name: "Se, hvad offentligheden ser" }).click();
  const told = await textOf(page);
  for (const words of ["Malmø: At se cykelparkeringen", "Skole og Dagtilbud: 2", "1.840"])
    expect(told).toContain(words);
  const again = await page.goto(letter?.path ?? "");
  expect(again?.status()).toBe(410);
  await inspect(page, "staff-visit/spent");
});

test("by keyboard alone: signed in, asked, approved from the mail, and read in the register", async () => {
  const context = await browser.newContext({ baseURL: site.addressOf("lyngholm") });
  const page = await context.newPage();
  await page.goto("/log-ind");
  const role = page.locator("form", { has: page.locator("input[name=role][value=employee]") }).getByRole("button");
  await enter(page, ((await role.textContent()) ?? "").trim());
  await page.waitForURL(/skrivebord/);
  await enter(page, "Tjenesterejse");
  await page.waitForURL(/tjenesterejse/);
  const answers = [
    ["Hvilken enhed rejser?", "Skole"],
    ["Hvor mange?", "1"],
    ["Hvortil? By eller sted", "Lund"],
    ["Land", "Sverige"],
    ["Afrejse", "3.6.2026"],
    ["Hjemkomst", "3.6.2026"],
    ["Hvorfor?", "At høre om læsning."],
    ["Hvad må det koste i alt?", "900"],
  ] as const;
  for (const [label, typed] of answers) {
    await tabTo(page, label);
    await page.keyboard.type(typed);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/gjort=to-manager/);
  const id = /rejser\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

  const manager = await (await browser.newContext({ baseURL: site.addressOf("lyngholm") })).newPage();
  await manager.goto((await letters(id))[0]?.path ?? "");
  await enter(manager, "Godkend rejsen");
  await manager.getByRole("link", { name: "Se, hvad offentligheden ser" }).waitFor();
  await enter(manager, "Se, hvad offentligheden ser");
  await manager.waitForURL(/rejser\/lund-2026/);
  expect(await textOf(manager)).toContain("Lund: At høre om læsning");
});

test("sent back with a reason, put right at the desk and sent again to the deputy while the manager is away", async () => {
  const id = await sent("At se en lille skole.");
  const [letter] = await letters(id);
  const manager = await people.citizen(letter?.path ?? "");
  await button(manager, "Send rejsen tilbage").click();
  expect(await manager.locator(".errors li").allTextContents()).toEqual([
    "Skriv, hvorfor rejsen sendes tilbage, så den kan rettes.",
  ]);
  await manager.getByLabel("Begrundelse").fill("Tag toget, ikke bilen.");
  await button(manager, "Send rejsen tilbage").click();
  expect(await textOf(manager)).toContain("Rejsen er sendt tilbage");
  expect((await letters(id)).at(-1)?.text).toContain("Tag toget, ikke bilen.");

  await managerAway("dan@lyngholm.example");
  const employee = await people.at("employee", `/skrivebord/rejser/${id}`);
  await employee.getByRole("link", { name: "Send til lederen", exact: true }).click();
  await inspect(employee, "staff-visit/send-again");
  await button(employee, "Send til lederen").click();
  const last = (await letters(id)).at(-1);
  expect(last?.to).toBe("dan@lyngholm.example");
  const deputy = await people.citizen(last?.path ?? "");
  await button(deputy, "Godkend rejsen").click();
  expect(await textOf(await people.citizen("/rejser"))).toContain("Malmø");
});

test("at the desk: it waits for the manager there, and is approved without the mail", async () => {
  const id = await sent("At se et skolekøkken.");
  const page = await people.at("manager", "/skrivebord");
  const waiting = page.locator(".wait li", { hasText: "Malmø: At se et skolekøkken" });
  await inspect(page, "staff-visit/desk-waiting");
  await waiting.getByRole("link").click();
  await inspect(page, "staff-visit/desk-answer");
  await button(page, "Send rejsen tilbage").click();
  expect(await page.locator(".errors li").allTextContents()).toEqual([
    "Skriv, hvorfor rejsen sendes tilbage, så den kan rettes.",
  ]);
  await inspect(page, "staff-visit/desk-answer-faults");
  await page.goto(`/skrivebord/rejser/${id}`);
  expect(await textOf(page)).toContain("Hos lederen");
  await inspect(page, "staff-visit/desk-trip");
  await page.getByRole("link", { name: "Godkend eller send tilbage" }).click();
  await button(page, "Godkend rejsen").click();
  expect(await page.locator("main > [role=status]").allTextContents()).toEqual([
    "Du har godkendt rejsen. Den er offentlig nu.",
  ]);
  await page.getByRole("link", { name: "Se rejsen, som borgerne ser den" }).click();
  expect(await textOf(page)).toContain("At se et skolekøkken");
});
