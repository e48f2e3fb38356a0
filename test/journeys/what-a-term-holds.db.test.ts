import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/kernel/index.ts";
import { goalsTripped, type TripId } from "../../src/trips/index.ts";
import { planned } from "../setup/planned.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const committee = "boerne-og-skoleudvalget";

async function send(role: "coordinator" | "secretary" | "accountant", path: string, body: object): Promise<string> {
  const answer = await site.api("lyngholm", role, "POST", path, body);
  if (answer.status >= 300) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}

async function approved(changes: object): Promise<string> {
  const id = await planned(site, changes);
  const submission = await send("coordinator", `/api/v1/trips/${id}/submissions`, {
    about: "request",
    committee: (changes as { committee?: string }).committee ?? committee,
    meetingOn: "2026-05-20",
  });
  await send("secretary", `/api/v1/submissions/${submission}/rulings`, { ruling: "approved", confirmed: true });
  return id;
}

async function agendaOf(id: string): Promise<string> {
  const answer = await site.api("lyngholm", "secretary", "GET", `/api/v1/trips/${id}/agenda`);
  return JSON.stringify(await answer.json()).replaceAll(/[\s\u00a0]+/g, " ");
}

test("the agenda text reckons the term from the committee's own approved trips and no others", async () => {
  // Closed accounts count before the budget: 3.000,00 kr. for two.
  const settled = await approved({ startOn: "2026-04-01", endOn: "2026-04-02", programme: [] });
  await send("accountant", `/api/v1/trips/${settled}/postings`, {
    category: "transport",
    amount: "3000.00",
    currency: "DKK",
    vat: "incl",
    bookedOn: "2026-04-20",
    text: "Tog",
    withoutReceipt: "Automat.",
  });
  await send("accountant", `/api/v1/trips/${settled}/accounts-closing`, {});
  await approved({});
  // Another committee's, another term's and one that is only planned are not counted.
  await approved({ committee: "klima-og-teknikudvalget" });
  await planned(site, { title: "Kun en kladde" });
  await approved({ startOn: "2025-09-02", endOn: "2025-09-04", programme: [] });

  const text = await agendaOf(await planned(site, { title: "Den tredje" }));
  expect(text).toContain(
    "Børne- og Skoleudvalget har fået godkendt 2 rejser i valgperioden 2026–2029, så denne er nr. 3.",
  );
  expect(text).toContain(
    "Clara Prøvedal: 3.600,00 kr. på 2 tidligere rejser og 2.100,00 kr. på denne, i alt 5.700,00 kr., 24.300,00 kr. under loftet",
  );
  // Nor who is written onto it since: what it cost is shared by those who went.
  const since = { participants: { staff: [{ unit: "Skole og Dagtilbud", count: 5 }] } };
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${settled}`, since);
  expect(await agendaOf(await planned(site, { title: "Den anden tredje" }))).toContain("3.600,00 kr. på 2 tidligere");
  await approved({ title: "Den fjerde", startOn: "2026-10-01", endOn: "2026-10-02", programme: [] });
  const fifth = await agendaOf(await planned(site, { title: "Den femte" }));
  expect(fifth).toContain("så denne er nr. 4. Det er flere, end reglerne tillader.");
});

test("what is edited and asked for since a trip was approved counts when it is approved, and what is refused never", async () => {
  const gone = { committee: "social-og-sundhedsudvalget", startOn: "2026-06-01", endOn: "2026-06-03", programme: [] };
  const earlier = await approved(gone);
  const asked = await planned(site, { ...gone, title: "Den næste", startOn: "2026-08-01", endOn: "2026-08-03" });
  const reckoned = async () => (await agendaOf(asked)).match(/Clara Prøvedal: [^"]*? loftet/)?.[0];
  const stood = await reckoned();
  expect(stood).toContain("2.100,00 kr. på 1 tidligere rejse");
  const more = {
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "9000.00" }] },
    committee: "klima-og-teknikudvalget",
  };
  const edited = await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${earlier}`, more);
  expect(edited.status, await edited.text()).toBe(200);
  await site.db.query("UPDATE udsyn.trips_trip SET kind = 'staff-visit' WHERE trip_id = $1", [earlier]);
  expect(await reckoned()).toBe(stood);
  for (const status of ["submitted", "approved"]) {
    await site.db.query("UPDATE udsyn.trips_trip SET status = $2 WHERE trip_id = $1", [earlier, status]);
    expect(await reckoned(), status).toBe(stood);
  }
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'cancelled' WHERE trip_id = $1", [earlier]);
  expect(await reckoned()).toContain("ingen tidligere rejser");
});

test("goals are served by approved trips of the strategy's time; planned ones are on their way; refused ones are nothing", async () => {
  await approved({ goals: ["venskabsby"] });
  await planned(site, { goals: ["hver-klasse-ud"] });
  const withdrawn = await planned(site, { goals: ["hedens-klima"] });
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'withdrawn' WHERE trip_id = $1", [withdrawn as TripId]);
  const served = await site.doing("lyngholm", ({ tx, municipality }) =>
    goalsTripped(tx, municipality.id, { from: day("2026-01-01"), to: day("2029-12-31") }),
  );
  expect(served.get("venskabsby")).toEqual({ approved: 1, planned: 0 });
  expect(served.get("hver-klasse-ud")).toEqual({ approved: 0, planned: 1 });
  expect(served.get("hedens-klima")).toBeUndefined();
});
