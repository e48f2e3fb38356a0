import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { inspect } from "../setup/inspect.ts";
import { secretaryAt } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** What a secretary types into a ruling's form, or its correction's, survives as it does in a trip's (docs/decisions/0007). */
const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
let secretary: Awaited<ReturnType<typeof secretaryAt>>;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-05-21T08:00:00Z")), launchBrowser()]);
  secretary = await secretaryAt(site);
  page = await signedIn(browser, site, slug, "secretary");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const words = () => page.getByLabel("Beslutningens ordlyd");
const waiting = () => page.getByText("Du har tekst, der ikke er gemt i sagen");
const savedAsDraft = () => page.getByText("Gemt kl.").waitFor();
const use = async () => {
  await page.getByRole("link", { name: "Brug teksten" }).click();
  await page.waitForURL(/udkast=brug/);
};
const kept = async () =>
  (await site.db.query<{ row: string }>("SELECT fields::text AS row FROM udsyn.identity_working_draft")).map(
    (one) => one.row,
  );

/** Leaves as a crash does: the tab is gone, with what it remembers. */
async function comeBack(path: string): Promise<void> {
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await page.goto(path);
}

async function ruled(confirmed: boolean): Promise<string> {
  const { submission } = await secretary.submitted();
  const ruling = await secretary.made(
    `/api/v1/submissions/${submission}/rulings`,
    { ruling: "approved", text: "Stavefjl.", votes: { for: 4, against: 1, abstained: 0 }, confirmed },
    "secretary",
  );
  return `/skrivebord/beslutninger/${ruling}/ret`;
}

test("a ruling is kept while it is typed and while it is looked at, offered again, and gone once it is saved", async () => {
  const { submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  await page.goto(path);
  // Votes alone are worth keeping.
  await page.getByLabel("Imod", { exact: true }).fill("1");
  await savedAsDraft();
  await comeBack(path);
  expect(await words().inputValue()).toBe("");
  await waiting().waitFor();
  await inspect(page, "ruling-kept/tilbud");
  await use();
  expect(await page.getByLabel("Imod", { exact: true }).inputValue()).toBe("1");
  await page.getByLabel("For", { exact: true }).fill("4");
  await page.getByRole("radio", { name: /^Godkendt/ }).check();
  // Pressed before anything was sent: the page that shows it keeps it.
  await words().fill("Godkendt, og borgerne får svar.");
  await page.locator("form#ruling-form").getByRole("button", { name: "Se, hvad" }).last().click();
  await page.getByText("Intet er gemt endnu").waitFor();
  await savedAsDraft();
  await comeBack(path);
  await use();
  expect(await words().inputValue()).toBe("Godkendt, og borgerne får svar.");
  await page.locator("form#ruling-form").getByRole("button", { name: "Se, hvad" }).last().click();
  await button("Gem beslutningen").click();
  await page.waitForURL(/rejser/);
  expect(await kept()).toEqual([]);
});

for (const confirmed of [false, true])
  test(`a correction ${confirmed ? "of confirmed minutes" : "before the minutes"} is kept, and its older text waits for a choice`, async () => {
    const path = await ruled(confirmed);
    await page.goto(path);
    await words().fill("Stavefejl.");
    await page.getByLabel("Dagsordenspunkt").fill("7");
    await savedAsDraft();
    await comeBack(path);
    expect(await words().inputValue()).toBe("Stavefjl.");
    await waiting().waitFor();
    await words().fill("Noget nyt");
    await page.getByText("Ikke gemt endnu").waitFor();
    const preview = page.locator("form.form").getByRole("button", { name: /^Se/ }).last();
    if (confirmed) await page.getByLabel("Hvad er rettet, og hvorfor?").fill("Stavefejl.");
    await preview.click();
    await page.getByText(/Intet er (gemt|rettet) endnu/).waitFor();
    await page.locator(`button[value=save]`).click();
    await page.waitForURL(/rejser/);
    expect((await kept()).join()).toContain('"item": "7"');
    await page.goto(path);
    await waiting().waitFor();
    await button("Kassér den").click();
    await waiting().waitFor({ state: "detached" });
    expect(await words().inputValue()).toBe("Noget nyt");
    expect(await kept()).toEqual([]);
  });

test("text from before the minutes were confirmed comes back in the form for afterwards", async () => {
  const path = await ruled(false);
  await page.goto(path);
  await words().fill("Stavefejl.");
  await page.getByRole("checkbox", { name: "Punktet var lukket" }).check();
  await savedAsDraft();
  const ruling = path.split("/")[3];
  await secretary.desk(`/skrivebord/beslutninger/${ruling}/bekraeft`).then(({ text }) => {
    const seen = /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? "";
    return secretary.desk(`/skrivebord/beslutninger/${ruling}/bekraeft`, new URLSearchParams({ seen }).toString());
  });
  await comeBack(path);
  await use();
  expect(await words().inputValue()).toBe("Stavefejl.");
  expect(await page.getByRole("checkbox", { name: "Punktet var lukket" }).isChecked()).toBe(true);
  expect(await page.getByLabel("Mødedag").inputValue()).toBe("20.5.2026");
  await inspect(page, "ruling-kept/brugt");
  await page.getByLabel("Hvad er rettet, og hvorfor?").fill("Stavefejl.");
  await page.locator("form.form").getByRole("button", { name: /^Se/ }).last().click();
  await page.getByText(/Intet er rettet endnu/).waitFor();
  await page.locator("button[value=save]").click();
  await page.waitForURL(/rejser/);
  expect(await kept()).toEqual([]);
});

test("minutes confirmed while the outcome is changed: that is said, the day comes along, and the text is offered once", async () => {
  const path = await ruled(false);
  await page.goto(path);
  await page.getByRole("radio", { name: /^Ikke godkendt/ }).check();
  await words().fill("Ikke godkendt. Udvalget ønsker rejsen flyttet.");
  await savedAsDraft();
  const confirm = `/skrivebord/beslutninger/${path.split("/")[3]}/bekraeft`;
  const { text } = await secretary.desk(confirm);
  const seen = /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? "";
  await secretary.desk(confirm, new URLSearchParams({ seen }).toString());
  await page.locator("form.form").getByRole("button", { name: /^Se/ }).last().click();
  const told = page.getByRole("alert").filter({ hasText: "Referatet er blevet bekræftet i mellemtiden" });
  expect(await told.textContent()).toContain("Du valgte »Ikke godkendt«, men referatet er bekræftet med »Godkendt«");
  expect(await page.getByText("Der er et problem").count()).toBe(0);
  expect(await page.getByLabel("Mødedag").inputValue()).toBe("20.5.2026");
  expect(await page.locator("details[open]").getByText("Så er det en anden afgørelse").isVisible()).toBe(true);
  await inspect(page, "ruling-kept/bekraeftet-imens");
  await page.goto(path);
  await waiting().waitFor();
  await page.waitForTimeout(500);
  expect(await page.getByText("Brug teksten").count()).toBe(1);
  await use();
  await page.getByText("»Ikke godkendt« kommer ikke med").waitFor();
  expect(await page.getByLabel("Mødedag").inputValue()).toBe("20.5.2026");
  expect(await words().inputValue()).toContain("flyttet");
  expect(await page.getByText("ikke nåede at blive gemt").count()).toBe(0);
});

test("where a colleague has entered the ruling meanwhile, the text stands to be copied until it is discarded", async () => {
  const { submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  await page.goto(path);
  await page.getByRole("radio", { name: /^Ikke godkendt/ }).check();
  await words().fill("Godkendt med det vilkår, at der kommer en rapport.");
  await page.getByLabel("Dagsordenspunkt").fill("8");
  await page.getByLabel("Imod", { exact: true }).fill("2");
  await savedAsDraft();
  await secretary.made(
    `/api/v1/submissions/${submission}/rulings`,
    { ruling: "approved", text: "Godkendt." },
    "secretary",
  );
  await comeBack(path);
  await page.getByText("Godkendt med det vilkår, at der kommer en rapport.").waitFor();
  const typed = (await page.locator("dl.answers").textContent())?.replaceAll(/\s+/g, " ");
  for (const said of ["Hvad besluttede udvalget?Ikke godkendt", "Dagsordenspunkt8", "Stemmer imod2"])
    expect(typed).toContain(said);
  await inspect(page, "ruling-kept/lukket");
  await button("Kassér teksten").click();
  await page.getByText("Der er intet at beslutte").waitFor();
  expect(await page.getByText("Godkendt med det vilkår").count()).toBe(0);
  expect((await kept()).join()).not.toContain("vilkår");
});

test("what was typed with a correction that is refused is kept before another key is touched", async () => {
  await page.goto(await ruled(true));
  await page.getByLabel("Hvad er rettet, og hvorfor?").fill("Stavefejl.");
  await page.locator("form.form").getByRole("button", { name: /^Se/ }).last().click();
  await page.getByText("Der er intet rettet endnu.").waitFor();
  await savedAsDraft();
  expect((await kept()).join()).toContain("Stavefejl.");
});
