import { afterAll, beforeAll, expect, test } from "vitest";
import { readTrip, type TripId } from "../../src/trips/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

let site: TestSite;
let cookie = "";
const havel = "brandenburg an der havel";
const known: [number, string, string, string, string, number, number, string[]][] = [
  [1, "Frankfurt am Main", "Frankfurt am Main", "DE", "Hesse", 50.11552, 8.68417, ["frankfurt am main"]],
  [2, "Frankfurt", "Frankfurt", "DE", "Brandenburg", 52.34714, 14.55062, ["frankfurt"]],
  [3, "Frankfurt", "Frankfurt", "US", "Kentucky", 38.2, -84.87, ["frankfurt"]],
  [5, "Frankfurt", "Frankfurt", "US", "Indiana", 40.28, -86.51, ["frankfurt"]],
  [4, "Hamburg", "Hamborg", "DE", "Hamburg", 53.55073, 9.99302, ["hamburg", "hamborg"]],
  [6, "Brandenburg", "Brandenburg", "US", "Kentucky", 37.999, -86.169, ["brandenburg"]],
  [7, "Brandenburg an der Havel", "Brandenburg an der Havel", "DE", "Brandenburg", 52.417, 12.55, [havel]],
  [8, "Porth", "Porth", "GB", "Wales", 51.61, -3.41, ["porth"]],
  [9, "Porth Ellwyn", "Porth Ellwyn", "GB", "Wales", 51.7, -3.4, ["porth ellwyn"]],
  [10, "Ystad", "Ystad", "SE", "Skåne", 55.43, 13.82, ["ystad"]],
  [11, "Ystad Nova", "Ystad Nova", "US", "Ohio", 40.1, -82.9, ["ystad nova"]],
];
/** Those that nobody outside them knows. */
const little = [6, 8, 9, 10, 11];
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  for (const [id, name, danish, country, region, lat, lon, names] of known) {
    await site.db.query("INSERT INTO udsyn.places_place VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", [
      id,
      name,
      danish,
      country,
      region,
      lat,
      lon,
      !little.includes(id),
    ]);
    for (const one of names)
      await site.db.query(
        `INSERT INTO udsyn.places_name SELECT $1, $2, $3,
           array_agg(DISTINCT substr('  ' || $1 || ' ', i, 3)) FROM generate_series(1, length($1) + 1) i`,
        [one, id, country],
      );
  }
  const signedIn = await desk("/log-ind/demo", "role=coordinator");
  cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => site.close());

function desk(path: string, body?: string): Promise<Got> {
  const { host } = new URL(site.addressOf("lyngholm"));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : form) };
  const method = body === undefined ? "GET" : "POST";
  return ask(site.address, { host, path, headers, method, ...(body === undefined ? {} : { body }) });
}

async function newTrip(): Promise<string> {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", { title: "Prøve" });
  return ((await made.json()) as { id: string }).id;
}

async function save(id: string, fields: Record<string, string>): Promise<Got> {
  const { version } = await site.doing("lyngholm", (one) => readTrip(one.tx, one.municipality.id, id as TripId));
  const named = Object.entries(fields).map(([name, value]): [string, string] => [`destinations.0.${name}`, value]);
  const words = new URLSearchParams([["version", String(version)], ["do", "save"], ...named]);
  return desk(`/skrivebord/rejser/${id}/rejsemaal`, words.toString());
}

const destinations = async (id: string) =>
  (await site.doing("lyngholm", (one) => readTrip(one.tx, one.municipality.id, id as TripId))).plan.destinations;

test("a Danish name that is one place is found, with country, point and time zone", async () => {
  const id = await newTrip();
  expect((await save(id, { place: "Hamborg" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([
    { place: "Hamborg", country: "DE", lat: 53.55073, lon: 9.99302, timeZone: "Europe/Berlin" },
  ]);
});

test("namesakes are shown with country, those of one country with their region, and one is chosen without a script", async () => {
  const id = await newTrip();
  const asked = await save(id, { place: "Frankfurt" });
  expect(asked.status).toBe(422);
  expectValidHtml(asked.text);
  expect(asked.text).toContain("<span>Frankfurt, Tyskland</span>");
  expect(asked.text).toContain("Frankfurt, Kentucky, USA");
  expect(asked.text).toContain("Frankfurt, Indiana, USA");
  expect(await destinations(id)).toEqual([]);
  expect((await save(id, { place: "Frankfurt", pick: "2" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ place: "Frankfurt", country: "DE", lat: 52.34714 }]);
  const other = await newTrip();
  const told = await save(other, { place: "Frankfurt", country: "USA" });
  expect(told.status).toBe(422);
  expect(told.text).not.toContain("Tyskland</span>");
  expect((await save(other, { place: "Frankfurt", country: "USA", pick: "3" })).status).toBe(303);
  expect(await destinations(other)).toMatchObject([{ country: "US", timeZone: "America/New_York" }]);
});

test("one place of exactly the name is asked about where a better known one or a partner begins so, and taken else", async () => {
  const id = await newTrip();
  const asked = await save(id, { place: "Brandenburg" });
  expect(asked.status).toBe(422);
  expectValidHtml(asked.text);
  expect(asked.text).toContain("Brandenburg kan være flere steder.");
  expect(asked.text).toContain("Brandenburg an der Havel, Tyskland");
  expect(asked.text).toContain("Brandenburg, USA");
  expect(await destinations(id)).toEqual([]);
  expect((await save(id, { place: "Brandenburg", pick: "7" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ place: "Brandenburg an der Havel", country: "DE" }]);
  const american = await newTrip();
  expect((await save(american, { place: "Brandenburg", pick: "6" })).status).toBe(303);
  expect(await destinations(american)).toMatchObject([{ place: "Brandenburg", country: "US" }]);
  const partner = await save(await newTrip(), { place: "Porth" });
  expect([partner.status, partner.text.includes("Porth Ellwyn, Storbritannien")]).toEqual([422, true]);
  // Nothing is asked where the country is told, or the place is well known itself.
  expect((await save(await newTrip(), { place: "Porth", country: "Storbritannien" })).status).toBe(303);
  const setNotable = (is: boolean) =>
    site.db.query("UPDATE udsyn.places_place SET notable = $1 WHERE place_id = 8", [is]);
  await setNotable(true);
  expect((await save(await newTrip(), { place: "Porth" })).status).toBe(303);
  await setNotable(false);
  const town = await newTrip();
  expect((await save(town, { place: "Ystad" })).status).toBe(303);
  expect(await destinations(town)).toMatchObject([{ place: "Ystad", country: "SE" }]);
});

test("in the country that is told, a place that begins so is offered beside the namesake abroad", async () => {
  const id = await newTrip();
  const asked = await save(id, { place: "Brandenburg", country: "Tyskland" });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("Vi kender intet Brandenburg i Tyskland, men i USA.");
  expect(asked.text).toContain("Brandenburg an der Havel, Tyskland");
  expect(asked.text).toContain("Brandenburg, USA");
  expect((await save(id, { place: "Brandenburg", country: "Tyskland", pick: "7" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ place: "Brandenburg an der Havel", country: "DE" }]);
});

test("a visit to us is at home: by the town's name, by saying so, or by the button; a journey is not", async () => {
  const visit = async () => {
    const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
      ...{ title: "Besøg", kind: "incoming-visit", direction: "in" },
    });
    return ((await made.json()) as { id: string }).id;
  };
  const home = { place: "Lyngholm", country: "DK", lat: 56.21, lon: 9.02, timeZone: "Europe/Copenhagen" };
  for (const typed of [{ place: "lyngholm" }, { place: "Hjemme" }, { place: "Lyngholm", country: "Danmark" }]) {
    const id = await visit();
    expect((await save(id, typed)).status).toBe(303);
    expect(await destinations(id)).toMatchObject([home]);
  }
  const id = await visit();
  const pressed = await save(id, { place: "Hamborg" });
  expect(pressed.status).toBe(303);
  const { version } = await site.doing("lyngholm", (one) => readTrip(one.tx, one.municipality.id, id as TripId));
  const words = new URLSearchParams({ version: String(version), do: "home", "destinations.0.place": "Hamborg" });
  const shown = await desk(`/skrivebord/rejser/${id}/rejsemaal`, words.toString());
  expect(shown.text).toMatch(
    /<input[^>]*(name="destinations\.1\.place"[^>]*value="Lyngholm"|value="Lyngholm"[^>]*name="destinations\.1\.place")/,
  );
  expect(shown.text).toMatch(/<b[^>]*autofocus[^>]*>Sted 2</);
  expect(await destinations(id)).toMatchObject([{ place: "Hamborg" }]);
  // By the interface too; and what is called so elsewhere is not ours.
  const other = await visit();
  const put = (place: string, country: string | null) =>
    site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${other}`, { destinations: [{ place, country }] });
  expect((await put("Lyngholm", null)).status).toBe(200);
  expect(await destinations(other)).toMatchObject([home]);
  await put("Lyngholm", "SE");
  expect(await destinations(other)).toMatchObject([{ country: "SE", lat: null }]);
  const out = await newTrip();
  await save(out, { place: "Lyngholm", pick: "som-skrevet" });
  expect(await destinations(out)).toMatchObject([{ place: "Lyngholm", lat: null }]);
});

test("a misspelt place is asked about; one that is none of them, or unknown, stands as typed without a point", async () => {
  const id = await newTrip();
  const asked = await save(id, { place: "Hambrog" });
  expect([asked.status, asked.text.includes("<span>Hamborg (Hamburg), Tyskland</span>")]).toEqual([422, true]);
  expect((await save(id, { place: "Hambrog", pick: "som-skrevet" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ place: "Hambrog", country: null, lat: null, timeZone: null }]);
  expect((await save(id, { place: "Xyzzyqvist" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ place: "Xyzzyqvist", lat: null }]);
});

test("what only the server may say is not taken from the form", async () => {
  const id = await newTrip();
  const forged = { place: "Xyzzyqvist", found: '{"country":"FR","lat":1,"lon":2,"timeZone":null}', hits: "{" };
  expect((await save(id, forged)).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ country: null, lat: null }]);
  const more = await save(id, { ...forged, place: "A", add: "" });
  expect(more.status).toBeLessThan(500);
});

test("a place that lies in another country than the one written is asked about; as it was written goes on", async () => {
  const id = await newTrip();
  const asked = await save(id, { place: "Hamborg", country: "Danmark" });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain("Vi kender intet Hamborg i Danmark, men i Tyskland. Vælg, hvilket du mener.");
  expectValidHtml(asked.text);
  expect((await save(id, { place: "Hamborg", country: "Danmark", pick: "4" })).status).toBe(303);
  expect(await destinations(id)).toMatchObject([{ place: "Hamborg", country: "DE" }]);
  const other = await newTrip();
  expect((await save(other, { place: "Hamborg", country: "Danmark", pick: "som-skrevet" })).status).toBe(303);
  expect(await destinations(other)).toMatchObject([{ place: "Hamborg", country: "DK" }]);
});

test("the short form tells of everything at once: a CPR number and an amount below nothing beside what else is missing", async () => {
  const wrong = { unit: "skole-og-dagtilbud", count: "2", from: "", to: "", amount: "-5" };
  const asked = await desk(
    "/skrivebord/tjenesterejse",
    new URLSearchParams({ ...wrong, place: "Hamborg", country: "Danmark", purpose: "Se 010180-7731." }).toString(),
  );
  expect(asked.status).toBe(422);
  expectValidHtml(asked.text);
  for (const said of ["ligner et CPR-nummer", "kan ikke være under 0 kr.", "Vi kender intet Hamborg i Danmark"])
    expect(asked.text).toContain(said);
  expect(asked.text).toMatch(/id="f-from-err|from-error|href="#f-from"/);
});

test("the short form asks the same, and once", async () => {
  const form = {
    unit: "skole-og-dagtilbud",
    count: "2",
    from: "1.9.2026",
    to: "2.9.2026",
    purpose: "At se en skole.",
    amount: "900",
  };
  const send = (more: Record<string, string>) =>
    desk(
      "/skrivebord/tjenesterejse",
      new URLSearchParams({ ...form, place: "Hamborg", country: "Danmark", ...more }).toString(),
    );
  const asked = await send({});
  expect([asked.status, asked.text.includes("Vi kender intet Hamborg i Danmark, men i Tyskland.")]).toEqual([
    422,
    true,
  ]);
  expectValidHtml(asked.text);
  const sent = await send({ pick: "4" });
  expect(sent.status).toBe(303);
  const id = /rejser\/([0-9a-f-]{36})/.exec(String(sent.headers.location))?.[1] ?? "";
  expect(await destinations(id)).toMatchObject([{ place: "Hamborg", country: "DE" }]);
});
