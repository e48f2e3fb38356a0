import { afterAll, beforeAll, expect, test } from "vitest";
import { hold } from "../../../test/setup/held.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** A ramme that is given after trips were approved and booked knows them: a municipality's first months are like that. */

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}

const inYear = (year: number) => ({ startOn: `${year}-03-02`, endOn: `${year}-03-04` });
const budget = (amount: string) => ({
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount }] },
});

async function drafted(title: string, year: number, owner: object = { committee }): Promise<string> {
  const plan = { ...wholeTrip, ...inYear(year), ...budget("10000.00"), ...owner, title };
  return String((await ok("coordinator", "POST", "trips", plan)).id);
}
async function submitted(id: string, by = committee): Promise<string> {
  const about = { about: "request", committee: by, meetingOn: "2026-05-05" };
  return String((await ok("coordinator", "POST", `trips/${id}/submissions`, about)).id);
}
const approve = (submission: string) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling: "approved", text: "Ja.", confirmed: true });
async function approved(title: string, year: number): Promise<string> {
  const id = await drafted(title, year);
  await approve(await submitted(id));
  return id;
}
function book(id: string, amount: string) {
  const line = { category: "transport", amount, currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  return ok("accountant", "POST", `trips/${id}/postings`, { ...line, withoutReceipt: "I appen." });
}
const give = (year: number, owner: object = { kind: "committee", id: committee }, amount = "50000.00") =>
  ok("accountant", "POST", "pots", { owner, year, currency: "DKK", amount, ruling: "Byrådet 5. maj 2026" });

interface Shown {
  readonly movements: readonly { kind: string; amount: string; text: string; ruling: string | null; left: string }[];
}
const movements = async (pot: unknown) =>
  ((await ok("accountant", "GET", `pots/${String(pot)}`)) as unknown as Shown).movements.map(
    ({ kind, amount, text, ruling, left }) => [kind, amount, text, ruling, left],
  );

test("what was approved and booked before a ramme was given is set aside and drawn in it, in words that say so", async () => {
  await book(await approved("Oslo", 2027), "3000.00");
  await drafted("Et udkast", 2027);
  const cancelled = await approved("Bonn", 2027);
  await book(cancelled, "500.00");
  await ok("coordinator", "POST", `trips/${cancelled}/cancellation`, { reason: "Værten er syg." });

  const pot = await give(2027);
  expect(pot).toMatchObject({ committed: "7000.00", spent: "3500.00", left: "39500.00" });
  const on = "Godkendt den 5.\u00a0maj 2026";
  expect((await movements(pot.id)).map(([kind, amount, text, ruling]) => [kind, amount, text, ruling])).toEqual(
    expect.arrayContaining([
      ["allotted", "50000.00", "Byrådet 5. maj 2026", "Byrådet 5. maj 2026"],
      ["committed", "10000.00", "Oslo: før rammen blev givet", on],
      ["spent", "3000.00", "Oslo: før rammen blev givet", on],
      ["spent", "500.00", "Bonn: før rammen blev givet", on],
    ]),
  );
  expect((await movements(pot.id)).at(-1)?.at(-1)).toBe("39500.00");

  // More money is no reason to count them again.
  expect(await give(2027, undefined, "60000.00")).toMatchObject({
    committed: "7000.00",
    spent: "3500.00",
    left: "99500.00",
  });
});

test("a line that is booked afterwards draws on what was set aside", async () => {
  const id = await approved("Bergen", 2028);
  const pot = await give(2028);
  expect(pot).toMatchObject({ committed: "10000.00", spent: "0.00", left: "40000.00" });
  await book(id, "2000.00");
  expect(await ok("accountant", "GET", `pots/${String(pot.id)}`)).toMatchObject({
    committed: "8000.00",
    left: "40000.00",
  });
});

test("closed accounts set nothing aside, and what a source printed of an old journey draws nothing", async () => {
  const inAutumn = { committee, startOn: "2026-09-02", endOn: "2026-09-04" };
  const [settled, printed] = [await drafted("Aarhus", 2026, inAutumn), await drafted("Visby", 2026, inAutumn)];
  for (const id of [settled, printed]) {
    await approve(await submitted(id));
    await book(id, "3000.00");
  }
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'closed' WHERE trip_id = $1", [settled]);
  // As an import leaves it: nobody here approved it, and its line has no day.
  await site.db.query("UPDATE udsyn.trips_trip SET approved = NULL WHERE trip_id = $1", [printed]);
  await site.db.query("UPDATE udsyn.accounts_posting SET booked_on = NULL WHERE subject_id = $1", [printed]);
  expect(await give(2026)).toMatchObject({ committed: "0.00", spent: "3000.00", left: "47000.00" });
});

test("another committee's, another year's and a scheme's money knows nothing of them", async () => {
  await approved("Turku", 2029);
  for (const [year, owner] of [
    [2029, { kind: "committee", id: "kultur-og-fritidsudvalget" }],
    [2041, { kind: "committee", id: committee }],
    [2029, { kind: "scheme", id: "venskabsbyer" }],
  ] as const)
    expect(await give(year, owner), JSON.stringify(owner)).toMatchObject({ committed: "0.00", spent: "0.00" });
});

test("what stood whole in a committee's ramme, as before rammer were parted, is parted when the unit is given one", async () => {
  const unit = "skole-og-dagtilbud";
  const funding = [
    { payer: "committee", amount: "6000.00" },
    { payer: "unit", amount: "4000.00" },
  ];
  const culture = "kultur-og-fritidsudvalget";
  const of = { kind: "committee", id: culture };
  const pot = String((await give(2028, of)).id);
  const id = await drafted("Malmø", 2028, { committee: culture, unit, funding });
  await approve(await submitted(id, culture));
  await book(id, "5000.00");
  // As the version before left it.
  await site.db.query("DELETE FROM udsyn.accounts_movement WHERE pot_id = $1 AND subject_id = $2", [pot, id]);
  await site.db.query(
    `INSERT INTO udsyn.accounts_movement (municipality_id, movement_id, pot_id, position, kind, hundredths, subject_type,
       subject_id, text, at, by_actor)
     SELECT municipality_id, gen_random_uuid(), pot_id, position + said.after, said.act, said.whole, 'trip', $2, 'Malmø', at, by_actor
     FROM udsyn.accounts_movement, (VALUES (1, 'committed', 1000000), (2, 'spent', 500000)) AS said(after, act, whole)
     WHERE pot_id = $1 AND kind = 'allotted'`,
    [pot, id],
  );
  expect(await give(2028, of, "1000.00")).toMatchObject({ committed: "5000.00", spent: "5000.00" });
  expect(await give(2028, { kind: "unit", id: unit })).toMatchObject({ committed: "0.00", spent: "4000.00" });
  expect(await ok("accountant", "GET", `pots/${pot}`)).toMatchObject({ committed: "5000.00", spent: "1000.00" });
  expect((await movements(pot)).slice(-2).map(([kind, amount, text]) => [kind, amount, text])).toEqual([
    ["released", "4000.00", "Malmø: en anden ramme er givet og bærer sin del (udvalgets del)"],
    ["spent", "-4000.00", "Malmø: en anden ramme er givet og bærer sin del (udvalgets del)"],
  ]);
  // Once: more money moves nothing.
  expect(await give(2028, { kind: "unit", id: unit }, "2000.00")).toMatchObject({
    committed: "0.00",
    spent: "4000.00",
  });
});

test("a unit's ramme knows what its manager approved", async () => {
  const unit = "skole-og-dagtilbud";
  const people = { elected: { count: 0, named: [] }, staff: [{ unit: "Skole og Dagtilbud", count: 1 }], others: [] };
  const by = { committee: null, unit, kind: "staff-visit", legalBasis: null, participants: people };
  const id = await drafted("Lund", 2029, by);
  await ok("coordinator", "POST", `trips/${id}/staff-visit-submission`, {});
  await ok("manager", "POST", `trips/${id}/approval`, { decision: "approve", reason: "" });
  expect(await give(2029, { kind: "unit", id: unit })).toMatchObject({ committed: "10000.00", left: "40000.00" });
});

test("approved at the moment the ramme is made, a trip is set aside in it once, whoever is first", async () => {
  const committed = async (year: number) => {
    const rows = await site.db.query<{ sum: string }>(
      `SELECT sum(hundredths)::text AS sum FROM udsyn.accounts_movement JOIN udsyn.accounts_pot USING (municipality_id, pot_id)
       WHERE kind = 'committed' AND year = $1`,
      [year],
    );
    return rows[0]?.sum;
  };
  // The approval waits for the trip: the ramme is made meanwhile, and the approval finds it.
  const first = await drafted("Ulm", 2030);
  const asked = await submitted(first);
  const held = await hold(site, "SELECT FROM udsyn.trips_trip WHERE trip_id = $1 FOR UPDATE", [first]);
  const ruling = approve(asked);
  await held.waiting(1);
  await give(2030);
  await held.letGo();
  await ruling;
  expect(await committed(2030)).toBe("1000000");

  // The approval found no ramme and is not through: the ramme waits for it.
  const second = await drafted("Trier", 2031);
  const other = await submitted(second);
  const log = await hold(site, "SELECT pg_advisory_xact_lock(hashtextextended('log ' || $1, 0))", [site.here(slug).id]);
  const approving = approve(other);
  await log.waiting(1);
  const giving = give(2031);
  await log.waiting(2, giving);
  await log.letGo();
  await Promise.all([approving, giving]);
  expect(await committed(2031)).toBe("1000000");
});
