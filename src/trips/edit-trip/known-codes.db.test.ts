import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { wholeTrip } from "../../../test/trust/planted.ts";

/** What nobody knows is not planned, and so never public: countries, goals, partners. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function api(method: string, path: string, body: object) {
  const answer = await site.api("lyngholm", "coordinator", method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as { id: string; errors?: { path: string; code: string }[] };
  return { id: said.id, said: [answer.status, ...(said.errors ?? []).map((one) => `${one.path} ${one.code}`)] };
}
const nobodys = [
  [{ destinations: [{ place: "Ingensteds", country: "ZZ" }] }, "destinations.0.country not-a-country"],
  [
    { destinations: [{ place: "Berlin", country: "DE", timeZone: "Her og der" }] },
    "destinations.0.timeZone not-a-time-zone",
  ],
  [{ destinations: [{ place: "Berlin", timeZone: "+02:00" }] }, "destinations.0.timeZone not-a-time-zone"],
  [{ goals: ["bedre-service", "__proto__", "x"] }, "goals.1 goal-unknown", "goals.2 goal-unknown"],
  [{ partners: ["nope"] }, "partners.0 partner-unknown"],
] as const;

test("unknown codes are refused when a trip is made and when it is changed, each beside its field", async () => {
  const { id } = await api("POST", "trips", { ...wholeTrip, goals: ["bedre-service"] });
  for (const [change, ...faults] of nobodys) {
    expect((await api("POST", "trips", { ...wholeTrip, ...change })).said).toEqual([422, ...faults]);
    expect((await api("PATCH", `trips/${id}`, change)).said).toEqual([422, ...faults]);
  }
});

test("a time zone is kept by its one name", async () => {
  const destinations = [{ place: "Kyiv", country: "UA", timeZone: "europe/kyiv" }];
  const { id } = await api("POST", "trips", { ...wholeTrip, destinations });
  const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
  expect(trip).toMatchObject({ destinations: [{ timeZone: "Europe/Kiev" }] });
});

test("a time zone from before it was asked about takes no page down, and the clock reckons", async () => {
  const slot = { date: wholeTrip.startOn, from: "09:00", to: "12:00", title: "Møde", purposeClass: "municipal" };
  const { id } = await api("POST", "trips", { ...wholeTrip, programme: [slot] });
  await site.db.query(
    `UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{destinations,0,timeZone}', '"Her og der"') WHERE trip_id = $1`,
    [id],
  );
  const answer = await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`);
  expect([answer.status, await answer.json()]).toMatchObject([200, { hoursByClass: { municipal: 3 } }]);
});

test("what stood before it was asked keeps nobody from the rest", async () => {
  const { id } = await api("POST", "trips", wholeTrip);
  await site.db.query(
    `UPDATE udsyn.trips_trip SET plan = plan || '{"goals": ["x"], "partners": ["nope"]}'::jsonb WHERE trip_id = $1`,
    [id],
  );
  expect((await api("PATCH", `trips/${id}`, { goals: ["x", "bedre-service"], purpose: "Andet." })).said).toEqual([200]);
  expect((await api("PATCH", `trips/${id}`, { goals: ["y"] })).said).toEqual([422, "goals.0 goal-unknown"]);
});

test("another kind turns the trip with it, and what says its way itself keeps it", async () => {
  const way = async (id: string) => {
    const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
    return (trip as { direction: string }).direction;
  };
  const { id } = await api("POST", "trips", { ...wholeTrip, kind: "delegation" });
  expect(await way(id)).toBe("out");
  await api("PATCH", `trips/${id}`, { kind: "incoming-visit" });
  expect(await way(id)).toBe("in");
  await api("PATCH", `trips/${id}`, { kind: "incoming-visit", title: "Gæster" });
  expect(await way(id)).toBe("in");
  await api("PATCH", `trips/${id}`, { kind: "conference" });
  expect(await way(id)).toBe("out");
  expect(await way((await api("POST", "trips", { ...wholeTrip, kind: "incoming-visit" })).id)).toBe("in");
  const guests = await api("POST", "trips", { ...wholeTrip, kind: "delegation", direction: "in" });
  await api("PATCH", `trips/${guests.id}`, { kind: "delegation", title: "Gæster" });
  expect(await way(guests.id)).toBe("in");
});

test("a visit that becomes a journey does not go to our own town; another place it came to stays", async () => {
  const places = async (id: string) => {
    const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
    return (trip as { destinations: { place: string }[] }).destinations.map((one) => one.place);
  };
  const home = { place: "Lyngholm", country: "DK" };
  const visit = {
    ...wholeTrip,
    kind: "incoming-visit",
    direction: "in",
    destinations: [home, { place: "Ribe", country: "DK" }],
  };
  const { id } = await api("POST", "trips", visit);
  await api("PATCH", `trips/${id}`, { kind: "incoming-visit", title: "Gæster" });
  expect(await places(id)).toEqual(["Lyngholm", "Ribe"]);
  await api("PATCH", `trips/${id}`, { kind: "delegation" });
  expect(await places(id)).toEqual(["Ribe"]);
  const given = await api("POST", "trips", visit);
  await api("PATCH", `trips/${given.id}`, { kind: "delegation", destinations: [home] });
  expect(await places(given.id)).toEqual(["Lyngholm"]);
});
