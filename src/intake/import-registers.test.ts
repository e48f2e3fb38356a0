import { describe, expect, it } from "vitest";
import type { Dataset } from "./dataset.ts";
import { fileAt } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { currencies } from "./rows/currency-rows.ts";
import { partners } from "./rows/partner-rows.ts";
import { rates } from "./rows/rate-rows.ts";
import { mappingOf, ports, sharedFile, skipWhereAbsent } from "./shared.fixture.ts";

async function importFile<Item>(dataset: Dataset<Item>, file: string, mapping: object) {
  const target = new MapTarget<Item>();
  const source = fileAt(sharedFile(file));
  const answer = await runImport({ source, dataset, mapping: mappingOf(dataset, mapping), target, ports });
  return { answer, kept: [...target.kept.values()] };
}

const twins = "fixtures/twin-towns-italy/twinings.csv";
describe("Italy's twin towns", () => {
  skipWhereAbsent(twins);
  it("are each a clean pair or a reported row", async () => {
    const { answer, kept } = await importFile(partners, twins, {
      key: ["comune_start_id", "comune_end_id"],
      fields: {
        ownPlace: "comune_start_name",
        name: "comune_end_name",
        country: "comune_end_stato",
        lat: "comune_end_lat",
        lon: "comune_end_log",
      },
    });
    expect(answer.rows).toBe(4415);
    expect(answer.added + answer.held).toBe(4415);
    const reported = new Set(answer.findings.map(({ row }) => row));
    for (const { row, held, item } of kept) {
      if (reported.has(row)) continue;
      expect(held).toBe(false);
      expect(`${item.name}${item.ownPlace}`).not.toMatch(/[{}|[\]<>]/);
      expect(item.country).toMatch(/^[A-Z]{2}$/);
    }
    const named = (text: string) => answer.findings.filter(({ printed }) => printed === text).map(({ code }) => code);
    expect(named("Greve (Danimarca){{!}}Greve Strand")).toEqual(["name-unclear"]);
    expect(named("Medford (Oregon){{!}}Medford")).toEqual([]);
    expect(kept.find(({ item }) => item.name === "Medford")?.item).toMatchObject({
      lat: "42.33194444",
      lon: "-122.86194444",
    });
    expect(named("Impero ottomano")).toEqual(["unknown-place"]);
  });
});

const ecb = "fixtures/ecb-rates/eurofxref-hist.csv";
describe("the European Central Bank's rates", () => {
  skipWhereAbsent(ecb);
  it("are one row a day, N/A no rate, the trailing column no column", async () => {
    const { answer, kept } = await importFile(currencies, ecb, {
      key: ["Date"],
      fields: { on: "Date" },
      constants: { base: "EUR" },
    });
    expect(answer).toMatchObject({ rows: 6239, added: 6239, held: 0, findings: [], totals: {} });
    const first = kept[0]?.item;
    expect(first).toMatchObject({ on: "2023-05-12", base: "EUR" });
    expect(first?.rates).toMatchObject({ DKK: "7.4484", USD: "1.0892", IDR: "16130.23" });
    expect(Object.keys(first?.rates ?? {})).not.toContain("CYP");
    expect(kept.at(-1)?.item.rates).toMatchObject({ TRL: "372274", ROL: "13111" });
  });
});

const norway = "fixtures/norway-per-diem/dataset.csv";
describe("Norway's per diem", () => {
  skipWhereAbsent(norway);
  it("has 192 rates, Berlin's beside the rest of Germany's, and its residual rates", async () => {
    const { answer, kept } = await importFile(rates, norway, {
      key: ["verdensdel", "land", "by"],
      fields: { region: "verdensdel", country: "land", place: "by", lodging: "makssatser natt", perDay: "kost" },
      constants: { currency: "NOK", validFrom: "2012-01-01" },
      values: { country: { "Øvrige områder": "*" } },
    });
    expect(answer).toMatchObject({ rows: 192, added: 192, held: 0 });
    const german = kept.filter(({ item }) => item.country === "DE").map(({ item }) => [item.place, item.perDay]);
    expect(german).toEqual(
      expect.arrayContaining([
        ["Berlin", 90_000n],
        [null, 65_000n],
      ]),
    );
    expect(kept.filter(({ item }) => item.country === "*").map(({ item }) => item.region)).toContain("Afrika");
    expect(answer.findings.every(({ code }) => code === "unknown-place")).toBe(true);
  });
});
