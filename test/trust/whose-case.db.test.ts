import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "../setup/api.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** A request is asked of the trip's own committee, and its report is settled by those whose it is (docs/decisions/0041). */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const { api, ok, shown } = apiOf(() => site, slug);
const own = "boerne-og-skoleudvalget";
const culture = "kultur-og-fritidsudvalget";
const economy = "oekonomiudvalget";
const council = "byraadet";

const send = (trip: string, about: "request" | "report", committee: string, meetingOn: string) =>
  api("coordinator", "POST", `trips/${trip}/submissions`, {
    ...{ about, committee, meetingOn, outOfOrder: "Udvalgene er enige." },
  });
const rule = (submission: string, ruling: string) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Således.", confirmed: true });
async function reportOf(place: string): Promise<unknown> {
  const entry = await shown(place);
  return entry && "report" in entry ? entry.report : undefined;
}

/** An approved trip that is over, its report written. */
async function home(place: string, over: object): Promise<string> {
  const { id } = await ok("coordinator", "POST", "trips", {
    ...wholeTrip,
    ...{ startOn: "2026-04-20", endOn: "2026-04-22", destinations: [{ place, country: "DE" }] },
    ...over,
  });
  await rule((await send(id, "request", council, "2026-04-01")).said.id, "approved");
  const report = { aim: "Se.", outcome: "Vi lærte det.", change: "Alt.", followUpOn: null };
  await ok("coordinator", "PUT", `trips/${id}/report`, report);
  return id;
}

const settlers: readonly (readonly [place: string, over: object, committee: string, settles: boolean])[] = [
  ["Kassel", {}, own, true],
  ["Bochum", {}, culture, false],
  ["Jena", {}, economy, false],
  ["Halle", {}, council, true],
  ["Weimar", { kind: "delegation" }, own, true],
  ["Trier", { kind: "delegation" }, economy, true],
  ["Erfurt", { kind: "delegation" }, culture, false],
  ["Gera", { kind: "delegation" }, council, true],
];
test.each(settlers)("a report from %s, %j, taken by %s: settled and public %s", async (place, over, by, settles) => {
  // Taking note settles a report in this profile as an approval does.
  const ruling = "kind" in over ? "approved" : "noted";
  const trip = await home(place, over);
  const track = async () => (await ok("coordinator", "GET", `trips/${trip}`)).reportTrack;
  await rule((await send(trip, "report", by, "2026-05-04")).said.id, "postponed");
  expect([await track(), await reportOf(place)]).toEqual(["submitted", null]);
  await rule((await send(trip, "report", by, "2026-05-05")).said.id, ruling);
  expect([await track(), (await reportOf(place)) !== null]).toEqual([settles ? "settled" : "submitted", settles]);
  if (settles) return;
  // It waits for its own, and is settled there.
  await rule((await send(trip, "report", own, "2026-05-06")).said.id, "approved");
  expect([await track(), await reportOf(place)]).toMatchObject(["settled", { outcome: "Vi lærte det." }]);
});

test("which committee's it is follows what was approved, not what is edited since", async () => {
  const trip = await home("Bonn", {});
  await ok("coordinator", "PATCH", `trips/${trip}`, { committee: culture });
  const asked = await api("coordinator", "POST", `trips/${trip}/submissions`, {
    ...{ about: "report", committee: culture, meetingOn: "2026-05-05" },
  });
  expect([asked.status, asked.said.errors]).toMatchObject([422, [{ code: "committee-out-of-order" }]]);
  await rule((await send(trip, "report", culture, "2026-05-05")).said.id, "approved");
  expect([(await ok("coordinator", "GET", `trips/${trip}`)).reportTrack, await reportOf("Bonn")]).toEqual([
    "submitted",
    null,
  ]);
  await rule((await send(trip, "report", own, "2026-05-05")).said.id, "approved");
  expect(await reportOf("Bonn")).toMatchObject({ outcome: "Vi lærte det." });
});

test("where the order asks the trip's own committee, a unit alone goes on no agenda", async () => {
  for (const kind of ["committee-trip", "delegation", "conference", "representation"]) {
    const over = { kind, committee: null, unit: "skole-og-dagtilbud" };
    const { id } = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...over });
    for (const committee of [own, "klima-og-teknikudvalget", economy, council]) {
      const { status, said } = await send(id, "request", committee, "2026-05-05");
      expect([status, said.errors?.map((one) => `${one.path} ${one.code}`)], `${kind} ${committee}`).toEqual([
        422,
        ["committee own-committee-missing"],
      ]);
    }
    await ok("coordinator", "PATCH", `trips/${id}`, { committee: own });
    expect((await send(id, "request", own, "2026-05-05")).status).toBe(201);
  }
});

test("a unit's trip that was sent before this was refused is settled by the council, and by nobody else", async () => {
  const { id } = await ok("coordinator", "POST", "trips", wholeTrip);
  const { said } = await send(id, "request", "klima-og-teknikudvalget", "2026-05-05");
  // As it stood then: its hash is not that of today.
  await site.db.query(
    "UPDATE udsyn.trips_trip SET committee_id = NULL, unit_id = 'skole-og-dagtilbud' WHERE trip_id = $1",
    [id],
  );
  await site.db.query("DELETE FROM udsyn.trips_came_of WHERE trip_id = $1", [id]);
  await rule(said.id, "approved");
  expect((await ok("coordinator", "GET", `trips/${id}`)).status).toBe("recommended");
});
