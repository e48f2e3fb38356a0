import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import { day } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { readTrip } from "../trip.store.ts";
import { publicPlanOf, type TripId } from "../trip.ts";
import { followPlan } from "./trip-pot.ts";

const slug = "lyngholm";
const [schools, culture, economy] = ["boerne-og-skoleudvalget", "kultur-og-fritidsudvalget", "oekonomiudvalget"];
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  for (const [id, year, amount = "100000"] of [
    [schools, 2027],
    [schools, 2028],
    [culture, 2028],
    [economy, 2028, "100"],
  ])
    await ok("accountant", "POST", "pots", {
      owner: { kind: "committee", id },
      ...{ year, currency: "DKK", amount: String(amount), ruling: "Byrådet" },
    });
});
afterAll(() => site.close());

async function ok(role: RoleName, method: string, path: string, body: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}

const budget = (amount: string) => ({
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount }] },
});
const late = { startOn: "2027-12-28", endOn: "2027-12-30" };
const moved = { startOn: "2028-01-04", endOn: "2028-01-06" };

async function rule(id: string, meetingOn: string, confirmed = true, committee = schools) {
  const about = { about: "request", committee, meetingOn };
  const { id: submission } = await ok("coordinator", "POST", `trips/${id}/submissions`, about);
  const given = { ruling: "approved", text: "Godkendt.", confirmed };
  return String((await ok("secretary", "POST", `submissions/${submission}/rulings`, given)).id);
}
async function approved(title: string): Promise<string> {
  const plan = { ...wholeTrip, ...late, ...budget("2000.00"), committee: schools, title };
  const id = String((await ok("coordinator", "POST", "trips", plan)).id);
  await rule(id, "2026-05-05");
  return id;
}
const edit = (id: string, change: object) => ok("coordinator", "PATCH", `trips/${id}`, change);
async function book(id: string, amount: string): Promise<string> {
  const line = { category: "transport", amount, currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  return String((await ok("accountant", "POST", `trips/${id}/postings`, { ...line, withoutReceipt: "I appen." })).id);
}

/** What each pot has set aside and not freed, and what it has spent, for one trip, in whole units. */
async function drawn(id: string): Promise<Readonly<Record<string, readonly [promised: number, spent: number]>>> {
  const rows = await site.db.query<{ pot: string; promised: number; spent: number }>(
    `SELECT owner_id || ' ' || year AS pot,
       (coalesce(sum(hundredths) FILTER (WHERE kind = 'committed'), 0)
        - coalesce(sum(hundredths) FILTER (WHERE kind = 'released'), 0))::int / 100 AS promised,
       coalesce(sum(hundredths) FILTER (WHERE kind = 'spent'), 0)::int / 100 AS spent
     FROM udsyn.accounts_movement JOIN udsyn.accounts_pot USING (municipality_id, pot_id)
     WHERE subject_id = $1 GROUP BY 1`,
    [id],
  );
  const some = rows.filter(({ promised, spent }) => promised !== 0 || spent !== 0);
  return Object.fromEntries(some.map(({ pot, promised, spent }) => [pot, [promised, spent]]));
}

test("a bill is drawn from the pot of what was approved, whatever year and committee are edited in between", async () => {
  const id = await approved("Hamborg: hvem betaler?");
  await book(id, "1000.00");
  await edit(id, { ...moved, committee: culture });
  const line = await book(id, "500.00");
  expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2000, 1500] });
  await ok("accountant", "DELETE", `postings/${line}`, { reason: "En andens." });
  expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2000, 1000] });
});

test("money that follows a plan without a ruling takes no pot below zero", async () => {
  const id = await approved("Kiel: hvem har råd?");
  const following = (committeeId: string) =>
    site.doing(slug, async (work) => {
      const trip = await readTrip(work.tx, work.municipality.id, id as TripId);
      const after = { ...trip, startOn: day(moved.startOn), committeeId };
      await followPlan(work, trip, { ...after, publicPlan: publicPlanOf(after) }, "Rejsen er rettet");
    });
  await expect(following(economy)).rejects.toMatchObject({ faults: [{ fault: "overdraft-needs-ruling" }] });
  expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2000, 0] });
  await following(culture);
  expect(await drawn(id)).toEqual({ [`${culture} 2028`]: [2000, 0] });
});

test("another year's or committee's pot is no correction but a new ruling, which takes along what is set aside and drawn", async () => {
  const id = await approved("Bremen: hvem betaler?");
  await book(id, "1000.00");
  await edit(id, { ...moved, committee: culture });
  const reason = "Datoen var forkert.";
  const asked = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, { reason });
  expect([asked.status, await asked.json()]).toMatchObject([409, { code: "new-ruling-needed" }]);
  expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2000, 1000] });
  await rule(id, "2026-05-06", true, culture);
  expect(await drawn(id)).toEqual({ [`${culture} 2028`]: [2000, 1000] });
  await book(id, "500.00");
  expect(await drawn(id)).toEqual({ [`${culture} 2028`]: [2000, 1500] });
});

test("a change approved for another year moves what is drawn with what is set aside, and back where the ruling is undone", async () => {
  const id = await approved("Lübeck: hvem betaler?");
  await book(id, "1000.00");
  await edit(id, { ...moved, ...budget("3000.00") });
  const ruling = await rule(id, "2026-05-06", false);
  expect(await drawn(id)).toEqual({ [`${schools} 2028`]: [3000, 1000] });
  await book(id, "500.00");
  expect(await drawn(id)).toEqual({ [`${schools} 2028`]: [3000, 1500] });
  await ok("secretary", "PUT", `rulings/${ruling}`, { ruling: "refused" });
  expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2000, 1500] });
});

test("a change approved into a year without a pot is drawn from none, and once, when there is one", async () => {
  const id = await approved("Kiel: hvem betaler?");
  await book(id, "1000.00");
  await edit(id, { startOn: "2029-01-04", endOn: "2029-01-06", ...budget("3000.00") });
  await rule(id, "2026-05-06");
  expect(await drawn(id)).toEqual({});
  await ok("accountant", "POST", "pots", {
    owner: { kind: "committee", id: schools },
    ...{ year: 2029, currency: "DKK", amount: "100000", ruling: "Byrådet" },
  });
  await book(id, "500.00");
  expect(await drawn(id)).toEqual({ [`${schools} 2029`]: [3000, 1500] });
});

test("what was drawn from two pots before is drawn from one after the next bill", async () => {
  const id = await approved("Rostock: hvem betaler?");
  await book(id, "1000.00");
  // As it was booked when the pot followed an edit.
  await site.db.query(
    `INSERT INTO udsyn.accounts_movement (municipality_id, movement_id, pot_id, position, kind, hundredths, subject_type,
       subject_id, text, at, by_actor)
     SELECT m.municipality_id, gen_random_uuid(), p.pot_id, 1000, 'spent', 100000, 'trip', m.subject_id, m.text, m.at, m.by_actor
     FROM udsyn.accounts_movement m JOIN udsyn.accounts_pot p USING (municipality_id)
     WHERE m.subject_id = $1 AND m.kind = 'spent' AND p.owner_id = $2 AND p.year = 2028`,
    [id, culture],
  );
  await book(id, "500.00");
  expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2000, 1500] });
});

test("a manager's approval sets a visit's money aside in its unit's pot, and a cancellation frees it", async () => {
  const unit = "skole-og-dagtilbud";
  await ok("accountant", "POST", "pots", {
    owner: { kind: "unit", id: unit },
    ...{ year: 2027, currency: "DKK", amount: "10000", ruling: "Direktionen" },
  });
  const staff = { elected: { count: 0, named: [] }, staff: [{ unit: "Skole og dagtilbud", count: 1 }], others: [] };
  const visit = { ...wholeTrip, ...late, ...budget("1500.00"), title: "Lund: hvem betaler?" };
  const by = { kind: "staff-visit", committee: null, unit, legalBasis: null, participants: staff };
  const id = String((await ok("coordinator", "POST", "trips", { ...visit, ...by })).id);
  await ok("coordinator", "POST", `trips/${id}/staff-visit-submission`, {});
  await ok("manager", "POST", `trips/${id}/approval`, { decision: "approve", reason: "" });
  expect(await drawn(id)).toEqual({ [`${unit} 2027`]: [1500, 0] });
  await ok("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Skolen aflyste." });
  expect(await drawn(id)).toEqual({});
});

test("a refund after the cancellation frees its money, however it is booked", async () => {
  for (const [title, refunds] of [
    ["Bonn: bliver krediteret", (id: string) => book(id, "-1500.00")],
    [
      "Bonn: en andens bilag",
      async (_: string, line: string) => ok("accountant", "DELETE", `postings/${line}`, { reason: "En andens." }),
    ],
  ] as const) {
    const id = await approved(title);
    const line = await book(id, "1500.00");
    await ok("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Værten er syg." });
    expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [1500, 1500] });
    await refunds(id, line);
    expect(await drawn(id), title).toEqual({});
    await book(id, "300.00");
    expect(await drawn(id), title).toEqual({ [`${schools} 2027`]: [0, 300] });
  }
});

test("a company's share is not set aside, and not drawn unasked: closing asks for it, or for a line that takes it off", async () => {
  const funding = [{ payer: "company", name: "Varmepumpe ApS", amount: "400.00", basis: "Gave efter aftale." }];
  const plan = { ...wholeTrip, ...late, ...budget("2900.00"), funding, committee: schools };
  const byCompany = async (title: string) => {
    const id = String((await ok("coordinator", "POST", "trips", { ...plan, title })).id);
    await rule(id, "2026-05-05");
    expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2500, 0] });
    await book(id, "2680.00");
    expect(await drawn(id)).toEqual({ [`${schools} 2027`]: [2500, 2680] });
    return id;
  };
  const [outlay, direct] = [await byCompany("Wismar: kommunen lagde ud"), await byCompany("Wismar: de betalte selv")];
  site.clock.now = new Date("2028-01-10T08:00:00Z");
  const closing = async (id: string, given: object = {}) => {
    const answer = await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/accounts-closing`, given);
    const said = (await answer.json()) as { errors?: { path: string; code: string; message: string }[] };
    return { status: answer.status, errors: said.errors ?? [] };
  };
  // Who pays is what was approved, though the company is out of the plan since.
  await edit(outlay, { funding: [] });
  const { status, errors } = await closing(outlay);
  expect([status, errors.map(({ path, code }) => [path, code])]).toEqual([422, [["othersPaid", "others-pay"]]]);
  expect(errors[0]?.message.replaceAll("\u00a0", " ")).toContain("400,00 kr. af rejsen (Varmepumpe ApS)");
  await book(outlay, "-400.00");
  expect((await closing(outlay)).status).toBe(201);
  // 2.680 − 400; what was set aside beyond it is free again.
  expect(await drawn(outlay)).toEqual({ [`${schools} 2027`]: [2280, 2280] });
  expect((await closing(direct, { othersPaid: true })).status).toBe(201);
  expect(await drawn(direct)).toEqual({ [`${schools} 2027`]: [2500, 2680] });
});
