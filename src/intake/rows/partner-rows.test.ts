import { expect, it } from "vitest";
import { fileOf } from "../file-source.ts";
import { runImport } from "../import-run.ts";
import { MapTarget } from "../map-target.fixture.ts";
import { mappingOf, ports } from "../shared.fixture.ts";
import { type PartnerRow, partners } from "./partner-rows.ts";

it("a year is a year, also as a number, which a workbook would count as a day in 1905", async () => {
  const target = new MapTarget<PartnerRow>();
  const rows = [
    { name: "Praha", since: 1999 },
    { name: "Narva", since: "maj 1995" },
    { name: "Tartu", since: "1995-05-01" },
    { name: "Riga", since: "–" },
  ];
  const source = fileOf("byer.json", Buffer.from(JSON.stringify(rows)));
  const mapping = mappingOf(partners, { key: ["name"], fields: { name: "name", since: "since" } });
  const { held, findings } = await runImport({ source, dataset: partners, mapping, target, ports });
  expect([held, findings.map(({ code }) => code)]).toEqual([0, ["since-as-printed", "since-as-printed"]]);
  const read = [...target.kept.values()].map(({ item }) => [item.since, item.asPrinted]);
  expect(read).toEqual([
    [null, { since: "1999" }],
    [null, { since: "maj 1995" }],
    ["1995-05-01", {}],
    [null, { since: "–" }],
  ]);
});
