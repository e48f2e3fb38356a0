import { describe, expect, it } from "vitest";
import type { Dataset } from "./dataset.ts";
import { fileAt, fileOf } from "./file-source.ts";
import { runImport } from "./import-run.ts";
import { MapTarget } from "./map-target.fixture.ts";
import { type CurrencyRow, currencies } from "./rows/currency-rows.ts";
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
    expect(answer).toMatchObject({ rows: 6239, added: 6239, held: 0, findings: [] });
    expect(answer.totals).toEqual({});
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

describe("a currency table by hand", () => {
  const rows = (text: string, base = "DKK") =>
    runImport({
      source: fileOf("kurser.csv", Buffer.from(`on,currency,rate\n${text}`)),
      dataset: currencies,
      mapping: mappingOf(currencies, {
        key: ["on", "currency"],
        fields: { on: "on", currency: "currency", rate: "rate" },
        constants: { base },
      }),
      target: new MapTarget<CurrencyRow>(),
      ports,
    });

  it("is held back, row by row, where it is the wrong way round or of 100 units", async () => {
    const answer = await rows("2026-11-02,EUR,7.4605\n2026-11-02,SEK,67.20\n2026-11-02,NOK,1.56\n");
    expect(answer).toMatchObject({ added: 1, held: 2 });
    expect(answer.findings.map(({ code, row, field, printed }) => [code, row, field, printed])).toEqual([
      ["rate-upside-down", 1, "rate", "7.4605"],
      ["rate-upside-down", 2, "rate", "67.20"],
    ]);
    expect(answer.findings[0]?.message).toContain("1 DKK kan ikke være 7,4605 EUR; den plejer at være 0,134–0,135.");
  });

  it("names no currency that does not exist, in a cell, as its base or as a column", async () => {
    const codes = async (answer: ReturnType<typeof rows>) => (await answer).findings.map(({ code }) => code);
    expect(await codes(rows("2026-11-02,XXQ,1\n"))).toEqual(["not-a-currency"]);
    expect(() => rows("2026-11-02,EUR,1\n", "XXQ")).not.toThrow();
    expect(await codes(rows("2026-11-02,EUR,1\n", "XXQ"))).toEqual(["not-a-currency"]);
    const columns = runImport({
      source: fileOf("ecb.csv", Buffer.from("Date,DKK,XXQ\n2026-11-02,0.134,2\n")),
      dataset: currencies,
      mapping: mappingOf(currencies, { key: ["Date"], fields: { on: "Date" }, constants: { base: "EUR" } }),
      target: new MapTarget<CurrencyRow>(),
      ports,
    });
    expect(await codes(columns)).toEqual(["rate-upside-down", "not-a-currency"]);
  });
});
