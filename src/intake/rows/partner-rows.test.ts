import { expect, it } from "vitest";
import { fileOf } from "../file-source.ts";
import { runImport } from "../import-run.ts";
import { MapTarget } from "../map-target.fixture.ts";
import { mappingOf, ports } from "../shared.fixture.ts";
import { type PartnerRow, partners } from "./partner-rows.ts";

it("says of a name that is not there that it is missing, and of degrees that there are not that they are none", async () => {
  const target = new MapTarget<PartnerRow>();
  const text =
    "nr;navn;land;bredde\n1;;Tyskland;52,5\n2;Kiel;Tyskland;200\n3;Kiel {x};Tyskland;54,3\n4;Narva;Atlantis;59\n";
  const mapping = mappingOf(partners, {
    key: ["nr"],
    fields: { name: "navn", country: "land", lat: "bredde" },
    format: { delimiter: ";" },
  });
  const source = fileOf("byer.csv", Buffer.from(text));
  const { findings, held } = await runImport({ source, dataset: partners, mapping, target, ports });
  expect(findings.map(({ row, code }) => [row, code])).toEqual([
    [1, "name-missing"],
    [2, "degrees-unreadable"],
    [3, "name-unclear"],
    [4, "unknown-place"],
  ]);
  expect(held).toBe(2);
  expect(findings[0]?.message).toContain("er tomt");
  expect(findings[1]?.message).toContain("grader");
});
