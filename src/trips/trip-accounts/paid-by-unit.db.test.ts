import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

const slug = "lyngholm";
const [schools, unit] = ["boerne-og-skoleudvalget", "skole-og-dagtilbud"];
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await give("committee", schools, 2027);
  await give("unit", unit, 2027);
});
afterAll(() => site.close());

const give = (kind: string, id: string, year: number, amount = "20000") =>
  ok("accountant", "POST", "pots", { owner: { kind, id }, year, currency: "DKK", amount, ruling: "Byrådet" });

async function ok(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Record<string, unknown>;
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said;
}

type Paid = Readonly<{ payer: string; amount: string | null; name?: string }>;
const byCommittee = (amount: string | null): Paid => ({ payer: "committee", amount });
const byUnit = (amount: string | null): Paid => ({ payer: "unit", amount });

async function asked(title: string, funding: readonly Paid[], change: object = {}) {
  const budget = { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "6000.00" }] };
  const dates = { startOn: "2027-12-28", endOn: "2027-12-30" };
  const plan = { ...wholeTrip, ...dates, budget, funding, committee: schools, unit, title, ...change };
  const id = String((await ok("coordinator", "POST", "trips", plan)).id);
  return { id, submission: await submit(id) };
}
async function submit(id: string) {
  const about = { about: "request", committee: schools, meetingOn: "2026-05-05" };
  return String((await ok("coordinator", "POST", `trips/${id}/submissions`, about)).id);
}
const approve = (submission: string) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, {
    ruling: "approved",
    text: "Godkendt.",
    confirmed: true,
  });

async function approved(title: string, funding: readonly Paid[], change: object = {}) {
  const { id, submission } = await asked(title, funding, change);
  await approve(submission);
  return id;
}
async function book(id: string, amount: string): Promise<string> {
  const line = { category: "transport", amount, currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  return String((await ok("accountant", "POST", `trips/${id}/postings`, { ...line, withoutReceipt: "I appen." })).id);
}

/** What each pot has set aside and not freed, and has spent, for one trip; and that every pot's list foots. */
async function drawn(id: string) {
  const rows = await site.db.query<{ pot: string; promised: number; spent: number }>(
    `SELECT owner_kind || ' ' || year AS pot,
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

test("each of two who pay has its part set aside, drawn of the unit first, and freed when the accounts are closed", async () => {
  const id = await approved("Malmø: to betaler", [byCommittee("3500.00"), byUnit("2500.00")]);
  expect(await drawn(id)).toEqual({ "committee 2027": [3500, 0], "unit 2027": [2500, 0] });
  const line = await book(id, "2000.00");
  expect(await drawn(id)).toEqual({ "committee 2027": [3500, 0], "unit 2027": [2500, 2000] });
  await book(id, "3000.00");
  expect(await drawn(id)).toEqual({ "committee 2027": [3500, 2500], "unit 2027": [2500, 2500] });
  await ok("accountant", "DELETE", `postings/${line}`, { reason: "En andens." });
  expect(await drawn(id)).toEqual({ "committee 2027": [3500, 500], "unit 2027": [2500, 2500] });
  const texts = await site.db.query<{ text: string }>(
    "SELECT DISTINCT text FROM udsyn.accounts_movement WHERE subject_id = $1 ORDER BY text",
    [id],
  );
  expect(texts.map(({ text }) => text)).toEqual([
    "Malmø: to betaler (enhedens del)",
    "Malmø: to betaler (udvalgets del)",
  ]);
  await ok("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Værten er syg." });
  expect(await drawn(id)).toEqual({ "committee 2027": [500, 500], "unit 2027": [2500, 2500] });
});

test("what a unit pays alone is its own ramme's, also beyond the plan, and never the committee's", async () => {
  const id = await approved("Ystad: enheden betaler", [byUnit("6000.00")]);
  expect(await drawn(id)).toEqual({ "unit 2027": [6000, 0] });
  await book(id, "6500.00");
  expect(await drawn(id)).toEqual({ "unit 2027": [6000, 6500] });
  const unsaid = await approved("Ystad: uden beløb", [byUnit(null)]);
  expect(await drawn(unsaid)).toEqual({ "unit 2027": [6000, 0] });
  const rest = await approved("Ystad: resten", [byCommittee("4000.00"), byUnit(null)]);
  expect(await drawn(rest)).toEqual({ "committee 2027": [4000, 0], "unit 2027": [2000, 0] });
  const short = await approved("Ystad: for lidt", [byUnit("1000.00")]);
  expect(await drawn(short)).toEqual({ "committee 2027": [5000, 0], "unit 2027": [1000, 0] });
});

test("a unit without a ramme for the year burdens none, until it is given one", async () => {
  const id = await approved("Lund: intet at tage af", [byCommittee("3500.00"), byUnit("2500.00")], {
    ...{ startOn: "2028-01-04", endOn: "2028-01-06" },
  });
  await give("committee", schools, 2028);
  await book(id, "3000.00");
  expect(await drawn(id)).toEqual({ "committee 2028": [3500, 500] });
  await give("unit", unit, 2028);
  expect(await drawn(id)).toEqual({ "committee 2028": [3500, 500], "unit 2028": [2500, 2500] });
});

test("a correction of who pays moves what is set aside and drawn, and a new approval sets it anew", async () => {
  const id = await approved("Kalmar: hvem betaler?", [byCommittee("6000.00")]);
  await book(id, "1000.00");
  expect(await drawn(id)).toEqual({ "committee 2027": [6000, 1000] });
  await ok("coordinator", "PATCH", `trips/${id}`, { funding: [byCommittee("5500.00"), byUnit("500.00")] });
  expect(await drawn(id)).toEqual({ "committee 2027": [6000, 1000] });
  await ok("coordinator", "POST", `trips/${id}/corrections`, { reason: "Skolen betaler vikaren." });
  expect(await drawn(id)).toEqual({ "committee 2027": [5500, 500], "unit 2027": [500, 500] });
  const lines = [{ category: "transport", label: "Tog", amount: "7000.00" }];
  await ok("coordinator", "PATCH", `trips/${id}`, {
    ...{ budget: { currency: "DKK", vat: "incl", lines }, funding: [byCommittee("7000.00")] },
  });
  const submission = await submit(id);
  // Beyond the 5.500 that stand set aside as it was approved.
  const { markdown } = await ok("coordinator", "GET", `trips/${id}/agenda`);
  expect(String(markdown).replaceAll(/[\s\u00a0]+/g, " ")).toMatch(/Denne rejse[ |]*−1\.500,00/);
  await approve(submission);
  expect(await drawn(id)).toEqual({ "committee 2027": [7000, 1000] });
});

const correct = (id: string, change: object, reason = "Værten betaler hotellet.") =>
  ok("coordinator", "PATCH", `trips/${id}`, change).then(() =>
    ok("coordinator", "POST", `trips/${id}/corrections`, { reason }),
  );
async function desk(path: string, role: RoleName = "accountant"): Promise<string> {
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const { text } = await ask(site.address, { host: new URL(site.addressOf(slug)).host, path, headers: { cookie } });
  return text.replaceAll("\u00a0", " ");
}
const byHost = (amount: string): Paid => ({ payer: "host", amount, name: "Stadt Bremen" });
const hosted = { funding: [byCommittee("2000.00"), byHost("4000.00")] };

test("what others pay by a correction is free again, as where the ramme is given afterwards", async () => {
  const id = await approved("Bremen: værten betaler", [byCommittee("6000.00")]);
  await correct(id, hosted);
  expect(await drawn(id)).toEqual({ "committee 2027": [2000, 0] });
  // Nothing else of a correction moves money.
  await correct(id, { title: "Bremen: værten betaler det meste" }, "Overskriften var forkert.");
  expect(await drawn(id)).toEqual({ "committee 2027": [2000, 0] });
  const dates = { startOn: "2029-01-04", endOn: "2029-01-06" };
  const before = await approved("Bremen: uden ramme", [byCommittee("6000.00")], dates);
  await correct(before, hosted);
  await give("committee", schools, 2029);
  expect(await drawn(before)).toEqual({ "committee 2029": [2000, 0] });
});

test("a correction of the budget sets aside what was approved and no less, as it is paid by then", async () => {
  const id = await approved("Bremen: billigere", [byCommittee("6000.00")]);
  const lines = [{ category: "transport", label: "Tog", amount: "5000.00" }];
  const cheaper = { budget: { currency: "DKK", vat: "incl", lines } };
  await correct(id, { ...cheaper, funding: [byCommittee("4500.00"), byUnit("500.00")] });
  expect(await drawn(id)).toEqual({ "committee 2027": [5500, 0], "unit 2027": [500, 0] });
});

test("a line leaves set aside what was approved, also in a ramme that a cheaper plan draws no more", async () => {
  const id = await approved("Bremen: meget billigere", [byCommittee("6000.00")]);
  const lines = [{ category: "transport", label: "Tog", amount: "1000.00" }];
  const cheaper = { budget: { currency: "DKK", vat: "incl", lines } };
  await correct(id, { ...cheaper, funding: [byUnit("1000.00")] });
  expect(await drawn(id)).toEqual({ "committee 2027": [5000, 0], "unit 2027": [1000, 0] });
  await book(id, "500.00");
  expect(await drawn(id)).toEqual({ "committee 2027": [5000, 0], "unit 2027": [1000, 500] });
});

test("where nothing moves, the desk says of no correction that money does", async () => {
  const funding = { funding: [byCommittee("3000.00"), byHost("3000.00")] };
  const saysMoved = async (id: string) => {
    const overview = await desk(`/skrivebord/rejser/${id}`, "coordinator");
    expect(overview).toContain("Borgerne ser stadig det, der stod før");
    const correction = await desk(`/skrivebord/rejser/${id}/ret-offentligt`, "coordinator");
    expect(correction).toContain("Det bliver offentligt");
    return [overview.includes("flytter mellem rammerne"), correction.includes("Rammerne følger med")];
  };
  const open = await approved("Bremen: værten betaler halvdelen", [byCommittee("6000.00")]);
  await ok("coordinator", "PATCH", `trips/${open}`, funding);
  expect(await saysMoved(open)).toEqual([true, true]);

  const off = async (paying: readonly Paid[]) => {
    const id = await approved("Bremen: aflyst, værten betaler", [byCommittee("6000.00")]);
    await ok("coordinator", "PATCH", `trips/${id}`, { funding: paying });
    await ok("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Værten er syg." });
    return id;
  };
  expect(await saysMoved(await off(funding.funding))).toEqual([false, false]);
  // Nothing is booked either, so that there is nothing for another body to bear.
  expect(await saysMoved(await off([byUnit("6000.00")]))).toEqual([false, false]);

  const closed = await approved("Bremen: lukket, værten betaler", [byCommittee("6000.00")]);
  await book(closed, "5000.00");
  await site.db.query("UPDATE udsyn.trips_trip SET accounts_status = 'closed' WHERE trip_id = $1", [closed]);
  await ok("coordinator", "PATCH", `trips/${closed}`, funding);
  expect(await saysMoved(closed)).toEqual([false, false]);
});

test("of a cancelled trip a correction sets nothing aside anew", async () => {
  const id = await approved("Bremen: aflyst", [byCommittee("6000.00")]);
  await book(id, "1000.00");
  await ok("coordinator", "PATCH", `trips/${id}`, { funding: [byCommittee("5500.00"), byUnit("500.00")] });
  const accounts = `/skrivebord/rejser/${id}/regnskab`;
  expect(await desk(accounts)).toContain("pr. deltager");
  await ok("coordinator", "POST", `trips/${id}/cancellation`, { reason: "Værten er syg." });
  // What was not made has no price for each.
  expect(await desk(accounts)).not.toContain("pr. deltager");
  expect(await drawn(id)).toEqual({ "committee 2027": [1000, 1000] });
  await ok("coordinator", "POST", `trips/${id}/corrections`, { reason: "Skolen betaler." });
  expect(await drawn(id)).toEqual({ "committee 2027": [500, 500], "unit 2027": [0, 500] });
});

test("a correction that a ramme does not bear says whose, of which year, how far it goes, and what to do", async () => {
  const dates = { startOn: "2030-01-04", endOn: "2030-01-06" };
  const id = await approved("Bremen: for dyrt for enheden", [byCommittee("6000.00")], dates);
  await give("unit", unit, 2030, "100");
  const said =
    "Rammen for Skole og Dagtilbud for 2030 rækker ikke til rettelsen: Der er 100,00 kr. tilbage, og bagefter ville den være overskredet med 2.900,00 kr. Bed regnskabet give den en højere ramme";
  await ok("coordinator", "PATCH", `trips/${id}`, { funding: [byCommittee("3000.00"), byUnit("3000.00")] });
  const reason = { reason: "Skolen betaler halvdelen." };
  const refused = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/corrections`, reason);
  const { errors } = (await refused.json()) as { errors: { path: string; code: string; message: string }[] };
  expect([refused.status, errors.map(({ path, code }) => [path, code])]).toEqual([
    422,
    [["", "overdraft-needs-ruling"]],
  ]);
  expect(errors[0]?.message.replaceAll("\u00a0", " ")).toContain(said);
  // A higher ramme is the way out that it names.
  await give("unit", unit, 2030, "2900");
  await ok("coordinator", "POST", `trips/${id}/corrections`, reason);
  expect(await drawn(id)).toEqual({ "unit 2030": [3000, 0] });
});

test("the agenda says what each ramme bears", async () => {
  const { id } = await asked("Visby: to betaler", [byCommittee("3500.00"), byUnit("2500.00")]);
  const { markdown } = await ok("coordinator", "GET", `trips/${id}/agenda`);
  const agenda = String(markdown).replaceAll(/[\s\u00a0]+/g, " ");
  expect(agenda).toContain("Skole og Dagtilbud betaler 2.500,00 kr. af sin egen ramme");
  expect(agenda).toMatch(/Ramme 2027, Børne- og Skoleudvalget.*Denne rejse[ |]*−3\.500,00/);
  expect(agenda).toMatch(/Ramme 2027, Skole og Dagtilbud.*Denne rejse[ |]*−2\.500,00/);
  expect(agenda).toMatch(/at rammen for Skole og Dagtilbud for 2027 overskrides med [\d.]+,00 kr\./);
});

test("the accounts say what the unit bears, and its ramme how much is missing, in one sentence", async () => {
  const { id, submission } = await asked("Borgholm: to betaler", [byCommittee("3500.00"), byUnit("2500.00")], {
    ...{ startOn: "2029-01-04", endOn: "2029-01-06" },
  });
  await give("committee", schools, 2029, "21000");
  await give("unit", unit, 2029, "2000");
  await approve(submission);
  const accounts = await desk(`/skrivebord/rejser/${id}/regnskab`);
  expect(accounts).toContain("Den bærer de første 2.500,00 kr. af det bogførte");
  const [, units] = [...accounts.matchAll(/\/skrivebord\/rammer\/2029\/[0-9a-f-]+/g)];
  expect(await desk(units?.[0] ?? "")).toContain("Rammen er overskredet, og 500,00 kr. mangler.<");
});
