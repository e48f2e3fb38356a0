import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "../trust/client.ts";

/** No allowance for more travellers than there are, nor twice for the same. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-10T08:00:00Z"));
  const importer = site.rooms.importers.find((one) => one.name === "rates");
  const mapping = importer?.readMapping({
    key: ["land"],
    fields: { country: "land", perDay: "sats", validFrom: "fra" },
    constants: { currency: "DKK" },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error("no mapping");
  const source = fileOf("opdigtede-satser.csv", Buffer.from("land;sats;fra\nTyskland;494,00;2026-01-01\n"));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping, publish: false, dryRun: false });
});
afterAll(() => site.close());

/** A trip of two to Hamburg, 2.–4. September, approved and open for postings. */
async function approved(): Promise<string> {
  const trip = await planned(site);
  const request = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-08-20" };
  const { said } = await call("coordinator", `/api/v1/trips/${trip}/submissions`, request);
  await call("secretary", `/api/v1/submissions/${said.id}/rulings`, { ruling: "approved", confirmed: true });
  return trip;
}
type Role = Parameters<TestSite["api"]>[1];

async function call(role: Role, path: string, body: object) {
  const answer = await site.api("lyngholm", role, "POST", path, body);
  const said = (await answer.json()) as { id: string; errors?: { path: string; code: string }[]; items?: object[] };
  return { status: answer.status, said, codes: (said.errors ?? []).map(({ path, code }) => `${path} ${code}`) };
}
const given = { leaves: { on: "2026-09-02", at: "06:00" }, returns: { on: "2026-09-04", at: "06:00" } };
const book = (trip: string, over: object = {}) =>
  call("accountant", `/api/v1/trips/${trip}/per-diems`, { ...given, ...over });

test("more travellers than the trip has are refused, reckoned and booked, also where they were only written in since", async () => {
  const trip = await approved();
  for (const way of ["per-diems", "per-diem-calculation"])
    expect((await call("accountant", `/api/v1/trips/${trip}/${way}`, { ...given, travellers: 3 })).codes, way).toEqual([
      "travellers per-diem-too-many",
    ]);
  const edited = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${trip}`, {
    participants: { staff: [{ unit: "Skole og Dagtilbud", count: 1000 }] },
  });
  expect(edited.status).toBe(200);
  expect((await book(trip, { travellers: 1000 })).codes).toEqual(["travellers per-diem-too-many"]);
  expect((await book(trip, { travellers: 2 })).status).toBe(201);
});

test("booked again it is asked about, and refused once everybody has got theirs; a line taken away pays nobody", async () => {
  const trip = await approved();
  const first = await book(trip);
  expect(first.status).toBe(201);
  expect((await book(trip)).codes).toEqual(["travellers per-diem-booked-already"]);
  expect((await book(trip, { bookedConfirmed: true })).status).toBe(201);
  expect((await book(trip, { bookedConfirmed: true })).codes).toEqual(["travellers per-diem-booked-for-all"]);
  const [line] = first.said.items as { id: string; version: number }[];
  const removed = await site.api(
    "lyngholm",
    "accountant",
    "DELETE",
    `/api/v1/postings/${line?.id}`,
    { reason: "Bogført to gange." },
    { "if-match": `"${line?.version}"` },
  );
  expect(removed.status).toBeLessThan(300);
  expect((await book(trip, { bookedConfirmed: true })).status).toBe(201);
});

test("of two bookings at the same moment one is the first", async () => {
  const trip = await approved();
  const both = await Promise.all([book(trip, { travellers: 2 }), book(trip, { travellers: 2 })]);
  expect(both.map((one) => one.status).toSorted()).toEqual([201, 422]);
});

/** The desk's forms as the accountant sends them. */
async function signedIn() {
  const { host } = new URL(site.addressOf("lyngholm"));
  const post = (path: string, fields: Record<string, string>, cookie = "") =>
    ask(site.address, {
      ...{ host, path, method: "POST", body: new URLSearchParams(fields).toString() },
      headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    });
  const session = await post("/log-ind/demo", { role: "accountant" });
  const cookie = String(session.headers["set-cookie"]).split(";")[0] ?? "";
  return [post, cookie] as const;
}

test("the form asks in words, keeps what was typed, and books with a tick", async () => {
  const trip = await approved();
  await book(trip);
  const [post, cookie] = await signedIn();
  const form = {
    ...{ "leaves.on": "2.9.2026", "leaves.at": "6.00", "returns.on": "4.9.2026", "returns.at": "6.00" },
    ...{ travellers: "1", do: "book", seen: "988.00 DKK" },
  };
  const page = `/skrivebord/rejser/${trip}/dagpenge`;
  const asked = await post(page, form, cookie);
  expect(asked.status).toBe(422);
  expectValidHtml(asked.text);
  expect(asked.text).toContain("Er det andre rejsende, så sæt kryds");
  expect(asked.text).toContain('name="bookedConfirmed"');
  const many = await post(page, { ...form, do: "reckon", travellers: "9" }, cookie);
  expect(many.status).toBe(422);
  expect(many.text).toContain("Der er kun 2 deltagere på rejsen");
  const done = await post(page, { ...form, bookedConfirmed: "ja" }, cookie);
  expect(done.status, done.text).toBe(303);
});

test("meals that are booked already are shown beside the allowance with what would be paid twice, and asked about", async () => {
  const trip = await approved();
  const dinner = { category: "meals", amount: "600.00", currency: "DKK", bookedOn: "2026-09-05", text: "Middage" };
  await call("accountant", `/api/v1/trips/${trip}/postings`, { ...dinner, withoutReceipt: "I appen." });
  expect((await book(trip)).codes).toEqual(["mealsConfirmed per-diem-meals-paid"]);
  const [post, cookie] = await signedIn();
  const form = {
    ...{ "leaves.on": "2.9.2026", "leaves.at": "6.00", "returns.on": "4.9.2026", "returns.at": "6.00" },
    ...{ travellers: "2", seen: "1976.00 DKK" },
  };
  const page = `/skrivebord/rejser/${trip}/dagpenge`;
  for (const does of ["reckon", "book"]) {
    const shown = await post(page, { ...form, do: does }, cookie);
    expect(shown.status).toBe(does === "book" ? 422 : 200);
    expectValidHtml(shown.text);
    const text = shown.text.replaceAll("\u00a0", " ");
    // At the most 75 % of 1.976 kr. can be for meals: more than the 600 kr. that they cost.
    expect(text).toContain("Bogføres 1.976,00 kr. oveni, kan op til 600,00 kr. blive betalt to gange.");
    expect(text).toContain('name="mealsConfirmed"');
  }
  const off = { ...form, "meals.0.free": "dinner", "meals.1.free": "dinner" };
  const reckoned = await post(page, { ...off, do: "reckon" }, cookie);
  expect(reckoned.text).not.toContain("mealsConfirmed");
  // Two dinners at 30 % of 494,00: 691,60 for each of two.
  const done = await post(page, { ...off, do: "book", seen: "1383.20 DKK" }, cookie);
  expect(done.status, done.text).toBe(303);
  const other = await approved();
  await call("accountant", `/api/v1/trips/${other}/postings`, { ...dinner, withoutReceipt: "I appen." });
  expect((await book(other, { mealsConfirmed: true })).status).toBe(201);
});
