import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { operator, type Who } from "../../src/identity/index.ts";
import { type FileSource, fileOf } from "../../src/intake/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { dumped } from "./dump.ts";

/** What an erasure took from the public does not come back by a file that is read again. */
const slug = "lyngholm";
const name = "Bodil Kanariefugl";
const sources = personalSources("test");
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });

let site: TestSite;
beforeAll(async () => {
  // A row is as old as its id, which no clock of a test turns back.
  site = await startTestSite(new Date(Date.now() + 86_400_000));
});
afterAll(() => site.close());

async function erase(): Promise<void> {
  const asked = { names: [name], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  const { id } = await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  await site.doing(slug, (one) => settleErasure(one, "test", sources, id, "carry-out"), by("two"));
}
const inRegister = async () => (await dumped(site.db, ["register"])).match(/.{0,80}kanariefugl.{0,20}/i)?.[0] ?? null;

const csv = (...rows: readonly string[]) =>
  fileOf("rejser.csv", Buffer.from(["id;titel;formål;land;fra;til", ...rows].join("\n")));
const mapping = {
  key: ["id"],
  fields: { reference: "id", title: "titel", purpose: "formål", destination: "land", startOn: "fra", endOn: "til" },
  constants: { kind: "conference" },
};
async function imported(source: FileSource): Promise<void> {
  const trips = site.rooms.importers.find((one) => one.name === "trips");
  const read = trips?.readMapping(mapping);
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here(slug), who: operator, clock: () => site.clock.now };
  const answer = await trips.run(place, { source, mapping: read, publish: true, dryRun: false });
  expect(answer).toMatchObject({ published: 1, held: 0 });
}

test("a file that still names who was erased brings nobody back, at the desk or in public", async () => {
  await imported(csv(`A1;Besøg hos ${name};${name}s havn;Berlin;2025-03-03;2025-03-05`));
  expect(await inRegister()).not.toBeNull();
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  await erase();
  expect(await inRegister()).toBeNull();
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
  await imported(csv(`A1;Nyt besøg hos ${name};${name}s havn og by;Berlin;2025-03-03;2025-03-05`));
  expect(await inRegister()).toBeNull();
  const [row] = await site.db.query<{ title: string }>(
    "SELECT title FROM udsyn.trips_trip WHERE imported_from ->> 'key' LIKE '%A1%'",
  );
  expect(row?.title).toBe("Nyt besøg hos [slettet]");
  // Another trip, made since, may be about somebody of the same name.
  await imported(csv(`A2;Besøg hos ${name};Om havnen;Berlin;2025-03-03;2025-03-05`));
  expect(await inRegister()).not.toBeNull();
});
