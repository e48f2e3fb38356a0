import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { planned } from "../setup/planned.ts";
import { importRates } from "../setup/rates.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-10T08:00:00Z"));
  await importRates(site, ["Tyskland;494,00;2026-01-01", "Sverige;600,00;2026-01-01"]);
  browser = await launchBrowser();
  page = await signedIn(browser, site, "lyngholm", "accountant");
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** A trip, 2.–4. September, approved and open for postings. */
async function approved(changes: object = {}): Promise<string> {
  const trip = await planned(site, changes);
  const call = async (role: "coordinator" | "secretary", path: string, body: object) =>
    (await (await site.api("lyngholm", role, "POST", path, body)).json()) as { id: string };
  const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-08-20" };
  const submission = await call("coordinator", `/api/v1/trips/${trip}/submissions`, request);
  await call("secretary", `/api/v1/submissions/${submission.id}/rulings`, { ruling: "approved", confirmed: true });
  return trip;
}

/** The page as it stands: valid, accessible in both schemes, no sideways scroll. */
async function looksRight(name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page)).toEqual([]);
  await takeScreens(page, `per-diem/${name}`, [1280, 320], ["light"]);
  expect(await overflowX(page)).toBe(0);
}

const text = async () => (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

test("what is edited since the approval pays nobody: the approved journey is reckoned, said and booked", async () => {
  const trip = await approved();
  const times = (back: string) => ({
    leaves: { on: "2026-09-02", at: "06:00" },
    returns: { on: back, at: "06:00" },
    travellers: 2,
  });
  const send = async (to: string, body: object) => {
    const answer = await site.api("lyngholm", "accountant", "POST", `/api/v1/trips/${trip}/${to}`, body);
    return { status: answer.status, said: await answer.json() };
  };
  const hamburg = { startOn: "2026-09-02", endOn: "2026-09-04", destinations: [{ place: "Hamborg", country: "DE" }] };
  expect((await send("per-diem-calculation", times("2026-09-04"))).said).toMatchObject({
    ...{ planned: hamburg, editedSince: null, totals: [{ total: "1976.00" }] },
  });
  const edited = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${trip}`, {
    ...{ endOn: "2026-09-09", destinations: [{ place: "Malmø", country: "SE" }] },
  });
  expect(edited.status).toBe(200);
  expect((await send("per-diem-calculation", times("2026-09-04"))).said).toMatchObject({
    planned: hamburg,
    editedSince: { endOn: "2026-09-09", destinations: [{ place: "Malmø", country: "SE" }] },
    totals: [{ total: "1976.00" }],
  });
  // A week in Malmø that nobody approved is paid to nobody.
  for (const to of ["per-diem-calculation", "per-diems"])
    expect(await send(to, times("2026-09-09")), to).toMatchObject({
      ...{ status: 422, said: { errors: [{ code: "stay-outside-trip", path: "returns.on" }] } },
    });
  await page.goto(`/skrivebord/rejser/${trip}/dagpenge`);
  expect(await text()).toContain("det, der gælder for borgerne: Hamborg den 2.–4. september 2026.");
  expect(await text()).toContain("Skrivebordets Malmø den 2.–9. september 2026 giver ingen ret");
  expect(await page.getByLabel("Hjemkomst").inputValue()).toBe("4.9.2026");
  expect(await text()).toContain("Tyskland: 494,00 kr. pr. dag");
  await looksRight("edited");
  expect(await send("per-diems", times("2026-09-04"))).toMatchObject({
    ...{ status: 201, said: { items: [{ amount: "1976.00" }] } },
  });
});

test("a journey through two countries is reckoned by its form: nothing typed is lost, and a meal stays with its day", async () => {
  const destinations = [
    { place: "Hamborg", country: "DE", from: "2026-09-02", to: "2026-09-03" },
    { place: "Malmø", country: "SE", from: "2026-09-03", to: "2026-09-04" },
    { place: "Lund", country: "SE", from: "2026-09-04", to: "2026-09-04" },
  ];
  const trip = await approved({ destinations });
  await page.goto(`/skrivebord/rejser/${trip}/dagpenge`);
  const at = (name: string) => page.locator(`[name="${name}"]`);
  const [malmo, lund] = [page.getByRole("group", { name: "Malmø" }), page.getByRole("group", { name: "Lund" })];
  // The rate changes in Malmø and not in Lund, so the arrival there alone may be left out.
  expect(await malmo.innerText()).not.toContain("kan udelades");
  expect(await lund.innerText()).toContain("kan udelades");
  await at("leaves.at").fill("6.00");
  await at("returns.at").fill("10.00");
  await page.getByRole("button", { name: "Regn ud" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Skriv, hvornår I kom til Malmø");
  await looksRight("arrival-needed");
  expect(await malmo.getByLabel("Ankomst").inputValue()).toBe("3.9.2026");
  await malmo.getByLabel("Kl., som uret gik dér").fill("middag");
  await page.getByRole("button", { name: "Regn ud" }).click();
  expect(await malmo.getByLabel("Kl., som uret gik dér").inputValue()).toBe("middag");
  expect(await lund.getByLabel("Ankomst").inputValue()).toBe("4.9.2026");
  await malmo.getByLabel("Kl., som uret gik dér").fill("7.20");
  await page.getByRole("button", { name: "Regn ud" }).click();
  // 24 + 2 hours at 494 and 26 at 600, by the hour within a day: 494 + 41.16 + 22 × 25 + 4 × 25
  expect(await text()).toContain("1.185,16");
  await page.getByRole("group", { name: "2. døgn" }).getByLabel("Middag").check();
  await page.getByRole("button", { name: "Regn ud igen" }).click();
  expect(await at("meals.1.free").nth(2).isChecked()).toBe(true);
  expect(await at("meals.0.free").nth(2).isChecked()).toBe(false);
  // 30 % of the second day's 600
  expect(await text()).toContain("30 % af 600,00");
  expect(await text()).toContain("1.005,16");
  await looksRight("two-countries");
  await page.getByRole("button", { name: "Bogfør beløbet" }).click();
  expect(await text()).toContain("Time- og dagpengene er bogført.");
  expect(await text()).toContain("1.005,16");
});
