import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { deafWitnesses } from "./deaf-witnesses.ts";

const slug = "proeve";
const key = `witness.example/w1+01234567+${"A".repeat(44)}`;
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await publishedTrip(site, slug, { title: "Malmø" });
});
afterAll(() => site.close());

const inProfile = (witnesses: readonly object[]) =>
  site.db.query("UPDATE register.municipality SET profile = profile || $1::jsonb WHERE slug = $2", [
    JSON.stringify({ witnesses }),
    slug,
  ]);

test("a witness of the profile that has failed for a while is named, with what it answered", async () => {
  const origin = (await (await reads(site, slug)("/log/key")).text()).split("+")[0];
  await inProfile([{ key, address: "https://witness.example/w1" }]);
  await site.db.query(
    `INSERT INTO register.log_witness (municipality_id, origin, witness, size, failures, fault, ask_at)
     VALUES ($1, $2, $3, 0, 2, 'it answers 403', now())`,
    [site.here(slug).id, origin, key],
  );
  expect(await deafWitnesses(site.db.register)).toEqual([]);
  await site.db.query("UPDATE register.log_witness SET failures = 3");
  expect(await deafWitnesses(site.db.register)).toEqual([
    expect.stringMatching(
      /^proeve: vidnet witness\.example\/w1 .* i 3 forsøg; .* 0 af 1 poster\. Sidste svar: it answers 403\./,
    ),
  ]);
  await inProfile([]);
  expect(await deafWitnesses(site.db.register)).toEqual([]);
});
