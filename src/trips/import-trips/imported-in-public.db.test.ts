import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { get } from "../../../test/setup/get.ts";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { secretaryAt } from "../../../test/setup/secretary.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** What a trip of a file says in public, at the desk and as JSON, long after its return. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const mapping = {
  key: ["ref"],
  fields: { reference: "ref", title: "ti", startOn: "s", endOn: "e", destination: "d", total: "tot" },
};

async function comes(tot: string, title = "Til Hamborg", { ref = "R1", kind = "committee-trip", publish = true } = {}) {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const source = fileOf(
    "f.csv",
    Buffer.from(`ref;ti;s;e;d;tot\n${ref};${title};2026-02-02;2026-02-04;Hamborg;${tot}\n`),
  );
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const read = trips?.readMapping({ ...mapping, constants: { currency: "DKK", kind } });
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  return trips.run(place, { source, mapping: read, publish, dryRun: false });
}

const shown = async (path: string) => (await get(site.addressOf("lyngholm") + path)).body.replaceAll("\u00a0", " ");

test("of a trip that came complete nothing is over its day: not in public, in the list, or at the desk", async () => {
  await comes("5000,00");
  const page = await shown("/rejser/hamborg-2026");
  expect(page).toContain("5.000,00 kr., som kilden oplyser");
  expect(page).toContain("uden at vise linjerne");
  for (const word of ["fristen", "Regnskabet mangler", "intet er bogført"]) expect(page, word).not.toContain(word);
  expect(JSON.parse(await shown("/rejser/hamborg-2026.json"))).toMatchObject({
    ...{ status: "complete", report: null, accounts: { status: "none", statedTotal: "5000.00" } },
  });
  const [rows] = /<tbody[\s\S]*<\/tbody>/.exec(await shown("/rejser/status/none")) ?? [];
  expect(rows).toContain("/rejser/hamborg-2026");
  expect(rows).not.toContain("over fristen");
  const owed = await (await site.api("lyngholm", "coordinator", "GET", "/api/v1/obligations")).json();
  expect(JSON.stringify(owed)).not.toContain("Til Hamborg");
});

test("payers that a hand wrote, and a total that the file has since, are told not to foot: by the run once, and in public", async () => {
  await comes("5000,00");
  const [one] = await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip");
  const funding = [
    { payer: "committee", amount: "3000.00" },
    { payer: "company", name: "Opdigt ApS", amount: "2000.00", basis: "Gave" },
  ];
  const trip = `/api/v1/trips/${one?.id}`;
  expect((await site.api("lyngholm", "coordinator", "PATCH", trip, { funding })).status).toBe(200);
  const corrected = await site.api("lyngholm", "coordinator", "POST", `${trip}/corrections`, { reason: "Betalere" });
  expect(corrected.status).toBe(201);
  expect(await shown("/rejser/hamborg-2026")).not.toContain("tilsammen");
  const { findings } = await comes("5500,00");
  expect(findings).toMatchObject([{ code: "payers-differ-from-total", field: "total", printed: "5500,00" }]);
  expect(findings[0]?.message).toContain("giver 5.000,00 tilsammen, men filen siger nu 5.500,00 i alt.");
  // A kept page stands until its publication is heard of.
  await vi.waitFor(async () =>
    expect(await shown("/rejser/hamborg-2026")).toContain(
      "Beløbene er 5.000,00 kr. tilsammen. Det er 500,00 kr. mindre end de 5.500,00 kr., som kilden oplyser.",
    ),
  );
  expect((await comes("5500,00")).findings).toEqual([]);
  // Another word of the row is no new difference.
  expect(await comes("5500,00", "Hamborg igen")).toMatchObject({ updated: 1, findings: [] });
  expect((await comes("5000,00")).findings).toEqual([]);
});

test.each([
  ["", "Besluttet ikke oplyst", "Beslutninger Ingen beslutning er oplyst.", /leder/],
  ["/en", "Decided not stated", "Decisions No decision is stated.", /manager|been before/],
  ["/de", "Beschlossen nicht angegeben", "Beschlüsse Kein Beschluss ist angegeben.", /Leitung/],
])("nobody is said to have approved a staff visit that a file brought%s", async (lang, rail, section, never) => {
  await comes("5000,00", "Til Bremen", { ref: "B7", kind: "staff-visit" });
  const [one] = await site.db.query<{ slug: string }>(
    "SELECT slug FROM register.current WHERE entry ->> 'title' = 'Til Bremen'",
  );
  const main = /<main[\s\S]*<\/main>/.exec(await shown(`${lang}/rejser/${one?.slug}`))?.[0] ?? "";
  const said = main.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  expect(said).toContain(rail);
  expect(said).toContain(section);
  expect(said).not.toMatch(never);
  const json = await shown(`/rejser/${one?.slug}.json`);
  expect(json).not.toContain("approvedByManager");
  expect(JSON.parse(json)).toMatchObject({ kind: "staff-visit", status: "complete", rulings: [] });
});

test("nor at the desk, where nothing is to be decided", async () => {
  await comes("5000,00", "Til Bremen", { ref: "B7", kind: "staff-visit" });
  const [one] = await site.db.query<{ id: string }>(
    "SELECT trip_id AS id FROM udsyn.trips_trip WHERE title = 'Til Bremen'",
  );
  const { text: page } = await (await secretaryAt(site)).desk(`/skrivebord/rejser/${one?.id}`);
  expect(page).toContain("Rejsen er fra en kilde, og det er ikke oplyst, hvem der godkendte den.");
  expect(page).not.toContain("Lederen");
});

test("a correction that waits goes on waiting when a ledger's line is published on its trip, with the plan as it was", async () => {
  await comes("", "Til Kiel", { ref: "K3" });
  const { runId } = await comes("", "Til Kiel og hjem", { ref: "K3", publish: false });
  const waiting = async () =>
    (await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/import-runs/${runId}`)).json()).waiting;
  expect(await waiting()).toMatchObject([{ title: "Til Kiel og hjem" }]);
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const { read, fields } = readingLedger(() => site);
  const words = { key: ["bilag"], fields: { ...fields, reference: "sag" }, constants: { currency: "DKK" } };
  await read("l.csv", "bilag;sag;dato;tekst;beløb\n77;K3;2026-02-03;Tog;200,00\n", words);
  const [one] = await site.db.query<{ entry: { title: string; accounts: { lines: unknown[] } } }>(
    "SELECT entry FROM register.current WHERE entry ->> 'title' LIKE 'Til Kiel%'",
  );
  expect(one?.entry).toMatchObject({ title: "Til Kiel", accounts: { lines: [{ label: "Tog" }] } });
  expect(await waiting()).toMatchObject([{ title: "Til Kiel og hjem" }]);
  expect(await comes("", "Til Kiel og hjem", { ref: "K3" })).toMatchObject({ unchanged: 1, published: 1 });
  expect(await waiting()).toEqual([]);
});
