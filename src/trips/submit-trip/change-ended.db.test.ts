import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip, wholeTripEnds } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";
import { readRecord } from "../../register/index.ts";

/** Where an approval stands, what is refused, sent back, postponed or withdrawn is the change alone. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const title = (place: string) => `${place}: holder godkendelsen?`;

async function api(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  return { status: answer.status, text, said: JSON.parse(text) as { id: string; status: string } };
}
async function ok(...given: Parameters<typeof api>): Promise<string> {
  const { status, text, said } = await api(...given);
  expect(status, `${given[1]} ${given[2]}: ${text}`).toBeLessThan(300);
  return said.id;
}
const submit = (trip: string, meetingOn: string) =>
  ok("coordinator", "POST", `trips/${trip}/submissions`, {
    ...{ about: "request", committee: "boerne-og-skoleudvalget", meetingOn },
  });
const rule = (submission: string, ruling: string, confirmed: boolean) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Sådan blev det.", confirmed });
const book = (trip: string) =>
  ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" },
    withoutReceipt: "I appen.",
  });
async function shown(place: string): Promise<object | null> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", `${place.toLowerCase()}-2026`);
  return found && "entry" in found ? found.entry : null;
}

async function approved(place: string): Promise<string> {
  const plan = { ...wholeTrip, title: title(place), destinations: [{ place, country: "DE" }] };
  const trip = await ok("coordinator", "POST", "trips", plan);
  await rule(await submit(trip, "2026-05-05"), "approved", true);
  return trip;
}

/** An approved trip whose higher budget is before its committee. */
async function changed(place: string): Promise<{ trip: string; submission: string }> {
  const trip = await approved(place);
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  return { trip, submission: await submit(trip, "2026-05-06") };
}

test.each([
  ["refused", "Kassel"],
  ["sent-back", "Bochum"],
  ["postponed", "Erfurt"],
  ["withdrawn", "Trier"],
])(
  "a change that is %s leaves the trip approved as it was, and everything that is owed of it goes on",
  async (ruling, place) => {
    const { trip, submission } = await changed(place);
    // A bill of what was approved waits for nobody's ruling.
    await book(trip);
    await rule(submission, ruling, true);
    expect((await api("coordinator", "GET", `trips/${trip}`)).said).toMatchObject({
      status: "approved",
      budget: { total: "9000.00" },
      approved: { budget: { lines: [{ amount: "4200.00" }] } },
    });
    const open = {
      title: title(place),
      status: "approved",
      budget: { total: "4200.00" },
      accounts: { total: "100.00" },
    };
    expect(await shown(place)).toMatchObject(open);
    await book(trip);
    await ok("coordinator", "PUT", `trips/${trip}/report`, { aim: "a", outcome: "b", change: "c", followUpOn: null });
    const before = site.clock.now;
    site.clock.now = wholeTripEnds;
    await ok("accountant", "POST", `trips/${trip}/accounts-closing`, {});
    site.clock.now = before;
    // The change may be asked for again.
    await rule(await submit(trip, "2026-05-07"), "approved", true);
    expect(await shown(place)).toMatchObject({ status: "approved", budget: { total: "9000.00" } });
  },
);

test("a change withdrawn by whoever plans ends the change; the trip is ended by cancelling it", async () => {
  const { trip } = await changed("Jena");
  await ok("coordinator", "POST", `trips/${trip}/withdrawal`, { reason: "Vi klarer os med det gamle." });
  expect((await api("coordinator", "GET", `trips/${trip}`)).said.status).toBe("approved");
  await book(trip);
  expect(await shown("Jena")).toMatchObject({ status: "approved", accounts: { total: "100.00" } });
  await ok("coordinator", "POST", `trips/${trip}/cancellation`, { reason: "Storm." });
  expect(await shown("Jena")).toMatchObject({ status: "cancelled" });
});

test("a first request that is refused is refused: nothing was approved before", async () => {
  const trip = await ok("coordinator", "POST", "trips", wholeTrip);
  await rule(await submit(trip, "2026-05-05"), "refused", true);
  expect((await api("coordinator", "GET", `trips/${trip}`)).said.status).toBe("refused");
});

const listed = async (path: string, host = new URL(site.addressOf(slug)).host) =>
  (await ask(site.address, { host, path })).text.replaceAll("\u00a0", " ");

test("a ruling on a change says in public that it is one, and what was asked for; the trip is approved as it was", async () => {
  const { submission } = await changed("Bremen");
  await rule(submission, "refused", true);
  expect(await shown("Bremen")).toMatchObject({
    status: "approved",
    rulings: [
      { about: "request", ruling: "approved" },
      {
        ...{ about: "change", ruling: "refused" },
        change: { what: ["budget"], budget: { currency: "DKK", from: "4200.00", to: "9000.00" } },
      },
    ],
  });
  const asked = {
    da: [
      "Ændring: Ikke godkendt",
      "budgettet hævet fra 4.200,00 kr. til 9.000,00 kr.",
      "Afgørelsen gælder kun ændringen.",
    ],
    en: ["Change: Not approved", "the budget raised from DKK 4,200.00 to DKK 9,000.00.", "decides the change alone"],
    de: ["Änderung: Nicht genehmigt", "das Budget von 4.200,00 DKK auf 9.000,00 DKK erhöht.", "nur über die Änderung"],
  };
  for (const [lang, said] of Object.entries(asked)) {
    const at = lang === "da" ? "" : `/${lang}`;
    for (const path of [`${at}/rejser/bremen-2026`, `${at}/beslutninger`])
      for (const words of said) expect(await listed(path), path).toContain(words);
  }
});

test("what is asked of a closed item is told without its sums", async () => {
  const { submission } = await changed("Rostock");
  const given = { ruling: "refused", text: "Hemmeligt.", closed: true, confirmed: true };
  await ok("secretary", "POST", `submissions/${submission}/rulings`, given);
  expect(await shown("Rostock")).toMatchObject({
    rulings: [{}, { about: "change", text: null, change: { what: ["budget"], budget: null } }],
  });
});

test("other days are told as days, from what to what, though they lead to another year's ramme; of a closed item that they are", async () => {
  for (const [place, closed] of [
    ["Husum", false],
    ["Emden", true],
  ] as const) {
    const trip = await approved(place);
    await ok("coordinator", "PATCH", `trips/${trip}`, { startOn: "2027-01-11", endOn: "2027-01-13" });
    const given = { ruling: "approved", text: "Ja.", closed, confirmed: true };
    await ok("secretary", "POST", `submissions/${await submit(trip, "2026-05-06")}/rulings`, given);
  }
  const days = {
    from: { startOn: "2026-09-02", endOn: "2026-09-04" },
    to: { startOn: "2027-01-11", endOn: "2027-01-13" },
  };
  // At the address that it was first published under.
  expect(await shown("Husum")).toMatchObject({ rulings: [{}, { change: { what: ["dates"], days, budget: null } }] });
  expect(await shown("Emden")).toMatchObject({ rulings: [{}, { change: { what: ["dates"], days: null } }] });
  const asked = {
    da: "Det, der blev spurgt om: datoerne ændret fra 2.–4. september 2026 til 11.–13. januar 2027.",
    en: "the dates changed from 2–4 September 2026 to 11–13 January 2027.",
    de: "die Daten von 2.–4. September 2026 auf 11.–13. Januar 2027 verlegt.",
  };
  for (const [lang, said] of Object.entries(asked)) {
    const page = await listed(`${lang === "da" ? "" : `/${lang}`}/rejser/husum-2026`);
    expect(page, lang).toContain(said);
    expect(page, lang).not.toMatch(/en anden ramme|another budget|anderen Haushalt/);
  }
  expect(await listed("/rejser/emden-2026")).toContain("Det, der blev spurgt om: andre datoer.");
});

test("the desk calls a change a change: before it is ruled on, on the ruling's page, in the meeting and on the trip", async () => {
  const { trip, submission } = await changed("Wismar");
  const host = new URL(site.addressOf(slug)).host;
  const cookie = `udsyn=${await sessionOf(site, slug, "secretary")}`;
  const page = async (path: string) =>
    (await ask(site.address, { host, path: `/skrivebord/${path}`, headers: { cookie } })).text.replaceAll(
      "\u00a0",
      " ",
    );
  expect(await page(`sager/${submission}/beslutning`)).toContain("Ændring. Børne- og Skoleudvalget, 6. maj 2026");
  const meetings = await page("moeder");
  expect(meetings).toMatch(/Wismar(?:(?!<\/li>).)*<(?:p|small)[^>]*>Ændring/s);
  const id = /moeder\/([\w-]+)\/dagsorden(?=")/.exec(meetings.slice(meetings.indexOf("6. maj 2026")))?.[1];
  expect(await page(`moeder/${id}/dagsorden`)).toContain("Ændring");
  expect(await page(`rejser/${trip}`)).toContain("<b>Ændring: på dagsordenen</b>");
  const ruling = await rule(submission, "refused", true);
  expect(await page(`beslutninger/${ruling}/ret`)).toContain("Ændring. Børne- og Skoleudvalget");
  const after = await page(`rejser/${trip}`);
  for (const said of ["<b>Anmodning: Godkendt</b>", "<b>Ændring: Ikke godkendt</b>"]) expect(after).toContain(said);
});
