import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { hiddenPointers, type JsonValue } from "../../src/register/index.ts";
import { tripType } from "../../src/trips/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";

/** Whatever of a record is erased, every page and file that shows it is still made, in every language, and says so in words. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-11-26T08:00:00Z"));
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  await eraseAll();
  await erasePartner();
}, 180_000);
afterAll(() => site?.close());

/** Everything of every version that may be erased is gone, as if each word were a name somebody asked for. */
async function eraseAll(): Promise<void> {
  const rows = await site.db.query<{ id: string; version: number; entry: JsonValue }>(
    "SELECT record_id AS id, version, entry FROM register.entry WHERE type = 'trip'",
  );
  for (const { id, version, entry } of rows) {
    const pointers = [...hiddenPointers(entry, tripType.hidden)];
    const gone = JSON.stringify(pointers.reduce((all, pointer) => without(all, pointer.split("/").slice(1)), entry));
    const digests = JSON.stringify(Object.fromEntries(pointers.map((one) => [one, "0".repeat(64)])));
    await site.db.query(
      "UPDATE register.entry SET entry = $3, salts = '{}', erased = $4 WHERE record_id = $1 AND version = $2",
      [id, version, gone, digests],
    );
    // The version in force tells what the register adds beside it.
    await site.db.query("UPDATE register.current SET entry = entry || $3 WHERE record_id = $1 AND version = $2", [
      ...[id, version, gone],
    ]);
  }
}

/** A partner of a list that nobody is left in. */
async function erasePartner(): Promise<void> {
  const [mark, from] = ["[slettet]", "2026-11-02"];
  const standing = { status: "unknown", form: "named", from, named: null, printed: mark, verified: false };
  const partner = {
    ...{ id: "slettet", kind: null, names: { da: mark }, ownName: mark, url: null },
    place: { name: mark, country: "SE", lat: 59.6, lon: 17.7 },
    partnerships: [{ ...standing, source: { text: mark } }],
  };
  await site.db.query(
    "INSERT INTO register.partner SELECT municipality_id, gen_random_uuid(), $1 FROM register.municipality",
    [partner],
  );
}

function without(value: JsonValue, [step, ...rest]: readonly string[]): JsonValue {
  if (step === undefined || value === null || typeof value !== "object") return null;
  if (Array.isArray(value)) return value.map((part, at) => (String(at) === step ? without(part, rest) : part));
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === name && part !== undefined ? without(part, rest) : part]),
  ) as JsonValue;
}

async function addresses(slug: string) {
  const rows = await site.db.query<{ slug: string }>(
    "SELECT slug FROM register.current WHERE type = 'trip' AND municipality_id = $1",
    [site.here(slug).id],
  );
  const records = rows.flatMap((one) => [`/rejser/${one.slug}`, `/rejser/${one.slug}/versioner`]);
  const pages = ["/", "/rejser", "/rejser/2026", "/beslutninger", "/partnere", "/strategi", ...records];
  return {
    pages: pages.flatMap((one) => [one, `/en${one === "/" ? "" : one}`, `/de${one === "/" ? "" : one}`]),
    files: [
      ...["/rejser/feed.xml", "/rejser/kalender.ics", "/data/trips.json", "/data/trips.jsonl", "/data/trips.csv"],
      ...["/data/trips.xlsx", "/data/trip-accounts.csv", ...rows.map((one) => `/rejser/${one.slug}.json`)],
    ],
  };
}

const shown = (slug: string, path: string) => ask(site.address, { path, host: `${slug}.localhost` });

test.each(["lyngholm", "ballerup"])("pages and files of %s are made where every word is erased", async (slug) => {
  const { pages, files } = await addresses(slug);
  const faults: string[] = [];
  for (const page of pages) {
    const { status, text } = await shown(slug, page);
    if (status !== 200) faults.push(`${page} ${status}`);
    else if (/>\s*(null|undefined)\s*<|»null«|[:,] null\b|\bnull,/.test(text)) faults.push(`${page} says null`);
    else expectValidHtml(text);
  }
  for (const file of files) {
    const { status } = await shown(slug, file);
    if (status !== 200) faults.push(`${file} ${status}`);
  }
  expect(faults).toEqual([]);
  expect((await shown(slug, "/rejser")).text).toContain("»slettet«");
  expect((await shown(slug, "/en/rejser")).text).toContain("‘erased’");
  expect((await shown(slug, "/partnere")).text).toContain("[slettet]");
  expect((await shown(slug, "/data/trips.csv")).text).not.toMatch(/null|; ;|,"?; /);
});
