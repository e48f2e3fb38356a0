import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScratchDatabase } from "../../../test/setup/database.ts";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { type BesideRestored, startBesideRestored } from "../../../test/setup/restored.ts";
import { dumped } from "../../../test/trust/dump.ts";
import { savePerson, type Who } from "../../identity/index.ts";
import { erasePerson, settleErasure } from "../../oversight/index.ts";
import { personalSources } from "../personal-sources.ts";

const slug = "lyngholm";
const name = "Frida Kanariefugl";
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });

let both: BesideRestored;
beforeAll(async () => {
  both = await startBesideRestored();
});
afterAll(() => both.close());

const lists = (db: ScratchDatabase, id: string) =>
  db.query("SELECT 1 FROM udsyn.trips_travel_list WHERE trip_id = $1", [id]).then((rows) => rows.length);

test("a backup taken before an erasure forgets again when it is restored: the person, and a list erased before its term", async () => {
  const { site, restored, journal, secret, follow } = both;
  const sources = personalSources(secret);
  const { id } = await publishedTrip(site, slug, {
    ...{ title: `Besøg hos ${name}`, purpose: `${name}s havn.`, destinations: [{ place: "Turku", country: "FI" }] },
    ...{ startOn: "2026-09-02", endOn: "2026-09-04" },
  });
  const list = { travellers: [{ name: "Bo Rejsende", passport: "P-1" }] };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, list)).status).toBe(204);
  await site.doing(slug, async ({ tx, municipality, now: at }) => {
    const person = { name, email: "frida@by.example", title: null, unitId: null, subject: "f", grants: [] };
    await savePerson(tx, municipality.id, person, at);
  });
  await site.db.query("UPDATE udsyn.identity_person SET active = false WHERE subject = 'f'");

  await both.backup();

  const asked = {
    names: [name, "frida@by.example"],
    except: [],
    decided: false,
    reason: "Anmodning efter artikel 17.",
  };
  await site.doing(slug, (one) => erasePerson(one, secret, sources, asked), by("one"));
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  await site.doing(slug, (one) => settleErasure(one, secret, sources, request?.id ?? "", "carry-out"), by("two"));
  expect((await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${id}/travel-list`)).status).toBeLessThan(300);
  expect(await follow(site.db)).toMatchObject({ repeated: 0, written: 2 });
  const written = await Promise.all((await readdir(journal)).map((one) => readFile(path.join(journal, one), "utf8")));
  expect(written.join("\n")).not.toMatch(/frida|kanariefugl/i);

  await both.restore();
  expect(await dumped(restored)).toMatch(/Frida Kanariefugl/);
  expect(await lists(restored, id)).toBe(1);
  expect(await follow(restored)).toMatchObject({ repeated: 2, written: 0 });
  expect(await dumped(restored)).not.toMatch(/Frida|frida@|Kanariefugl/);
  expect(await lists(restored, id)).toBe(0);
  expect(await follow(restored)).toMatchObject({ repeated: 0, written: 0 });
});
