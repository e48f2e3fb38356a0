import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { readiness } from "../../src/app/health/checks.ts";
import { filesIn } from "../../src/platform/index.ts";
import { get } from "../setup/get.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { asSuperuser } from "../setup/superuser.ts";

/** A database that answers and takes no writes: its disk is full, or it is a standby, or a managed server at its limit. */
let site: TestSite;
let slug: string;
beforeAll(async () => {
  site = await startTestSite();
  ({ slug } = await publishedTrip(site, "proeve", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" }));
  await site.token("proeve", "coordinator");
});
afterAll(() => site.close());

const at = (pathname: string) => get(`${site.addressOf("proeve")}${pathname}`);
const trips = (title: string) => site.api("proeve", "coordinator", "POST", "/api/v1/trips", { title });
const unready = async () =>
  (await readiness(site.db, filesIn(site.filesDir))).flatMap((one) => (one.ok ? [] : [`${one.name}: ${one.message}`]));

/** A setting that whoever connects from now on has; those who are connected are sent away. */
async function setting(words: string): Promise<void> {
  await asSuperuser(site.db, async (client) => {
    await client.query("SET default_transaction_read_only = off");
    await client.query(`ALTER DATABASE ${site.db.connections.owner.database} ${words}`);
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
  });
  // A pool may hand out once what was ended while it lay there.
  await expect
    .poll(() =>
      Promise.all([unready(), unready()]).then(
        () => site.db.query("SELECT 1"),
        () => null,
      ),
    )
    .not.toBe(null);
}

test("a database that can only be read is 503 to whoever writes, not ready, and shown all the same", async () => {
  const address = `/rejser/${slug}`;
  expect((await at(address)).status).toBe(200);
  expect(await unready()).toEqual([]);
  await setting("SET default_transaction_read_only = on");
  onTestFinished(() => setting("RESET ALL"));
  const words = "Databasen kan kun læses, så intet kan gemmes";
  expect(await unready()).toEqual([expect.stringMatching(`^writes: ${words}`)]);
  const ready = await at("/readyz");
  expect([ready.status, ready.headers["retry-after"], ready.body]).toEqual([503, "5", expect.stringContaining(words)]);
  const api = await trips("Skrivebeskyttet");
  expect([api.status, api.headers.get("retry-after"), await api.json()]).toEqual([
    503,
    "5",
    expect.objectContaining({ code: "away", detail: expect.stringContaining("ikke gemme lige nu") }),
  ]);
  expect((await at(address)).status).toBe(200);
});

test.each(["53100", "53200", "58030"])("a write that fails by %s is 503, to be tried again", async (code) => {
  await site.db.query(`CREATE FUNCTION udsyn.no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${code}'; END $$`);
  await site.db.query(
    "CREATE TRIGGER no_room BEFORE INSERT ON udsyn.trips_trip FOR EACH ROW EXECUTE FUNCTION udsyn.no_room()",
  );
  onTestFinished(async () => void (await site.db.query("DROP FUNCTION udsyn.no_room CASCADE")));
  const answer = await trips("Fuld");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
});

test("readiness needs room on the database's disk, and leaves nothing there", async () => {
  await setting("SET temp_file_limit = '64kB'");
  onTestFinished(() => setting("RESET ALL"));
  expect(await unready()).toEqual([expect.stringMatching("^writes: Databasen kan ikke gemme.")]);
});
