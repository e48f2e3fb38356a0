import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { dumped } from "./dump.ts";
import { answers, form, home, repliesOn, slug } from "./replies-asked.ts";

/** What is sent to a link that takes no more: it is given back, and nothing untrue is said of it. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = home;
});

const { travelled, invited, open, opened, surveyLink } = repliesOn(() => site);

const readBack = (text: string) =>
  [...text.matchAll(/<label for="(late-\d)">([^<]*)<\/label><textarea id="\1"[^>]*>([^<]*)<\/textarea>/g)].map(
    ([, , label, typed]) => [label, typed],
  );

test("what was typed before the link closed comes back to whoever sent it, and is kept nowhere", async () => {
  const trip = await travelled();
  const [one, other] = [await invited(trip), await invited(trip)];
  const link = one.link ?? "";
  const typed = { aim: "Se <b>kajen</b>.", outcome: "Byen ejer den.\nDet gør forskellen.", change: "" };
  const expected = [
    ["Hvad ville I?", "Se &lt;b>kajen&lt;/b>."],
    ["Hvad fik I ud af det?", "Byen ejer den.\nDet gør forskellen."],
  ];
  const late = async (address: string, status: number) => {
    const before = await dumped(site.db);
    const answer = await open(address, "POST", typed);
    expect(answer.status).toBe(status);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(await dumped(site.db)).toBe(before);
    return answer.text;
  };
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'submitted' WHERE trip_id = $1", [trip]);
  const submitted = await late(link, 410);
  expect(readBack(submitted)).toEqual(expected);
  expect(submitted).toContain("Åbner linket igen");
  expect(submitted).toContain(`mailto:${site.here(slug).profile.contact.email}`);
  expect(readBack(await late(link.replace("/bidrag/", "/en/bidrag/"), 410)).map(([label]) => label)).toEqual([
    "What did you want?",
    "What did you get out of it?",
  ]);
  // A look at the closed link, an empty form and a form to a made-up link hold nothing to give back.
  expect((await open(link)).text).not.toContain("Det, du skrev");
  expect((await open(link, "POST", { aim: " " })).text).not.toContain("Det, du skrev");
  const madeUp = await late(link.slice(0, -1) + (link.endsWith("A") ? "B" : "A"), 404);
  expect(madeUp).not.toContain("Byen ejer den.");
  const foreign = { ...form, "sec-fetch-site": "cross-site" };
  const forged = await ask(site.address, {
    method: "POST",
    path: new URL(link).pathname,
    host: new URL(site.addressOf(slug)).host,
    headers: foreign,
    body: new URLSearchParams(typed).toString(),
  });
  expect([forged.status, forged.text.includes("Byen ejer den.")]).toEqual([403, false]);
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'draft' WHERE trip_id = $1", [trip]);
  await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${one.id}`);
  const closed = await late(link, 410);
  expect(readBack(closed)).toEqual(expected);
  expect(closed).not.toContain("Åbner linket igen");
  site.clock.now = new Date(home.getTime() + 30 * 86_400_000);
  expect(readBack(await late(other.link ?? "", 410))).toEqual(expected);
});

test("what came in before by the same link is not told as unsent; of a link that was taken back nothing is said", async () => {
  const trip = await travelled();
  const { id, link = "" } = await invited(trip);
  const typed = { aim: "Se kajen.", outcome: "Byen ejer den.\r\nDet gør forskellen.", change: "" };
  const [first, again] = [await opened(link), { ...typed, outcome: "Noget nyt." }];
  expect((await open(link, "POST", { ...typed, ...first })).status).toBe(303);
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'submitted' WHERE trip_id = $1", [trip]);
  const same = (await open(link, "POST", typed)).text;
  expect(same).toContain("er sendt før");
  expect([readBack(same), same.includes("ikke sendt")]).toEqual([[], false]);
  expect((await open(link.replace("/bidrag/", "/de/bidrag/"), "POST", typed)).text).toContain("schon gesendet");
  const more = (await open(link, "POST", again)).text;
  expect(readBack(more)).toEqual([["Hvad fik I ud af det?", "Noget nyt."]]);
  expect([more.includes("blev ikke sendt"), more.includes("er sendt før")]).toEqual([true, false]);
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'draft' WHERE trip_id = $1", [trip]);
  await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${trip}/contributions/${id}`);
  const [guessed, other] = [(await open(link, "POST", typed)).text, (await open(link, "POST", again)).text];
  expect(readBack(guessed)).toHaveLength(2);
  for (const text of [guessed, other]) {
    expect(text).toContain("Har du sendt det samme før");
    expect(text).not.toContain("er sendt før");
  }
});

test("answers that come too late come back under their questions, and the page says what becomes of anonymity", async () => {
  const trip = await travelled();
  const [used, expired] = [await surveyLink(trip), await surveyLink(trip)];
  const words = { ...answers, "answers.2": "Byen ejer kajen." };
  const question = "Hvad er det ene, borgerne skal mærke til?";
  expect((await open(used)).text).toContain(question);
  expect((await open(`${used}`, "GET", null, slug, "?sendt")).text).toContain("Send svarene");
  const posted = await open(used, "POST", words);
  expect([posted.status, posted.headers.location]).toEqual([303, `${new URL(used).pathname}?sendt`]);
  // Loaded again, the thanks send nothing, and are given in each language.
  for (const [at, thanks] of [
    ["/svar/", "Tak for dine svar"],
    ["/de/svar/", "Danke für Ihre Antworten"],
    ["/svar/", "Tak for dine svar"],
  ] as const) {
    const read = await open(used.replace("/svar/", at), "GET", null, slug, "?sendt");
    expect([read.status, read.text.includes(thanks)], at).toEqual([200, true]);
  }
  // The page cannot know whether it is the same again, and says neither that it was sent nor that it was not.
  const twice = await open(used, "POST", words);
  expect([twice.status, readBack(twice.text).at(-1)]).toEqual([410, ["Spørgsmål 3", "Byen ejer kajen."]]);
  expect(twice.text).toMatch(/ikke\ser\sanonymt/);
  for (const said of [
    "Linket er brugt",
    "er modtaget",
    "trykket to gange, er alt i orden",
    "noget nyt, er det ikke kommet med",
  ])
    expect(twice.text).toContain(said);
  expect(twice.text).not.toContain("ikke sendt");
  const german = await open(used.replace("/svar/", "/de/svar/"), "POST", words);
  expect(german.text).toContain("zweimal gedrückt, ist alles in Ordnung");
  expect(german.text).not.toContain("nicht gesendet");
  const looked = await open(used);
  expect([looked.status, looked.text.includes("er modtaget"), looked.text.includes("trykket")]).toEqual([
    410,
    true,
    false,
  ]);
  site.clock.now = new Date(home.getTime() + 60 * 86_400_000);
  const late = await open(expired, "POST", words);
  expect(late.status).toBe(410);
  expect(late.text).toContain("Det her blev ikke sendt");
  expect(readBack(late.text).at(-1)).toEqual([question, "Byen ejer kajen."]);
  const madeUp = expired.slice(0, -1) + (expired.endsWith("A") ? "B" : "A");
  expect((await open(madeUp, "POST", words)).text).not.toContain("Byen ejer kajen.");
});
