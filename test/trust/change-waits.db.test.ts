import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip, wholeTripEnds } from "./planted.ts";

/** While the minutes of a change wait, what happens to the trip is public, and nothing of the change (docs/decisions/0022). */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";

async function api(role: RoleName, method: string, path: string, body: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as Readonly<Record<string, unknown>> };
}
async function ok(role: RoleName, method: string, path: string, body: object = {}): Promise<string> {
  const { status, said } = await api(role, method, path, body);
  expect(status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return String(said.id);
}
async function shown(place: string): Promise<object | null> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", `${place.toLowerCase()}-2026`);
  return found && "entry" in found ? found.entry : null;
}

async function rule(trip: string, about: "request" | "report", meetingOn: string, confirmed: boolean): Promise<string> {
  const submission = await ok("coordinator", "POST", `trips/${trip}/submissions`, { about, committee, meetingOn });
  const given = { ruling: "approved", text: "Godkendt.", confirmed };
  return ok("secretary", "POST", `submissions/${submission}/rulings`, given);
}
const confirm = (ruling: string) => ok("secretary", "POST", `rulings/${ruling}/confirmation`);
const cancel = (trip: string) => ok("coordinator", "POST", `trips/${trip}/cancellation`, { reason: "Værten er syg. " });

const made = (place: string) =>
  ok("coordinator", "POST", "trips", {
    ...wholeTrip,
    title: `${place}: hvad er afgjort?`,
    destinations: [{ place, country: "DE" }],
  });
/** Another traveller, and a heading that goes with the change. */
async function change(trip: string, name: string, meetingOn: string, confirmed = false): Promise<string> {
  const named = [...wholeTrip.participants.elected.named, { name, role: null }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { participants: { elected: { named } }, purpose: `Med ${name}.` });
  return rule(trip, "request", meetingOn, confirmed);
}
/** A public trip, and the ruling on its change, whose minutes wait. */
async function changed(place: string): Promise<{ readonly trip: string; readonly ruling: string }> {
  const trip = await made(place);
  await rule(trip, "request", "2026-05-04", true);
  return { trip, ruling: await change(trip, "Uvis Rejsende", "2026-05-05") };
}
const asBefore = (place: string) => ({ title: `${place}: hvad er afgjort?`, purpose: wholeTrip.purpose });

test("a cancellation is public at once, with its reason and without the change", async () => {
  const { trip, ruling } = await changed("Kassel");
  await cancel(trip);
  const entry = await shown("Kassel");
  expect(entry).toMatchObject({ ...asBefore("Kassel"), status: "cancelled", version: 2 });
  expect(entry).toMatchObject({ corrections: [{ version: 2, reason: "Værten er syg." }], rulings: [{}] });
  expect(JSON.stringify(entry)).not.toContain("Uvis Rejsende");
  await confirm(ruling);
  const after = await shown("Kassel");
  expect(after).toMatchObject({ status: "cancelled", purpose: "Med Uvis Rejsende.", rulings: [{}, {}] });
  expect(after).toMatchObject({ corrections: [{ version: 2, reason: "Værten er syg." }] });
});

test("bookings, closing and report are public at once, and nothing of the change", async () => {
  const { trip, ruling } = await changed("Bochum");
  const line = { category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  await ok("accountant", "POST", `trips/${trip}/postings`, { ...line, withoutReceipt: "I appen." });
  const booked = await shown("Bochum");
  expect(booked).toMatchObject({ ...asBefore("Bochum"), status: "approved", accounts: { total: "100.00" } });
  site.clock.now = wholeTripEnds;
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`);
  expect(await shown("Bochum")).toMatchObject({ ...asBefore("Bochum"), accounts: { status: "final" } });
  await ok("coordinator", "PUT", `trips/${trip}/report`, { aim: "a", outcome: "Set.", change: "c", followUpOn: null });
  await rule(trip, "report", "2026-05-06", true);
  const entry = await shown("Bochum");
  expect(entry).toMatchObject({ ...asBefore("Bochum"), report: { outcome: "Set." }, status: "complete" });
  expect(JSON.stringify(entry)).not.toContain("Uvis Rejsende");
  await confirm(ruling);
  expect(await shown("Bochum")).toMatchObject({ purpose: "Med Uvis Rejsende.", status: "complete" });
});

test("what only the change's ruling completes is not complete before its minutes", async () => {
  const trip = await made("Erfurt");
  const first = await rule(trip, "request", "2026-05-03", true);
  await ok("coordinator", "PUT", `trips/${trip}/report`, { aim: "a", outcome: "b", change: "c", followUpOn: null });
  site.clock.now = wholeTripEnds;
  await rule(trip, "report", "2026-05-04", true);
  const named = [...wholeTrip.participants.elected.named, { name: "Uvis Rejsende", role: null }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { participants: { elected: { named } } });
  const asked = { about: "request", committee, meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${trip}/submissions`, asked);
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`, { withoutCost: "Værten betalte." });
  const given = { ruling: "approved", text: "Godkendt.", confirmed: false };
  const ruling = await ok("secretary", "POST", `submissions/${submission}/rulings`, given);
  await ok("secretary", "POST", `rulings/${first}/corrections`, {
    ...{ text: "Godkendt uden bemærkninger.", reason: "En sætning manglede." },
    ...{ item: null, basis: null, votes: null, minority: null, recused: [], url: null, closed: false },
  });
  const entry = await shown("Erfurt");
  expect(entry).toMatchObject({ status: "approved", participants: { elected: { count: 1 } } });
  expect(entry).toMatchObject({ rulings: [{ text: "Godkendt uden bemærkninger." }, { about: "report" }] });
  await confirm(ruling);
  expect(await shown("Erfurt")).toMatchObject({ status: "complete", participants: { elected: { count: 2 } } });
});

test("of two changes that wait, each comes with its own minutes, and a later one stands by itself", async () => {
  const { trip, ruling } = await changed("Trier");
  const second = await change(trip, "Anden Uvis", "2026-05-06");
  expect(await shown("Trier")).toMatchObject({ ...asBefore("Trier"), version: 1 });
  await confirm(ruling);
  expect(await shown("Trier")).toMatchObject({ purpose: "Med Uvis Rejsende." });
  expect(JSON.stringify(await shown("Trier"))).not.toContain("Anden Uvis");
  await confirm(second);
  expect(await shown("Trier")).toMatchObject({ purpose: "Med Anden Uvis." });
  const other = await changed("Halle");
  await change(other.trip, "Anden Uvis", "2026-05-06", true);
  expect(await shown("Halle")).toMatchObject({ purpose: "Med Anden Uvis." });
});

test("nobody corrects what is public while a change waits", async () => {
  const { trip, ruling } = await changed("Jena");
  const correct = () =>
    api("coordinator", "POST", `trips/${trip}/corrections`, { reason: "Overskriften var forkert." });
  await ok("coordinator", "PATCH", `trips/${trip}`, { title: "Rettet overskrift" });
  expect(await correct()).toMatchObject({ status: 409, said: { code: "change-waits-for-minutes" } });
  expect(await shown("Jena")).toMatchObject({ ...asBefore("Jena"), version: 1 });
  await confirm(ruling);
  expect((await correct()).status).toBe(201);
  expect(await shown("Jena")).toMatchObject({ title: "Rettet overskrift", purpose: "Med Uvis Rejsende." });
});

test("where the first approval waits nothing is public; it comes cancelled with its reason when the minutes do", async () => {
  const trip = await made("Weimar");
  const ruling = await rule(trip, "request", "2026-05-05", false);
  await cancel(trip);
  expect(await shown("Weimar")).toBeNull();
  await confirm(ruling);
  expect(await shown("Weimar")).toMatchObject({ status: "cancelled", corrections: [{ reason: "Værten er syg." }] });
});

test("minutes of a change that are confirmed before the first approval's bring nothing; both come with those", async () => {
  const trip = await made("Passau");
  const first = await rule(trip, "request", "2026-05-04", false);
  const second = await change(trip, "Uvis Rejsende", "2026-05-05");
  const cookie = `udsyn=${await sessionOf(site, slug, "secretary")}`;
  const { host } = new URL(site.addressOf(slug));
  const path = `/skrivebord/beslutninger/${second}/bekraeft`;
  expect((await ask(site.address, { host, path, headers: { cookie } })).text).toContain(
    "Den første godkendelse venter på, at dens referat bliver bekræftet. Denne beslutning bliver offentlig sammen med den.",
  );
  await confirm(second);
  expect(await shown("Passau")).toBeNull();
  await confirm(first);
  expect(await shown("Passau")).toMatchObject({ purpose: "Med Uvis Rejsende.", rulings: [{}, {}], version: 1 });
});

test("a first version corrects nothing, whatever was opened and closed while the minutes of its approval waited", async () => {
  const trip = await made("Gotha");
  const ruling = await rule(trip, "request", "2026-05-05", false);
  site.clock.now = wholeTripEnds;
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`, { withoutCost: "Værten betalte." });
  await ok("accountant", "POST", `trips/${trip}/accounts-reopening`, { reason: "En regning kom for sent." });
  await confirm(ruling);
  expect(await shown("Gotha")).toMatchObject({ version: 1, corrections: [] });
});

test("a trip that was taken down and cancelled comes back with both reasons", async () => {
  const trip = await made("Celle");
  await rule(trip, "request", "2026-05-05", true);
  const question = async () => {
    const headers = { cookie: `udsyn=${await sessionOf(site, slug, "coordinator")}` };
    const host = new URL(site.addressOf(slug)).host;
    return (await ask(site.address, { host, path: `/skrivebord/rejser/${trip}/aflys`, headers })).text;
  };
  expect(await question()).toContain("Rejsen er offentlig og bliver stående");
  await ok("admin", "POST", `trips/${trip}/takedown`, { reason: "Et navn for meget." });
  const asked = await question();
  expect([asked.includes("Rejsen er taget ned"), asked.includes("er offentlig")]).toEqual([true, false]);
  await cancel(trip);
  await ok("admin", "POST", `trips/${trip}/republication`, { reason: "Navnet må gerne stå der." });
  // The page asks why it was cancelled, and is answered by that first.
  const reason = "Rejsen er aflyst: Værten er syg. Navnet må gerne stå der.";
  expect(await shown("Celle")).toMatchObject({ status: "cancelled", corrections: [{ reason }] });
});

test("accounts that were opened again, and a ruling put right, while the trip was taken down come back with each reason", async () => {
  const trip = await made("Verden");
  const ruling = await rule(trip, "request", "2026-05-05", true);
  site.clock.now = wholeTripEnds;
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`, { withoutCost: "Værten betalte." });
  const takenDown = () => ok("admin", "POST", `trips/${trip}/takedown`, { reason: "Et navn for meget." });
  const again = (reason: string) => ok("admin", "POST", `trips/${trip}/republication`, { reason });
  await takenDown();
  for (const [reason, code] of [
    ["[slettet]", "erased-mark"],
    ["Regning til 010190-1234", "cpr-found"],
  ])
    expect(await api("accountant", "POST", `trips/${trip}/accounts-reopening`, { reason })).toMatchObject({
      status: 422,
      said: { errors: [{ path: "reason", code }] },
    });
  await ok("accountant", "POST", `trips/${trip}/accounts-reopening`, { reason: "En regning kom for sent." });
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`, { withoutCost: "Værten betalte." });
  // Opened twice for one reason, it is told once; a ruling put right twice, with both: the first led to what stands.
  await ok("accountant", "POST", `trips/${trip}/accounts-reopening`, { reason: "En regning kom for sent." });
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`, { withoutCost: "Værten betalte." });
  for (const [text, reason] of [
    ["Godkendt uden bemærkning.", "En sætning manglede."],
    ["Godkendt uden bemærkninger.", "Et ord var forkert."],
  ])
    await ok("secretary", "POST", `rulings/${ruling}/corrections`, {
      ...{ text, reason, item: null, basis: null, votes: null, minority: null, recused: [], url: null, closed: false },
    });
  await again("Teksten er set efter");
  const told =
    "Teksten er set efter. Regnskabet er åbnet igen: En regning kom for sent. Afgørelsen er rettet: En sætning manglede. Afgørelsen er rettet: Et ord var forkert.";
  expect(await shown("Verden")).toMatchObject({ corrections: [{ reason: told }] });
  // Told once: it is no reason of what comes later.
  await takenDown();
  await again("Endnu en gang.");
  expect(await shown("Verden")).toMatchObject({ corrections: [{}, { reason: "Endnu en gang." }] });
});
