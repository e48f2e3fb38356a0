import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { inPublic } from "../setup/in-public.ts";
import { inspect } from "../setup/inspect.ts";
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
const field = (page: Page, name: string) => page.locator(`[name='${name}']`);
const told = "En anden har gemt i mellemtiden";

/** Two who have the same form of the same trip open. */
async function two(form: string, given: object = {}) {
  const id = await plantTrip(site, slug, "draft");
  if (Object.keys(given).length > 0) {
    const answer = await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${id}`, given);
    expect(answer.status, await answer.clone().text()).toBe(200);
  }
  const [one, other] = [
    await signedIn(browser, site, slug, "coordinator"),
    await signedIn(browser, site, slug, "secretary"),
  ];
  const path = `/skrivebord/rejser/${id}/${form}`;
  await one.goto(path);
  await other.goto(path);
  return { id, one, other, path };
}

const plan = async (id: string) =>
  (await (await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`)).json()) as Trip;
interface Trip {
  readonly title: string;
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly programme: readonly {
    readonly title: string;
    readonly place: string | null;
    readonly from: string | null;
  }[];
  readonly participants: {
    readonly elected: { readonly named: readonly { readonly name: string; readonly role: string | null }[] };
  };
  readonly budget: { readonly lines: readonly { readonly label: string; readonly amount: string }[] };
}

test("two who change different fields of one form: both are saved, nobody is asked, and it is said", async () => {
  const { id, one, other } = await two("oplysninger");
  await field(one, "title").fill("Den enes overskrift");
  await button(one, "Gem").click();
  await field(other, "purpose").fill("Den andens formål");
  await button(other, "Gem").click();
  expect(await other.locator("main").textContent()).toContain("begges ændringer er med");
  expect(await field(other, "title").inputValue()).toBe("Den enes overskrift");
  expect(await plan(id)).toMatchObject({ title: "Den enes overskrift", purpose: "Den andens formål" });
  await inspect(other, "desk/begge-gemt");
  const citizen = await (await browser.newContext()).newPage();
  await citizen.goto(await inPublic(site, slug, id));
  const read = await citizen.locator("main").innerText();
  for (const words of ["Den enes overskrift", "Den andens formål"]) expect(read).toContain(words);
});

test("one's own second tab is called that, and nobody else; somebody else in between is somebody else", async () => {
  const { one, other, path, id } = await two("oplysninger");
  const second = await one.context().newPage();
  await second.goto(path);
  await field(one, "title").fill("Fra den første fane");
  await button(one, "Gem").click();
  await field(second, "title").fill("Fra den anden fane");
  await button(second, "Gem").click();
  expect(await second.locator("main").textContent()).toContain("Du har gemt i en anden fane");
  expect(await second.locator("main").textContent()).not.toContain(told);
  await inspect(second, "desk/egen-fane");
  // The same where only one of them changed it: it is said whose it was.
  await second.goto(path);
  await field(one, "caseNumber").fill("27.01-7");
  await button(one, "Gem").click();
  await field(second, "purpose").fill("Et formål");
  await button(second, "Gem").click();
  expect(await second.locator("main").textContent()).toContain("Du gemte imens i en anden fane");
  await second.goto(path);
  await other.goto(path);
  await field(other, "title").fill("Fra en anden");
  await button(other, "Gem").click();
  await one.goto(path);
  await field(one, "caseNumber").fill("27.01-8");
  await button(one, "Gem").click();
  await field(second, "title").fill("Min");
  await button(second, "Gem").click();
  expect(await second.locator("main").textContent()).toContain(told);
  expect((await plan(id)).title).toBe("Fra en anden");
}, 60_000);

test("only what both changed is asked about; what the other changed alone is in the fields, and is saved", async () => {
  const { id, one, other } = await two("oplysninger");
  await field(one, "title").fill("Den enes overskrift");
  await field(one, "caseNumber").fill("27.01-7");
  await field(one, "kind").selectOption("conference");
  await button(one, "Gem").click();
  await field(other, "title").fill("Den andens overskrift");
  await field(other, "purpose").fill("Den andens formål");
  await button(other, "Gem").click();
  const asked = other.getByRole("table", { name: "Her er I uenige" });
  expect(await asked.locator("tbody tr").count()).toBe(1);
  expect(await asked.textContent()).toContain("Den enes overskrift");
  const brought = other.getByRole("table", { name: "Rettet af den anden alene" });
  expect(await brought.textContent()).toContain("27.01-7");
  expect(await brought.textContent()).toContain("Konference");
  expect(await field(other, "title").inputValue()).toBe("Den andens overskrift");
  expect(await field(other, "caseNumber").inputValue()).toBe("27.01-7");
  await inspect(other, "desk/uenige-om-et-felt");
  await field(other, "title").fill("Begges overskrift");
  await button(other, "Gem").click();
  expect(await other.getByText("Gemt", { exact: true }).count()).toBe(1);
  expect(await plan(id)).toMatchObject({
    title: "Begges overskrift",
    purpose: "Den andens formål",
    caseNumber: "27.01-7",
    kind: "conference",
  });
});

const slot = (title: string, from: string) => ({ date: "2026-09-02", from, title, purposeClass: "municipal" });

test("rows: one takes a row out and adds one, the other changes another row; all of it stands", async () => {
  const programme = [slot("Skolen", "09:00"), slot("Havnen", "11:00"), slot("Museet", "14:00")];
  const { id, one, other } = await two("program", { startOn: "2026-09-01", endOn: "2026-09-04", programme });
  await one.getByRole("button", { name: "Fjern Punkt 1" }).click();
  await button(one, "Tilføj et programpunkt").click();
  await field(one, "programme.2.date").fill("3.9.2026");
  await field(one, "programme.2.title").fill("Biblioteket");
  await button(one, "Gem").click();
  await field(other, "programme.1.place").fill("Altona");
  await field(other, "programme.2.from").fill("15.30");
  await button(other, "Gem").click();
  expect(await other.locator("main").textContent()).toContain("begges ændringer er med");
  expect((await plan(id)).programme).toMatchObject([
    { title: "Havnen", place: "Altona" },
    { title: "Museet", from: "15:30" },
    { title: "Biblioteket" },
  ]);
});

test("a row that one took out and the other changed is kept and asked about, by its number and words", async () => {
  const programme = [slot("Skolen", "09:00"), slot("Havnen", "11:00")];
  const { id, one, other } = await two("program", { startOn: "2026-09-01", endOn: "2026-09-04", programme });
  await one.getByRole("button", { name: "Fjern Punkt 2" }).click();
  await button(one, "Gem").click();
  await field(other, "programme.1.place").fill("Altona");
  await button(other, "Gem").click();
  const asked = await other.getByRole("table", { name: "Her er I uenige" }).textContent();
  for (const words of ["Punkt 2", "(ikke med)", "2.9.2026, 11.00, Havnen, Altona, Fagligt"])
    expect(asked).toContain(words);
  await inspect(other, "desk/uenige-om-en-raekke");
  await button(other, "Gem").click();
  expect((await plan(id)).programme).toMatchObject([{ title: "Skolen" }, { title: "Havnen", place: "Altona" }]);
});

test("participants by name, and the budget by its lines", async () => {
  const named = [
    { name: "Asta Opdigt", role: "formand" },
    { name: "Bo Opdigt", role: "medlem" },
  ];
  const people = await two("deltagere", { participants: { elected: { named } } });
  await people.one.getByRole("button", { name: "Fjern Folkevalgt 1" }).click();
  await button(people.one, "Gem").click();
  await field(people.other, "elected.1.role").fill("næstformand");
  await button(people.other, "Gem").click();
  expect((await plan(people.id)).participants.elected.named).toEqual([{ name: "Bo Opdigt", role: "næstformand" }]);

  const lines = [
    { category: "transport", label: "Tog", amount: "4200.00" },
    { category: "lodging", label: "Hotel", amount: "9000.00" },
  ];
  const budget = await two("budget", { budget: { currency: "DKK", vat: "incl", lines } });
  await field(budget.one, "lines.0.amount").fill("4.400");
  await button(budget.one, "Gem").click();
  await field(budget.other, "lines.1.amount").fill("8.000");
  await button(budget.other, "Gem").click();
  expect((await plan(budget.id)).budget.lines).toMatchObject([
    { label: "Tog", amount: "4400.00" },
    { label: "Hotel", amount: "8000.00" },
  ]);
});

test("with a mistake in it, the other's change is told of and stays, and is saved with the mended form", async () => {
  const { id, one, other } = await two("oplysninger");
  await field(one, "title").fill("Den enes overskrift");
  await button(one, "Gem").click();
  await field(other, "contactEmail").fill("ikke en adresse");
  await button(other, "Gem").click();
  expect(await other.locator("main").textContent()).toContain(told);
  expect(await field(other, "title").inputValue()).toBe("Den enes overskrift");
  await inspect(other, "desk/fejl-og-begge");
  await field(other, "contactEmail").fill("havn@lyngholm.example");
  await button(other, "Gem").click();
  expect(await plan(id)).toMatchObject({ title: "Den enes overskrift", contact: { email: "havn@lyngholm.example" } });
});

test("text kept from before somebody saved meets it too when it is taken up", async () => {
  const { id, one, other, path } = await two("oplysninger");
  await field(other, "purpose").fill("Den andens formål");
  await other.getByText("Gemt kl.").waitFor();
  await other.goto("about:blank");
  await field(one, "title").fill("Den enes overskrift");
  await button(one, "Gem").click();
  await other.goto(path);
  await other.getByRole("link", { name: "Brug teksten" }).click();
  await button(other, "Gem").click();
  expect(await plan(id)).toMatchObject({ title: "Den enes overskrift", purpose: "Den andens formål" });
});

test("what is asked about stays shown with a row more, until it is saved", async () => {
  const lines = [{ category: "transport", label: "Tog", amount: "4200.00" }];
  const { id, one, other } = await two("budget", { budget: { currency: "DKK", vat: "incl", lines } });
  await field(one, "lines.0.amount").fill("4.400");
  await button(one, "Gem").click();
  await field(other, "lines.0.amount").fill("5.000");
  await button(other, "Gem").click();
  const asked = other.getByRole("table", { name: "Her er I uenige" });
  expect(await asked.textContent()).toContain("4.400");
  await button(other, "Tilføj en linje").click();
  expect(await asked.textContent()).toContain("4.400");
  expect((await plan(id)).budget.lines).toMatchObject([{ amount: "4400.00" }]);
  await inspect(other, "desk/uenige-endnu");
  await button(other, "Gem").click();
  expect(await asked.count()).toBe(0);
  expect((await plan(id)).budget.lines).toMatchObject([{ amount: "5000.00" }]);
});

test("a mistake in the save decides nothing: what is asked about is asked still", async () => {
  const { one, other } = await two("oplysninger");
  await field(one, "title").fill("Den enes overskrift");
  await button(one, "Gem").click();
  await field(other, "title").fill("Den andens overskrift");
  await field(other, "contactEmail").fill("ikke en adresse");
  await button(other, "Gem").click();
  const asked = other.getByRole("table", { name: "Her er I uenige" });
  await field(other, "title").fill("Begges overskrift");
  await button(other, "Gem").click();
  expect(await asked.textContent()).toContain("Den enes overskrift");
  expect(await asked.textContent()).toContain("Begges overskrift");
});
