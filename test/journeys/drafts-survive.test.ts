import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { inPublic } from "../setup/in-public.ts";
import { inspect } from "../setup/inspect.ts";
import { takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantTrip } from "../trust/planted.ts";

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

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const purpose = (page: Page) => page.getByLabel("Formål", { exact: true });
const signedOut = () => site.db.query("DELETE FROM udsyn.identity_session");
const storedPurpose = async (id: string) =>
  (
    await site.db.query<{ text: string }>(
      "SELECT plan ->> 'purpose' AS text FROM udsyn.trips_trip WHERE trip_id = $1",
      [id],
    )
  )[0]?.text;
const kept = async () =>
  (await site.db.query<{ row: string }>("SELECT fields::text AS row FROM udsyn.identity_working_draft"))
    .map((one) => one.row)
    .join("\n");

async function open(
  role: "coordinator" | "secretary" = "coordinator",
): Promise<{ page: Page; id: string; path: string }> {
  const id = await plantTrip(site, slug, "draft");
  const page = await signedIn(browser, site, slug, role);
  const path = `/skrivebord/rejser/${id}/oplysninger`;
  await page.goto(path);
  return { page, id, path };
}

test("a long form is saved as it is typed, without touching the case, and offered again", async () => {
  const { page, id, path } = await open();
  await purpose(page).fill("Kun et udkast");
  await page.getByText("Gemt kl.").waitFor();
  await inspect(page, "drafts/gemt");
  expect(await storedPurpose(id)).not.toBe("Kun et udkast");
  await page.goto("about:blank");
  await page.goto(path);
  expect(await purpose(page).inputValue()).not.toBe("Kun et udkast");
  await page.getByText("Du har tekst, der ikke er gemt i sagen").waitFor();
  await inspect(page, "drafts/tilbud");
  await page.getByRole("link", { name: "Brug teksten" }).click();
  expect(await purpose(page).inputValue()).toBe("Kun et udkast");
  await inspect(page, "drafts/brugt");
  await button(page, "Gem").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  expect(await storedPurpose(id)).toBe("Kun et udkast");
  expect(await kept()).not.toContain("Kun et udkast");
});

test("older text that nobody chose about is not lost to a save, and is offered again", async () => {
  const { page, id, path } = await open();
  await purpose(page).fill("Det gamle udkast");
  await page.getByText("Gemt kl.").waitFor();
  await page.goto("about:blank");
  await page.goto(path);
  await page.getByText("Du har tekst, der ikke er gemt i sagen").waitFor();
  await purpose(page).fill("Noget nyt og kort");
  await button(page, "Gem").click();
  await page.getByText("Du har tekst, der ikke er gemt i sagen").waitFor();
  expect(await storedPurpose(id)).toBe("Noget nyt og kort");
  expect(await kept()).toContain("Det gamle udkast");
});

/** A form over which an older text waits for its writer's choice. */
async function underOlder() {
  const opened = await open();
  const { page, path } = opened;
  await purpose(page).fill("Det gamle udkast");
  await page.getByText("Gemt kl.").waitFor();
  await page.goto("about:blank");
  await page.goto(path);
  await page.getByText("Du har tekst, der ikke er gemt i sagen").waitFor();
  return opened;
}

test("text typed while an older one waits stays in the tab, and is offered once the older is chosen", async () => {
  const { page, path } = await underOlder();
  await purpose(page).fill("Det nye, skrevet i toget");
  await page.getByText("Ikke gemt endnu").waitFor();
  await inspect(page, "drafts/venter");
  // A crash asks nobody: what is in the tab is there already.
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain("Det nye, skrevet i toget");
  await page.goto("about:blank");
  await page.goto(path);
  await page.getByText("Ikke gemt endnu").waitFor();
  expect(await purpose(page).inputValue()).toBe("Det nye, skrevet i toget");
  expect(await kept()).toContain("Det gamle udkast");
  expect(await kept()).not.toContain("Det nye");
  await page.getByRole("link", { name: "Brug teksten" }).click();
  await page.getByText("der ikke nåede at blive gemt").waitFor();
  expect(await purpose(page).inputValue()).toBe("Det gamle udkast");
  await button(page, "Brug teksten").click();
  await page.waitForURL(/udkast=brug/);
  await page.getByText("der ikke nåede at blive gemt").waitFor({ state: "detached" });
  expect(await purpose(page).inputValue()).toBe("Det nye, skrevet i toget");
});

test("discarding the older text keeps what was typed under it", async () => {
  const { page } = await underOlder();
  await purpose(page).fill("Det nye");
  await button(page, "Kassér den").click();
  await page.getByText("der ikke nåede at blive gemt").waitFor();
  await button(page, "Brug teksten").click();
  await page.waitForURL(/udkast=brug/);
  expect(await purpose(page).inputValue()).toBe("Det nye");
  await button(page, "Gem").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("Det nye");
});

test("pressed without a connection while an older text waits, the form is sent when it is back", async () => {
  const { page, id } = await underOlder();
  await page.context().setOffline(true);
  await purpose(page).fill("Trykket i tunnelen");
  await button(page, "Gem").click();
  await page.getByText("Ingen forbindelse").waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain("Trykket i tunnelen");
  await page.context().setOffline(false);
  await page.getByText("Du har tekst, der ikke er gemt i sagen").waitFor();
  await expect.poll(() => storedPurpose(id)).toBe("Trykket i tunnelen");
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(sessionStorage)).catch(() => "tunnelen"))
    .not.toContain("tunnelen");
  expect(await kept()).toContain("Det gamle udkast");
});

test("text in a row that was added while an older one waits is kept too", async () => {
  const { page, id } = await open();
  const path = `/skrivebord/rejser/${id}/budget`;
  const label = (row: number) => page.locator(`input[name="lines.${row}.label"]`);
  await page.goto(path);
  await label(0).fill("Gammel linje");
  await page.getByText("Gemt kl.").waitFor();
  await page.goto("about:blank");
  await page.goto(path);
  await label(0).fill("Ny linje");
  const rows = await page.locator('input[name$=".label"]').count();
  await button(page, "Tilføj en linje").click();
  await label(rows).fill("Linjen til sidst");
  await page.getByText("Ikke gemt endnu").waitFor();
  await page.goto("about:blank");
  await page.goto(path);
  await page.getByText("Ikke gemt endnu").waitFor();
  expect(await label(0).inputValue()).toBe("Ny linje");
  await button(page, "Kassér den").click();
  await page.getByText("der ikke nåede at blive gemt").waitFor();
  await button(page, "Brug teksten").click();
  await page.waitForURL(/udkast=brug/);
  expect(await label(0).inputValue()).toBe("Ny linje");
  expect(await label(rows).inputValue()).toBe("Linjen til sidst");
});

test("it is one's own, and may be discarded", async () => {
  const { page, id, path } = await open();
  await purpose(page).fill("Mit eget udkast");
  await page.getByText("Gemt kl.").waitFor();
  const other = await signedIn(browser, site, slug, "secretary");
  await other.goto(path);
  expect(await other.getByText("Du har tekst, der ikke er gemt").count()).toBe(0);
  expect(await other.content()).not.toContain("Mit eget udkast");
  await page.goto(path);
  await button(page, "Kassér den").click();
  expect(await page.getByText("Du har tekst, der ikke er gemt").count()).toBe(0);
  expect(await kept()).not.toContain("Mit eget udkast");
  expect(await storedPurpose(id)).not.toBe("Mit eget udkast");
});

test("a lost connection keeps the text in the page, saves it when it is back and sends what was pressed", async () => {
  const { page, id } = await open();
  await page.context().setOffline(true);
  await purpose(page).fill("Skrevet i en tunnel");
  await page.getByText("Ingen forbindelse").waitFor();
  await button(page, "Gem").click();
  expect(await purpose(page).inputValue()).toBe("Skrevet i en tunnel");
  expect(await kept()).not.toContain("Skrevet i en tunnel");
  await inspect(page, "drafts/uden-forbindelse");
  await page.context().setOffline(false);
  await page.getByText("Gemt", { exact: true }).waitFor();
  expect(await storedPurpose(id)).toBe("Skrevet i en tunnel");
  const citizen = await (await browser.newContext()).newPage();
  await citizen.goto(await inPublic(site, slug, id));
  expect(await citizen.locator("main").innerText()).toContain("Skrevet i en tunnel");
});

test("text typed after the press without a connection is saved, and not sent by itself", async () => {
  const { page, id } = await open();
  await page.context().setOffline(true);
  await purpose(page).fill("Halv");
  await button(page, "Gem").click();
  await page.getByText("Ingen forbindelse").waitFor();
  await purpose(page).fill("Halvt færdig");
  await page.context().setOffline(false);
  await page.getByText("Gemt kl.").waitFor();
  expect(await kept()).toContain("Halvt færdig");
  expect(await storedPurpose(id)).not.toContain("Halv");
});

test("what is typed and undone without a connection leaves nothing said and nothing in the way", async () => {
  const { page, id } = await open();
  const was = await purpose(page).inputValue();
  await page.context().setOffline(true);
  await purpose(page).fill("Fortrudt");
  await page.getByText("Ingen forbindelse").waitFor();
  await purpose(page).fill(was);
  await page.getByText("Ingen forbindelse").waitFor({ state: "detached" });
  await page.context().setOffline(false);
  await button(page, "Gem").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  expect(await storedPurpose(id)).toBe(was);
});

test("a save that the server is too busy for does not hold the form back, and a refused one is not called offline", async () => {
  const { page, path, id } = await open();
  let status = 429;
  await page.route("**/api/v1/me/drafts", (route) =>
    route.request().method() === "PUT"
      ? route.fulfill({ status, json: { detail: "Teksten er for lang." } })
      : route.continue(),
  );
  await purpose(page).fill("Sendt alligevel");
  await page.getByText("Ingen forbindelse").waitFor();
  await page.goto("about:blank");
  await page.waitForTimeout(500).then(() => site.db.query("DELETE FROM udsyn.identity_working_draft"));
  await page.goto(path);
  status = 422;
  await button(page, "Brug teksten").click();
  await page.getByText("Ikke gemt. Teksten er for lang.").waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain("Sendt alligevel");
  // On its way out the page got its text through after all: without that older text, what is typed is kept again.
  await site.db.query("DELETE FROM udsyn.identity_working_draft");
  await page.goto(path);
  status = 429;
  await purpose(page).fill("Sendt til sidst");
  await page.getByText("Ingen forbindelse").waitFor();
  await button(page, "Gem").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  expect(await storedPurpose(id)).toBe("Sendt til sidst");
});

test("text sent to a server that is down is offered again, and what came through is not", async () => {
  const { page, path } = await open();
  await page.route(`**${path}`, (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 503, body: "Nede" }) : route.continue(),
  );
  await purpose(page).fill("Lige nået");
  await button(page, "Gem").click();
  await page.getByText("Nede").waitFor();
  await page.unroute(`**${path}`);
  await page.goto(path);
  await page.getByText("der ikke nåede at blive gemt").waitFor();
  await button(page, "Brug teksten").click();
  await page.waitForURL(/udkast=brug/);
  expect(await purpose(page).inputValue()).toBe("Lige nået");
  await purpose(page).fill("Nået nu");
  await button(page, "Gem").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  await page.goto(path);
  expect(await purpose(page).inputValue()).toBe("Nået nu");
  expect(await page.getByText("der ikke nåede at blive gemt").count()).toBe(0);
});

test("a page that goes away without a connection offers its text once when it comes again, sent after all or not", async () => {
  const { page, path } = await open();
  await page.context().setOffline(true);
  await purpose(page).fill("Fra før genstarten");
  await page.getByText("Ingen forbindelse").waitFor();
  await page.goto("about:blank");
  await page.context().setOffline(false);
  await page.goto(path);
  await inspect(page, "drafts/fra-fanen");
  await page.getByText("Brug teksten").click();
  await page.waitForURL(/udkast=brug/);
  expect(await purpose(page).inputValue()).toBe("Fra før genstarten");
});

test("an expired sign-in is said beside the form, and after signing in in another tab it saves", async () => {
  const { page } = await open();
  await signedOut();
  await purpose(page).fill("Skrevet efter log ud");
  await page.getByText("Du er logget ud.").waitFor();
  await inspect(page, "drafts/logget-ud");
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Log ind i et nyt faneblad" }).click(),
  ]);
  await tab
    .locator("form", { has: tab.locator("input[name=role][value=coordinator]") })
    .getByRole("button")
    .click();
  await tab.getByText("Du er logget ind igen").waitFor();
  await inspect(tab, "drafts/logget-ind-igen");
  await tab.close();
  await page.bringToFront();
  // Coming back may have saved it already, and the button is gone then: pressed in the page at once, if it is there.
  await button(page, "Prøv igen").evaluateAll((all: HTMLElement[]) => all[0]?.click());
  await page.getByText("Gemt kl.").waitFor();
  expect(await kept()).toContain("Skrevet efter log ud");
});

test("without a script an expired sign-in gives back all that was sent, to be sent again", async () => {
  const context = await browser.newContext({ baseURL: site.addressOf(slug), javaScriptEnabled: false });
  const { id, path } = await open();
  const page = await context.newPage();
  const signIn = async (on: Page) => {
    await on
      .locator("form", { has: on.locator("input[name=role][value=coordinator]") })
      .getByRole("button")
      .click();
  };
  await page.goto("/log-ind");
  await signIn(page);
  await page.goto(path);
  const text = 'Linje et\n\n"Linje" <to> & tre';
  await purpose(page).fill(text);
  await signedOut();
  await button(page, "Gem").click();
  await page.getByText("Du er logget ud, men intet er tabt").waitFor();
  expectValidHtml(await page.content());
  expect(await storedPurpose(id)).not.toBe(text);
  await takeScreens(page, "drafts/send-igen", [1280, 390]);
  const tab = await context.newPage();
  await tab.goto((await page.getByRole("link", { name: "Log ind i et nyt faneblad" }).getAttribute("href")) ?? "");
  await signIn(tab);
  await button(page, "Send igen").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  expect(await storedPurpose(id)).toBe(text);
});

test("signing out clears what the browser kept", async () => {
  const { page } = await open();
  await page.context().setOffline(true);
  await purpose(page).fill("På en fælles maskine");
  await page.getByText("Ingen forbindelse").waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain("På en fælles maskine");
  await page.context().setOffline(false);
  await page.getByText("Gemt kl.").waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.evaluate(() => sessionStorage.setItem("udsyn rest", "rest"));
  await button(page, "Log ud").click();
  await page.waitForURL(/log-ind/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("two who write at once both keep their text, and the one who saves last sees both", async () => {
  const { page, id, path } = await open();
  const other = await signedIn(browser, site, slug, "secretary");
  await other.goto(path);
  await purpose(page).fill("Koordinatorens ord");
  await purpose(other).fill("Sekretærens ord");
  await Promise.all([page, other].map((one) => one.getByText("Gemt kl.").waitFor()));
  await button(page, "Gem").click();
  await page.getByText("Gemt", { exact: true }).waitFor();
  await button(other, "Gem").click();
  await other.getByText("En anden har gemt i mellemtiden").waitFor();
  expect(await purpose(other).inputValue()).toBe("Sekretærens ord");
  expect(await other.getByText("Koordinatorens ord").count()).toBe(1);
  await inspect(other, "drafts/to-ord");
  await button(other, "Gem").click();
  expect(await storedPurpose(id)).toBe("Sekretærens ord");
});

test("the agenda text is kept too", async () => {
  const id = await plantTrip(site, slug, "draft");
  const path = `/api/v1/trips/${id}/submissions`;
  const body = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  const { id: submission } = (await (await site.api(slug, "coordinator", "POST", path, body)).json()) as { id: string };
  const page = await signedIn(browser, site, slug, "secretary");
  await page.goto(`/skrivebord/rejser/${id}/sagsfremstilling/ret?sag=${submission}`);
  await page.getByLabel("Indledning").fill("Egne ord.");
  await page.getByText("Gemt kl.").waitFor();
  await page.goto(`/skrivebord/rejser/${id}/sagsfremstilling/ret?sag=${submission}`);
  await inspect(page, "drafts/sagsfremstilling-tilbud");
  await page.getByLabel("Indledning").fill("Nyere ord.");
  await button(page, "Se, hvordan den bliver").last().click();
  await page.getByLabel("Indledning").fill("Nyere ord endnu, i en forhåndsvisning, over et ældre udkast.");
  await page.goto(`/skrivebord/rejser/${id}/sagsfremstilling/ret?sag=${submission}`);
  await page.getByRole("link", { name: "Brug teksten" }).click();
  expect(await page.getByLabel("Indledning").inputValue()).toContain("Egne ord.");
  await button(page, "Gem teksten").click();
  expect(await page.getByText("Egne ord.").count()).toBe(1);
  expect(await kept()).not.toContain("Egne ord.");
});
