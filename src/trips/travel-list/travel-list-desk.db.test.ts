import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../../../test/setup/axe.ts";
import { launchBrowser } from "../../../test/setup/browser.ts";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { type People, peopleOf } from "../../../test/setup/people.ts";
import { overflowX, takeScreens } from "../../../test/setup/screens.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import type { TripId } from "../trip.ts";
import { sealTravelList } from "./travel-list.ts";

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

test("the coordinator writes, sees and erases the list; each look is logged; nobody else is shown the way", async () => {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Til Oulu" });
  const { id } = (await made.json()) as { id: string };
  const traces = async (action: string) =>
    (await site.db.query("SELECT FROM udsyn.records_audit WHERE subject_id = $1 AND action = $2", [id, action])).length;
  const page = await people.at("coordinator", `/skrivebord/rejser/${id}`);
  await page.getByRole("link", { name: "Rejseliste: pas, allergier og pårørende" }).click();
  await page.getByLabel("Pasnummer").fill("P-778");
  await page.getByRole("button", { name: "Gem listen" }).click();
  expect(await page.locator(".errors li").allTextContents()).toEqual(["Skriv et navn."]);
  expect(await page.getByLabel("Pasnummer").inputValue()).toBe("P-778");
  // A CPR number is told of beside the field it stands in, with what else is wrong.
  await page.getByLabel("Pasnummer").fill("010180-7731");
  await page.getByRole("button", { name: "Gem listen" }).click();
  expect(await page.locator(".errors li").allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining("ligner et CPR-nummer"), "Skriv et navn."]),
  );
  expect(await page.getByLabel("Pasnummer").getAttribute("aria-invalid")).toBe("true");
  await page.getByLabel("Pasnummer").fill("P-778");
  await page.getByLabel("Navn", { exact: true }).fill("Ane Rejsende");
  await page.getByLabel("Allergier").fill("Nødder");
  expectValidHtml(await page.content());
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowX(page)).toBeLessThanOrEqual(0);
  await takeScreens(page, "travel-list/form", [1280, 390], ["light"]);
  await page.getByRole("button", { name: "Gem listen" }).click();
  expect(await page.textContent("main")).toContain("Rejselisten er gemt og krypteret.");
  expect(await traces("trips.look-at-travel-list")).toBe(0);
  await page.goto(`/skrivebord/rejser/${id}/rejseliste`);
  expect(await page.getByLabel("Allergier").inputValue()).toBe("Nødder");
  expect(await traces("trips.look-at-travel-list")).toBe(1);
  await page.getByRole("link", { name: "Slet listen nu" }).click();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Slet rejselisten" }).click();
  expect(await traces("trips.erase-travel-list")).toBe(1);
  expect((await page.goto(`/skrivebord/rejser/${id}/rejseliste/slet`))?.status()).toBe(404);
  const secretary = await people.at("secretary", `/skrivebord/rejser/${id}`);
  expect(await secretary.textContent("main")).not.toContain("Rejseliste");
  expect((await secretary.goto(`/skrivebord/rejser/${id}/rejseliste`))?.status()).toBe(403);
});

test("the list begins with the members whom the trip names, and a list of guests with nobody", async () => {
  const begun = async (direction: "in" | "out") => {
    const participants = { elected: { named: [{ name: "Clara Prøvedal" }, { name: "Esther Påfund" }] } };
    const trip = { title: "Til Oulu", direction, participants };
    const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", trip);
    const { id } = (await made.json()) as { id: string };
    return people.at("coordinator", `/skrivebord/rejser/${id}/rejseliste`);
  };
  const names = async (page: Awaited<ReturnType<typeof begun>>) =>
    Promise.all((await page.getByLabel("Navn", { exact: true }).all()).map((one) => one.inputValue()));
  const page = await begun("out");
  expect(await names(page)).toEqual(["Clara Prøvedal", "Esther Påfund"]);
  expect(await page.textContent("main")).toContain("Listen er ikke gemt endnu.");
  await page.getByLabel("Pasnummer").first().fill("P-1");
  await page.getByRole("button", { name: "Tilføj en rejsende" }).click();
  expect(await names(page)).toEqual(["Clara Prøvedal", "Esther Påfund", ""]);
  await page.getByRole("button", { name: "Gem listen" }).click();
  // Once it is kept it is the list, whoever joins the trip since.
  await page.goto(`${page.url().split("?")[0]}/rejseliste`);
  expect(await names(page)).toEqual(["Clara Prøvedal", "Esther Påfund"]);
  expect(await page.getByLabel("Pasnummer").first().inputValue()).toBe("P-1");
  expect(await page.textContent("main")).not.toContain("ikke gemt endnu");
  expect(await names(await begun("in"))).toEqual([""]);
});

test("a list that another secret sealed is told of in words, and is erased from the same page", async () => {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Til Narvik" });
  const { id } = (await made.json()) as { id: TripId };
  const list = { travellers: [{ name: "Ane Rejsende", passport: null, allergies: null, emergencyContact: null }] };
  await site.api("lyngholm", "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, list);
  const sealed = sealTravelList("another", { municipalityId: site.here("lyngholm").id, tripId: id }, list);
  await site.db.query("UPDATE udsyn.trips_travel_list SET sealed = $1 WHERE trip_id = $2", [sealed, id]);
  const page = await people.at("coordinator", `/skrivebord/rejser/${id}`);
  expect((await page.goto(`/skrivebord/rejser/${id}/rejseliste`))?.status()).toBe(409);
  expect(await page.textContent("main")).toContain("Listen kan ikke åbnes");
  // An empty form would write over what nobody has read.
  expect(await page.getByRole("button", { name: "Gem listen" }).count()).toBe(0);
  expectValidHtml(await page.content());
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Slet listen nu" }).click();
  await page.getByRole("button", { name: "Slet rejselisten" }).click();
  expect((await page.goto(`/skrivebord/rejser/${id}/rejseliste`))?.status()).toBe(200);
});
