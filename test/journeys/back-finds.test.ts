import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** Decision 30: after saving, Back never asks to send a form again, and a second press finds done what it asks for. */
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-06-01T08:00:00Z")), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const done = async (page: Page) => (await page.locator("main > [role=status]").allTextContents()).join();

async function rulingId(submission: string): Promise<string> {
  const rows = await site.db.query("SELECT ruling_id FROM udsyn.decisions_ruling WHERE submission_id = $1", [
    submission,
  ]);
  return String(rows[0]?.ruling_id);
}

/** Back from the page that a saved form led to, to the form as it was answered last. */
async function goneBack(page: Page): Promise<string> {
  const answer = await page.goBack();
  expect(answer?.request().method()).toBe("POST");
  return page.locator("main").innerText();
}

test("Back after a ruling, a confirmation and a correction finds the form's own answer", async () => {
  const { submitted } = await secretaryAt(site);
  const { submission, trip } = await submitted();
  const page = await signedIn(browser, site, "lyngholm", "secretary");
  await page.goto(`/skrivebord/sager/${submission}/beslutning`);
  await button(page, "Se, hvad der bliver offentligt").click();
  await page.locator("input[name=ruling][value=approved]").check();
  await page.getByLabel("Beslutningens ordlyd").fill("Godkendt.");
  await button(page, "Se, hvad der bliver offentligt").click();
  await button(page, "Gem beslutningen").click();
  expect(await done(page)).toContain("Beslutningen er gemt.");
  expect(await goneBack(page)).toContain("Intet er gemt endnu");
  // What was refused on the way is found too; and sent once more, what is saved is not saved twice.
  await page.goForward();
  expect(await done(page)).toContain("Beslutningen er gemt.");
  await page.goBack();
  await button(page, "Gem beslutningen").click();
  expect(await done(page)).toContain("Beslutningen var gemt i forvejen.");
  expect(new URL(page.url()).pathname).toBe(`/skrivebord/rejser/${trip}`);

  await page.goto(`/skrivebord/beslutninger/${await rulingId(submission)}/bekraeft`);
  await button(page, "Bekræft og offentliggør").click();
  expect(await done(page)).toContain("Referatet er bekræftet.");
  expect((await page.goBack())?.request().method()).toBe("GET");

  await page.goto(`/skrivebord/beslutninger/${await rulingId(submission)}/ret`);
  await page.getByLabel("Beslutningens ordlyd").fill("Godkendt af udvalget.");
  await page.getByLabel(/hvorfor/i).fill("Ordlyden manglede udvalget.");
  await button(page, "Se rettelsen").click();
  await button(page, "Offentliggør rettelsen").click();
  expect(await done(page)).toContain("Rettelsen er offentlig");
  expect(await goneBack(page)).toContain("Godkendt af udvalget.");
}, 60_000);

test("a button pressed twice sends its form once", async () => {
  const { submitted } = await secretaryAt(site);
  const { submission, trip } = await submitted();
  const page = await signedIn(browser, site, "lyngholm", "secretary");
  const posts: string[] = [];
  await page.goto(`/skrivebord/sager/${submission}/beslutning`);
  await page.locator("input[name=ruling][value=approved]").check();
  await page.getByLabel("Beslutningens ordlyd").fill("Godkendt.");
  await button(page, "Se, hvad der bliver offentligt").click();
  await page.route("**/beslutning", async (route) => {
    posts.push(route.request().method());
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  // Two presses while the first is on its way, as of an unsteady hand.
  await button(page, "Gem beslutningen").evaluate((one: HTMLElement) => {
    one.click();
    setTimeout(() => one.click(), 150);
  });
  await page.waitForURL(/gjort=/);
  expect(posts).toEqual(["POST"]);
  expect(await done(page)).toContain("Beslutningen er gemt.");
  expect(new URL(page.url()).pathname).toBe(`/skrivebord/rejser/${trip}`);
}, 60_000);

test("without a script a second press is answered by the page that the first one led to", async () => {
  const { desk, submitted } = await secretaryAt(site);
  const { submission, trip } = await submitted();
  const action = `/skrivebord/sager/${submission}/beslutning`;
  const typed = "ruling=approved&text=Godkendt.&do=";
  const preview = await desk(action, `${typed}preview`);
  expect(preview.headers["cache-control"]).toBe("private, no-cache");
  const save = `${typed}save&seen=${encodeURIComponent(seenIn(preview))}`;
  const at = (code: string) => ({ status: 303, headers: { location: `/skrivebord/rejser/${trip}?gjort=${code}` } });
  expect(await desk(action, save)).toMatchObject(at("ruling-saved"));
  expect(await desk(action, save)).toMatchObject(at("ruling-saved-before"));
  // Another ruling than the one that stands is refused, and told so.
  expect(await desk(action, save.replace("Godkendt.", "Noget%20andet."))).toMatchObject({ status: 409 });

  const confirm = `/skrivebord/beslutninger/${await rulingId(submission)}/bekraeft`;
  const seen = `seen=${encodeURIComponent(seenIn(await desk(confirm)))}`;
  expect(await desk(confirm, seen)).toMatchObject(at("minutes-confirmed"));
  expect(await desk(confirm, seen)).toMatchObject(at("minutes-confirmed-before"));
});

test("what may be kept nowhere is kept in no browser, and signing out takes the rest along", async () => {
  const { desk, submitted } = await secretaryAt(site);
  const { submission } = await submitted();
  const action = `/skrivebord/sager/${submission}/beslutning`;
  const held = await desk(action, "ruling=approved&text=Ring+til+010190-1234.&do=preview");
  expect([held.status, held.headers["cache-control"]]).toEqual([422, "no-store"]);
  expect((await desk(action)).headers["cache-control"]).toBe("no-store");
  const out = await desk("/log-ud", "");
  expect(out.headers["clear-site-data"]).toBe('"cache", "storage"');
});
