import { isDeepStrictEqual } from "node:util";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { readSheet } from "../../papers/index.ts";
import { verifySource } from "../../verify/index.ts";
import { eraseValues, newLogKey, newSalt, publicForm, signJson, signPage } from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

/** A generator with a seed, so that a mutation that slips through can be found again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a file says; a mutation that leaves this the same (white space in JSON) has changed nothing. */
async function meaning(path: string, bytes: Uint8Array): Promise<unknown> {
  const text = Buffer.from(bytes).toString();
  try {
    // What an archive says beside its parts (which program made it, when, for what system) is shown by no spreadsheet.
    if (path.endsWith(".xlsx")) return await Array.fromAsync(readSheet(bytes));
    // The signature is over the bytes, so white space counts.
    if (path === "data/datapackage.json") return bytes;
    if (path.endsWith(".json")) return JSON.parse(text);
    if (path.endsWith(".jsonl")) return text.split("\n").map((line) => line && JSON.parse(line));
    if (path.endsWith(".csv")) return parse(bytes, { bom: false });
  } catch {
    // What cannot be read at all must be caught as well; its bytes stand for it.
  }
  return bytes;
}

test("500 mutations of a published folder are all caught", async () => {
  const key = newLogKey("udsyn/ballerup/0198");
  const versions = [1, 2, 3, 4, 5, 6, 7].map((number) => sealTrip(trip(number, 1), newSalt));
  versions.push(sealTrip(trip(2, 2), newSalt), sealTrip(trip(4, 2), newSalt));
  const site = await memorySite(
    key,
    versions.map((version, at) => (at === 6 ? eraseValues(version, ["/title"]) : version)),
  );
  const place = { origin: key.name, size: versions.length };
  const put = (path: string, text: string): unknown => site.set(path, Buffer.from(text));
  const page = `<!doctype html>\n<title>Rejse 1</title>\n<td>66.292,00 kr.</td>\n`;
  put("rejser/rejse-1/index.html", signPage(page, { ...place, address: "rejser/rejse-1" }, key));
  put("data/datapackage.json", signJson('{"title":"Rejser"}', { ...place, address: "data/datapackage.json" }, key));
  expect(await verifySource(memorySource(site), { key: publicForm(key) })).toMatchObject({ ok: true, pages: 2 });
  const paths = [...site.keys()];
  const kinds = [
    "log/key",
    "log/checkpoint",
    "log/tile/0/",
    "log/tile/entries/",
    "rejser/",
    "data/trips.json",
    "data/trips.csv",
    "data/trips.jsonl",
    "data/trips.xlsx",
    "data/trip-accounts.csv",
    "data/trip-accounts.xlsx",
    "data/datapackage.json",
    "rejser/feed.xml",
    "rejser/kalender.ics",
    "rejser/rejse-1/index.html",
  ];
  const draw = numbers(20_261_123);
  const missed: string[] = [];
  const caught = new Map<string, number>();
  for (let count = 0; count < 500; ) {
    const kind = kinds[count % kinds.length] ?? "";
    const some = paths.filter((path) => path.startsWith(kind));
    const path = some[draw(some.length)] ?? "";
    const before = site.get(path) ?? new Uint8Array();
    const bytes = Buffer.from(before);
    const [at, bit] = [draw(bytes.length), draw(8)];
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    if (isDeepStrictEqual(await meaning(path, bytes), await meaning(path, before))) continue;
    const report = await verifySource(memorySource(new Map(site).set(path, bytes)), { key: publicForm(key) });
    if (report.ok) missed.push(`${path}, byte ${at}, bit ${bit}`);
    for (const code of new Set(report.differences.map((one) => one.code)))
      caught.set(code, (caught.get(code) ?? 0) + 1);
    count += 1;
  }
  expect(missed).toEqual([]);
  expect(caught.size).toBeGreaterThan(8);
});
