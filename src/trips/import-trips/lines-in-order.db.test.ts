import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

/** The same lines in another order are the same: a mapping that was kept has its categories otherwise than its file. */
let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

const lines = { transport: ["Fly"], lodging: ["Hotel"], meals: ["Mad"] };
const columns = ["Nr", "Emne", "Fra", "Til", "Fly", "Hotel", "Mad"];

function comes(row: string, order: object = lines) {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const mapping = trips?.readMapping({
    key: ["Nr"],
    fields: { reference: "Nr", title: "Emne", startOn: "Fra", endOn: "Til" },
    lines: order,
    constants: { currency: "DKK", kind: "staff-visit" },
  });
  if (!trips || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf("liste.csv", Buffer.from(`${columns.join(";")}\n${row}\n`));
  return trips.run(place, { source, mapping, publish: true, dryRun: false });
}

const right = "R1;Cannes;11.3.2025;14.3.2025;3.150,00;2.800,50;420,00";

const versions = () =>
  site.db.query<{ version: number; lines: { label: string }[] }>(
    "SELECT version, entry -> 'accounts' -> 'lines' AS lines FROM register.current WHERE entry ->> 'title' = 'Cannes'",
  );

it("publishes no correction of a trip that was put right here, once its file says the same", async () => {
  const held = await comes(right.replace("14.3.2025", "14.3.2024"));
  expect(held).toMatchObject({ held: 1, published: 0 });
  const [row] = (await (await site.api("lyngholm", "coordinator", "GET", "/api/v1/held-rows")).json()).items;
  const repair = { cells: { Til: "14.3.2025" } };
  const done = await site.api("lyngholm", "coordinator", "POST", `/api/v1/held-rows/${row.id}/repair`, repair);
  expect(done.status).toBe(201);
  const publication = `/api/v1/import-runs/${held.runId}/publication`;
  const published = await site.api("lyngholm", "coordinator", "POST", publication, {});
  expect(await published.json()).toMatchObject({ published: 1 });
  const [before] = await versions();
  expect(before?.version).toBe(1);

  expect(await comes(right)).toMatchObject({ updated: 0, unchanged: 1, published: 0, findings: [] });
  expect(await versions()).toEqual([before]);
  expect(await comes(right)).toMatchObject({ unchanged: 1, published: 0 });
  // What is another amount is a correction still.
  expect(await comes(right.replace("420,00", "421,00"))).toMatchObject({ updated: 1, published: 1 });
});

it("takes a mapping that names its categories in another order for the same, and two equal lines for two", async () => {
  const twice = "R1;Cannes;11.3.2025;14.3.2025;420,00;420,00;2.800,50";
  await comes(twice);
  const { transport, lodging, meals } = lines;
  expect(await comes(twice, { meals, lodging, transport })).toMatchObject({ unchanged: 1, published: 0 });
  expect((await versions())[0]?.lines.map(({ label }) => label)).toEqual(["Fly", "Hotel", "Mad"]);
});
