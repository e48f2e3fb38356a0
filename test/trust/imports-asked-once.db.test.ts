import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** A file of rows whose earlier reading was not kept comes again, changed: what was said before is asked of the trail. */
let site: TestSite;
const counted = vi.spyOn(pg.Client.prototype, "query");
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(async () => {
  await site.close();
});

const trips = {
  mapping: {
    key: ["ref"],
    fields: { reference: "ref", title: "ti", startOn: "s", endOn: "e", destination: "d", total: "x" },
    constants: { currency: "DKK", kind: "staff-visit" },
  },
  head: "ref;ti;s;e;d;x",
  row: (n: number, x: string) => `T${n};Rejse ${n};2025-05-05;2025-05-07;Hamborg;${x}`,
};
const expenses = {
  mapping: {
    key: ["id"],
    fields: { postedOn: "s", amount: "x", currency: "c", text: "t", rate: "k" },
    constants: { category: "meals" },
  },
  head: "id;s;x;c;t;k",
  row: (n: number, x: string) => `E${n};2025-05-05;${x};DKK;Middag ${n};`,
};

async function comes(name: "trips" | "expenses", rows: number, x: string, dryRun = false) {
  const { mapping, head, row } = name === "trips" ? trips : expenses;
  const lines = Array.from({ length: rows }, (_, n) => row(n, x));
  const importer = site.rooms.importers.find((one) => one.name === name);
  const read = importer?.readMapping(mapping);
  if (!importer || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf("f.csv", Buffer.from([head, ...lines, ""].join("\n")));
  counted.mockClear();
  const answer = await importer.run(place, { source, mapping: read, publish: false, dryRun });
  return { answer, queries: counted.mock.calls.length };
}

test.each(["trips", "expenses"] as const)("rows of %s whose reading was not kept ask as often as one", async (name) => {
  await comes(name, 12, "100,00");
  const counts: number[][] = [];
  for (const [rows, x] of [
    [1, "101,00"],
    [12, "102,00"],
  ] as const) {
    await site.db.query("UPDATE udsyn.intake_row SET read_as = NULL");
    const looked = await comes(name, rows, x, true);
    const written = await comes(name, rows, x);
    expect(written.answer).toMatchObject({ updated: rows, findings: [] });
    counts.push([looked.queries, written.queries]);
  }
  expect(counts[1]).toEqual(counts[0]);
});
