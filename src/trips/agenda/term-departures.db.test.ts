import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** Who departs from a rule of the council term is asked, and the text says so (docs/decisions/0048). */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  for (const nth of [1, 2, 3]) expect(await ruled(await made(`Rejse ${nth}`))).toBe("approved");
});
afterAll(() => site.close());

const slug = "lyngholm";
const own = "kultur-og-fritidsudvalget";
const participants = { elected: { named: [{ name: "Birk Capson", role: "medlem" }] } };

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return JSON.parse(text) as { id: string; markdown: string; committee: string; status: string };
}
const made = async (title: string, who: object = participants) =>
  (await ok("coordinator", "POST", "trips", { ...wholeTrip, title, committee: own, participants: who })).id;
/** Where a trip stands once a committee has approved it. */
async function ruled(trip: string, committee = own, meetingOn = "2026-05-05"): Promise<string> {
  const { id } = await ok("coordinator", "POST", `trips/${trip}/submissions`, {
    about: "request",
    committee,
    meetingOn,
  });
  await ok("secretary", "POST", `submissions/${id}/rulings`, { ruling: "approved", text: "Ja.", confirmed: true });
  return statusOf(trip);
}
const statusOf = async (trip: string) => (await ok("coordinator", "GET", `trips/${trip}`)).status;
async function agenda(trip: string): Promise<string> {
  const { committee, markdown } = await ok("coordinator", "GET", `trips/${trip}/agenda`);
  return `${committee}\n${markdown.replaceAll("\u00a0", " ")}`;
}
async function desk(trip: string): Promise<string> {
  const host = new URL(site.addressOf(slug)).host;
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` };
  return (await ask(site.address, { host, path: `/skrivebord/rejser/${trip}`, headers })).text;
}
/** The council alone departs from the rules, as where a profile says nothing of it. */
async function byCouncil(does: () => Promise<void>): Promise<void> {
  const { policies } = site.here(slug).profile;
  const { termLimitsDeparture } = policies;
  Object.assign(policies, { termLimitsDeparture: [] });
  await does().finally(() => Object.assign(policies, { termLimitsDeparture }));
}

test("where the profile lets the committee depart itself, the text says that it does, and its approval is the last", async () => {
  const trip = await made("Den fjerde");
  expect(await agenda(trip)).toMatch(
    /at Kultur- og Fritidsudvalget selv fraviger reglen om højst 3 rejser i en valgperiode for denne, der er nr\. 4 .*udvalget kan fravige efter/,
  );
  expect(await agenda(trip)).not.toMatch(/anmodes om at fravige|Byrådet, fordi/);
  expect(await desk(trip)).not.toContain("kun kommunalbestyrelsen kan fravige dem");
  expect(await ruled(trip)).toBe("approved");
});

test("else the committee's approval goes on to the council, which departs from its rule; text, desk and road say the same", async () =>
  byCouncil(async () => {
    const trip = await made("Den femte");
    const asked = await agenda(trip);
    expect(asked).toContain("Det indstilles, at Kultur- og Fritidsudvalget anbefaler Byrådet:");
    expect(asked).toMatch(/at Byrådet fraviger reglen om højst 3 rejser i en valgperiode for denne, der er nr\. 5 /);
    expect(asked).toContain("Byrådet, fordi valgperiodens regler ikke er overholdt");
    expect(await desk(trip)).toContain("kun kommunalbestyrelsen kan fravige dem");
    expect(await ruled(trip)).toBe("recommended");
    const next = await agenda(trip);
    expect(next).toMatch(/^Byrådet\n/);
    expect(next).toContain("Det indstilles til Byrådet:");
    expect(next).toMatch(/at Byrådet fraviger reglen/);
    expect(await ruled(trip, "byraadet", "2026-05-06")).toBe("approved");
  }));

test("a ruling that is put right goes on by what was asked for then, whatever is planned since", async () =>
  byCouncil(async () => {
    const trip = await made("Den sjette");
    const asked = { about: "request", committee: own, meetingOn: "2026-05-05" };
    const { id } = await ok("coordinator", "POST", `trips/${trip}/submissions`, asked);
    const entered = await ok("secretary", "POST", `submissions/${id}/rulings`, { ruling: "postponed", text: "Vent." });
    // In the next term it would be the first.
    await ok("coordinator", "PATCH", `trips/${trip}`, { startOn: "2030-03-04", endOn: "2030-03-06" });
    await ok("secretary", "PUT", `rulings/${entered.id}`, { ruling: "approved", text: "Ja." });
    expect(await statusOf(trip)).toBe("recommended");
  }));

/** What the public reads of a trip's rulings, and its page. */
async function inPublic(trip: string) {
  const rows = await site.db.query("SELECT slug FROM register.current WHERE record_id = $1", [trip]);
  const at = String(rows[0]?.slug);
  const host = new URL(site.addressOf(slug)).host;
  const page = async (path: string) => (await ask(site.address, { host, path })).text.replaceAll("\u00a0", " ");
  const entry = JSON.parse(await page(`/rejser/${at}.json`));
  return { departures: entry.rulings.map((one: { departures?: object }) => one.departures), page, slug: at };
}

test("the departure is told in public as it was when it was ruled, and nobody departs from a rule that is kept", async () => {
  const trip = await made("Den sjette");
  expect(await ruled(trip)).toBe("approved");
  const { departures, page, slug: at } = await inPublic(trip);
  expect(departures).toEqual([[{ rule: "trips-per-term", currency: null, limit: "3", reached: [expect.any(String)] }]]);
  const number = departures[0][0].reached[0];
  expect(await page(`/rejser/${at}`)).toContain(
    `Reglen om højst 3 rejser i en valgperiode er fraveget. Denne er nr. ${number}.`,
  );
  expect(await page(`/en/rejser/${at}`)).toContain("The rule of at most 3 trips in a council term was set aside.");
  expect(await page(`/de/rejser/${at}`)).toContain(`Diese ist Nr. ${number}.`);
  expect(await page("/beslutninger")).toContain("Reglen om højst 3 rejser i en valgperiode er fraveget.");
  // A later one moves nothing of what was ruled on.
  expect(await ruled(await made("Den syvende"))).toBe("approved");
  expect((await inPublic(trip)).departures).toEqual(departures);
  const within = await ok("coordinator", "POST", "trips", { ...wholeTrip, title: "Inden for reglerne" });
  expect(await ruled(within.id, wholeTrip.committee)).toBe("approved");
  expect((await inPublic(within.id)).departures).toEqual([undefined]);
});

test("who recommends departs from nothing: the council does", async () =>
  byCouncil(async () => {
    const trip = await made("Den ottende");
    await ruled(trip);
    expect(await ruled(trip, "byraadet", "2026-05-06")).toBe("approved");
    const { departures } = await inPublic(trip);
    expect(departures).toEqual([
      undefined,
      expect.arrayContaining([expect.objectContaining({ rule: "trips-per-term" })]),
    ]);
  }));

test("a member above the cap is told by the sum alone, never by name", async () => {
  const { policies } = site.here(slug).profile;
  const { capPerMemberCommitteeTerm } = policies;
  const lowered = (capPerMemberCommitteeTerm ?? []).map((one) => ({ ...one, value: 100n }));
  Object.assign(policies, { capPerMemberCommitteeTerm: lowered });
  const trip = await made("Over loftet");
  await ruled(trip).finally(() => Object.assign(policies, { capPerMemberCommitteeTerm }));
  const { departures, page, slug: at } = await inPublic(trip);
  expect(departures[0][0]).toMatchObject({ rule: "member-cap", currency: "DKK", limit: "1.00" });
  expect(departures[0][0].reached).toHaveLength(1);
  expect(JSON.stringify(departures)).not.toContain("Capson");
  expect(await page(`/rejser/${at}`)).toMatch(
    /Loftet på 1,00 kr\. pr\. medlem, udvalg og valgperiode er fraveget\. Et medlem når [\d.,]+ kr\. med denne rejse\./,
  );
});

test("a change of the budget alone asks nobody to depart from the number again: no text, road, desk or public says so", async () => {
  const trip = await made("Den, der bliver dyrere", {
    elected: { named: [{ name: "Dagny Sjælden", role: "medlem" }] },
  });
  expect(await agenda(trip)).toContain("fraviger reglen om højst 3 rejser");
  expect(await ruled(trip)).toBe("approved");
  const lines = [{ category: "transport", label: "Tog", amount: "4300" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  await byCouncil(async () => {
    const asked = await agenda(trip);
    expect(asked).not.toMatch(/fravige|Byrådet, fordi|denne er nr\./);
    expect(asked).toContain("En ændring tæller ikke med igen");
    expect(await desk(trip)).not.toMatch(/kun kommunalbestyrelsen kan fravige dem|Denne er nr\./);
    expect(await ruled(trip, own, "2026-05-06")).toBe("approved");
  });
  const { departures } = await inPublic(trip);
  expect(departures).toEqual([[expect.objectContaining({ rule: "trips-per-term" })], undefined]);
  // For another committee it is one trip more, and its rule is asked about.
  await ok("coordinator", "PATCH", `trips/${trip}`, { committee: wholeTrip.committee, startOn: "2026-09-03" });
  expect(await agenda(trip)).not.toContain("En ændring tæller ikke med igen");
});

test("the council is told of every rule that is broken, each with where it is from", async () =>
  byCouncil(async () => {
    const { policies } = site.here(slug).profile;
    const { capPerMemberCommitteeTerm } = policies;
    const lowered = (capPerMemberCommitteeTerm ?? []).map((one) => ({
      ...one,
      value: 100n,
      source: { ...one.source, text: "Loftets egen regel." },
    }));
    Object.assign(policies, { capPerMemberCommitteeTerm: lowered });
    const trip = await made("Over begge");
    const asked = await agenda(trip).finally(() => Object.assign(policies, { capPerMemberCommitteeTerm }));
    const of = policies.tripsPerTerm?.[0]?.source.text.replace(/\.$/, "").replace(": ", ", ");
    expect(asked).toContain(`fordi valgperiodens regler ikke er overholdt (kilde: Loftets egen regel; ${of})`);
  }));

test("a trip within the rules is the committee's alone", async () =>
  byCouncil(async () => {
    const own = await ok("coordinator", "POST", "trips", { ...wholeTrip, title: "Et andet udvalg" });
    expect(await ruled(own.id, wholeTrip.committee)).toBe("approved");
  }));
