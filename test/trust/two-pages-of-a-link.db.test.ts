import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { repliesOn, slug } from "./replies-asked.ts";

/** A traveller has the link open on a phone and on a computer: neither writes over the other unseen. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const { travelled, invited, open, opened, contributions } = repliesOn(() => site);

async function link(): Promise<{ readonly trip: string; readonly link: string }> {
  const trip = await travelled();
  return { trip, link: (await invited(trip)).link ?? "" };
}

const lines = (aim: string, outcome = "", change = "") => ({ aim, outcome, change });
type Lines = ReturnType<typeof lines>;
const send = (to: string, page: object, typed: Lines) => open(to, "POST", { ...typed, ...page });
function save(to: string, page: object, typed: Lines) {
  const token = to.split("/").at(-1);
  return ask(site.address, {
    ...{ method: "PUT", path: `/api/v1/contributions/${token}`, host: new URL(site.addressOf(slug)).host },
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ page: `/bidrag/${token}`, fields: { ...typed, ...page } }),
  });
}

test("what only one of two pages wrote is kept, whichever was sent last", async () => {
  const { trip, link: to } = await link();
  const [phone, computer] = [await opened(to), await opened(to)];
  expect((await send(to, phone, lines("Telefonens lange tekst"))).status).toBe(303);
  const sent = await send(to, computer, lines("", "Kort"));
  expect([sent.status, sent.headers.location]).toEqual([303, expect.stringContaining("sendt=begge")]);
  expect(await contributions(trip)).toMatchObject([{ lines: lines("Telefonens lange tekst", "Kort") }]);
});

test("where both wrote, nothing is sent over the other: both texts are shown, and the next press settles it", async () => {
  const { trip, link: to } = await link();
  const [phone, computer] = [await opened(to), await opened(to)];
  await send(to, phone, lines("Telefonens tekst", "Udbytte"));
  const asked = await send(to, computer, lines("Computerens tekst"));
  expect(asked.status).toBe(409);
  for (const text of ["Du har skrevet i en anden fane", "Telefonens tekst", "Computerens tekst", "Udbytte"])
    expect(asked.text).toContain(text);
  // Nothing is kept by itself over the other's text while it is not chosen.
  expect(asked.text).not.toContain("data-autosave");
  expect(await contributions(trip)).toMatchObject([{ lines: lines("Telefonens tekst", "Udbytte") }]);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(asked.text)?.[1] ?? "";
  const again = { tab: hidden("tab"), base: hidden("base").replaceAll("&quot;", '"') };
  expect((await send(to, again, lines("Begge tekster", "Udbytte"))).status).toBe(303);
  expect(await contributions(trip)).toMatchObject([{ lines: lines("Begge tekster", "Udbytte") }]);
});

test("a page's own autosave is nobody else's, also where its answer was lost, and another page's stands beside it", async () => {
  const { trip, link: to } = await link();
  const [phone, computer] = [await opened(to), await opened(to)];
  for (const text of ["T", "Te", "Tele"]) expect((await save(to, phone, lines(text))).status).toBe(200);
  expect((await save(to, computer, lines("", "Computer"))).status).toBe(200);
  expect((await save(to, phone, lines("Telefon"))).status).toBe(200);
  expect((await save(to, computer, lines("", "Computeren"))).status).toBe(200);
  const refused = await save(to, computer, lines("Overskrevet?", "Computeren"));
  expect([refused.status, JSON.parse(refused.text).code]).toEqual([409, "lines-elsewhere"]);
  expect((await send(to, phone, lines("Telefonen"))).status).toBe(303);
  expect(await contributions(trip)).toMatchObject([{ lines: lines("Telefonen", "Computeren") }]);
  // It is written on in the page that Back finds.
  expect((await send(to, phone, lines("Telefonen igen"))).status).toBe(303);
  expect(await contributions(trip)).toMatchObject([{ lines: lines("Telefonen igen", "Computeren") }]);
});

test("no CPR number comes in by what a page says of itself, and of a link that is none nothing is looked at", async () => {
  const { link: to } = await link();
  const page = await opened(to);
  for (const hidden of ["tab", "base"])
    for (const act of [send, save]) {
      const got = await act(to, { ...page, [hidden]: "010190-1234" }, lines("Kajen"));
      expect(got.status, hidden).toBe(422);
      expect(got.text, hidden).toContain("CPR-nummer");
    }
  expect((await save("/bidrag/noget", page, lines("010190-1234"))).status).toBe(404);
});

test("a form that cannot say what it was opened with writes over nothing", async () => {
  const { trip, link: to } = await link();
  expect((await send(to, {}, lines("Første"))).status).toBe(303);
  const asked = await send(to, {}, lines("", "Kort"));
  expect(asked.status).toBe(409);
  expect((await save(to, {}, lines("Andet"))).status).toBe(409);
  expect(await contributions(trip)).toMatchObject([{ lines: lines("Første") }]);
  expect((await send(to, { tab: "x", base: "{vrøvl" }, lines("", "Kort"))).status).toBe(409);
});

test("lines that another site's page sends are refused, as the description of the interface says", async () => {
  const { link: to } = await link();
  const path = `/api/v1/contributions/${to.split("/").at(-1)}`;
  const refused = await ask(site.address, {
    ...{ method: "PUT", path, host: new URL(site.addressOf(slug)).host },
    headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" },
    body: "{}",
  });
  expect([refused.status, JSON.parse(refused.text).code]).toEqual([403, "foreign-page"]);
  const described = await ask(site.address, { path: "/api/openapi.json", host: new URL(site.addressOf(slug)).host });
  const { responses } = JSON.parse(described.text).paths["/api/v1/contributions/{token}"].put;
  expect(Object.keys(responses)).toContain("403");
});
