import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { JsonLdParser } from "jsonld-streaming-parser";
import { Parser, type Quad, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/platform/index.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const fixtures = path.join(process.env.UDSYN_SHARED ?? path.resolve(projectRoot, "../shared"), "fixtures");
let site: TestSite;
let get: ReturnType<typeof reads>;
beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, "lyngholm");
  await publishedTrip(site, "lyngholm", { title: "Til Kiel", startOn: "2024-02-03", endOn: "2024-02-05" });
  await publishedTrip(site, "lyngholm", { title: "Til Narva", startOn: "2026-02-03", endOn: "2026-02-05" });
});
afterAll(() => site.close());

const turtle = (text: string): Quad[] => new Parser().parse(text);
const words = (quads: readonly Quad[]) =>
  quads.map(({ subject, predicate, object }) => JSON.stringify([subject, predicate, object].map(termOf))).toSorted();
const termOf = (term: Quad["object"]) =>
  term.termType === "Literal" ? [term.value, term.language, term.datatype.value] : [term.termType, term.value];
async function catalogue(): Promise<Quad[]> {
  const answer = await get("/data/catalog.ttl");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/turtle; charset=utf-8"]);
  return turtle(await answer.text());
}

test("both files are the same graph, whatever language they are asked in, and no name in it is blank", async () => {
  const quads = await catalogue();
  expect(quads.length).toBeGreaterThan(200);
  expect(quads.some(({ subject, object }) => [subject.termType, object.termType].includes("BlankNode"))).toBe(false);
  const answer = await get("/data/catalog.jsonld");
  expect(answer.headers.get("content-type")).toBe("application/ld+json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const parsed = await Array.fromAsync(Readable.from([await answer.text()]).pipe(new JsonLdParser()));
  expect(words(parsed as Quad[])).toEqual(words(quads));
  expect(words(turtle(await (await get("/en/data/catalog.ttl")).text()))).toEqual(words(quads));
});

test("it names every set with its files, its licence, whose it is, how often it changes and the time it tells of", async () => {
  const store = new Store(await catalogue());
  const dcat = (name: string) => `http://www.w3.org/ns/dcat#${name}`;
  const dct = (name: string) => `http://purl.org/dc/terms/${name}`;
  const { resources } = (await (await get("/data/datapackage.json")).json()) as { resources: { path: string }[] };
  const files = store.getObjects(null, dcat("downloadURL"), null).map(({ value }) => value);
  expect(files.toSorted()).toEqual(
    resources
      .map((one) => one.path)
      .filter((one) => !one.includes("catalog."))
      .toSorted(),
  );
  const sets = store.getObjects(null, dcat("dataset"), null);
  expect(sets.map(({ value }) => value.split("#")[1])).toEqual(["trips", "trip-accounts", "partners", "decisions"]);
  for (const set of sets) {
    for (const name of ["title", "description", "language"])
      expect(store.getObjects(set, dct(name), null)).toHaveLength(3);
    for (const name of ["publisher", "accrualPeriodicity", "conformsTo", "identifier"])
      expect(store.getObjects(set, dct(name), null), `${set.value} ${name}`).toHaveLength(1);
    expect(store.getObjects(set, dcat("contactPoint"), null)).toHaveLength(1);
  }
  for (const one of store.getObjects(null, dcat("distribution"), null))
    expect(store.getObjects(one, dct("license"), null)[0]?.value).toBe("https://creativecommons.org/licenses/by/4.0/");
  const ends = ["startDate", "endDate"].map((name) => store.getObjects(null, dcat(name), null)[0]?.value);
  // To the last day of any, not the last that one began on; lines of accounts none of them has.
  expect(ends).toEqual(["2024-02-03", "2026-02-05"]);
  const told = sets.filter((set) => store.getObjects(set, dct("temporal"), null).length > 0);
  expect(told.map(({ value }) => value.split("#")[1])).toEqual(["trips"]);
});

describe("the official shapes", () => {
  const shapes = [
    "dcat-ap/dcat-ap-SHACL.ttl",
    "dcat-ap-dk/dcat-ap-dk_2.0.2_shacl_shapes.ttl",
    "dcat-ap-dk/dcat-ap-dk_2.0.2_shacl_shapes-strict.ttl",
  ];
  test.for(shapes)("%s finds nothing but what a vocabulary that is not loaded would tell", async (name, { skip }) => {
    const file = path.join(fixtures, name);
    if (!existsSync(file)) skip("the DCAT-AP fixture is not here");
    const validator = new SHACLValidator(new Store(turtle(readFileSync(file, "utf8"))));
    const found = async (quads: readonly Quad[]) => {
      const report = await validator.validate(new Store([...quads]));
      // The README of the fixtures: the vocabularies are not loaded, so that `sh:class` results do not count.
      return report.results
        .filter((one) => !one.sourceConstraintComponent?.value.endsWith("#ClassConstraintComponent"))
        .map((one) => [one.focusNode?.value, one.path?.value, one.sourceConstraintComponent?.value].join(" "));
    };
    const quads = await catalogue();
    expect(await found(quads)).toEqual([]);
    const untitled = quads.filter(({ predicate }) => predicate.value !== "http://purl.org/dc/terms/title");
    expect((await found(untitled)).length).toBeGreaterThan(0);
  });
});

test("the signed description answers for the catalogue's bytes", async () => {
  const { resources } = (await (await get("/data/datapackage.json")).json()) as {
    resources: { path: string; hash?: string }[];
  };
  for (const name of ["catalog.ttl", "catalog.jsonld"]) {
    const bytes = Buffer.from(await (await get(`/data/${name}`)).arrayBuffer());
    const said = resources.find((one) => one.path.endsWith(name))?.hash;
    expect(said).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
  }
});
