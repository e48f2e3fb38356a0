import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/platform/index.ts";
import { expectValidHtml } from "../setup/html.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly format: string;
  readonly schema?: { readonly fields: readonly Field[]; readonly primaryKey: readonly string[] };
}

const profiles = path.join(
  process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared"),
  "fixtures/frictionless/profiles-2.0",
);
/** One with partners. */
const slug = "lyngholm";
let site: TestSite;
let get: ReturnType<typeof reads>;
beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, slug);
  await publishedTrip(site, slug, { title: "Kun en titel" });
  await publishedTrip(site, slug, {
    kind: "committee-trip",
    title: "Alt",
    startOn: "2025-02-03",
    endOn: "2025-02-05",
    participants: { elected: { count: 3 } },
    destinations: [{ place: "Kiel", country: "DE" }],
    budget: { currency: "DKK", vat: "excl", lines: [{ category: "meals", amount: "12.50", amountText: "Rabat" }] },
    asPrinted: { dates: "primo februar" },
  });
});
afterAll(() => site.close());

const forms: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  boolean: /^(true|false)$/,
};

test("the package holds to the standard's own profile", async ({ skip }) => {
  if (!existsSync(profiles)) skip("the frictionless fixture is not here");
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const load = (name: string) => JSON.parse(readFileSync(path.join(profiles, `${name}.json`), "utf8"));
  const fits = ajv.compile(load("datapackage"));
  for (const address of ["/data/datapackage.json", "/en/data/datapackage.json"]) {
    const described = await (await reads(site, "ballerup")(address)).json();
    expect(fits(described), JSON.stringify(fits.errors)).toBe(true);
    expect(fits({ ...(described as object), resources: [] })).toBe(false);
  }
});

test("each table's rows are what its schema says", async () => {
  const { resources } = (await (await get("/data/datapackage.json")).json()) as { resources: Resource[] };
  const tables = resources.filter((one) => one.format === "csv");
  expect(tables.map((one) => one.name)).toEqual(["trips-csv", "trip-accounts-csv", "partners-csv"]);
  for (const { path: address, schema } of tables) {
    const [head = [], ...rows]: string[][] = parse(await (await get(new URL(address).pathname)).text());
    expect(head).toEqual(schema?.fields.map((field) => field.name));
    for (const row of rows) {
      for (const [at, { name, type, constraints = {} }] of (schema?.fields ?? []).entries()) {
        const cell = row[at] ?? "";
        if (constraints.required) expect(cell, name).not.toBe("");
        if (cell !== "") expect(cell, name).toMatch(forms[type] ?? /^nothing$/);
        if (cell !== "" && constraints.enum) expect(constraints.enum, name).toContain(cell);
      }
    }
    const key = schema?.primaryKey.map((name) => head.indexOf(name)) ?? [];
    expect(new Set(rows.map((row) => key.map((at) => row[at]).join(" "))).size).toBe(rows.length);
  }
  for (const { path: address } of resources) expect((await get(new URL(address).pathname)).status).toBe(200);
});

test("the page of open data explains every set, in every language", async () => {
  const visited = reads(site, "ballerup");
  for (const [address, words] of [
    ["/data", "Se kolonnerne"],
    ["/en/data", "See the columns"],
    ["/de/data", "Spalten ansehen"],
  ] as const) {
    const page = await (await visited(address)).text();
    expectValidHtml(page);
    expect(page).toContain(words);
    expect(page).toContain("/data/trip-accounts.csv?dialekt=excel-da");
  }
});
