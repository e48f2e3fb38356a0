import { describe, expect, it } from "vitest";
import { isFault } from "../kernel/index.ts";
import { words } from "./intake.texts.ts";
import { columnFaults } from "./mapped-columns.ts";
import { readMapping } from "./mapping.ts";
import { expenses } from "./rows/expense-rows.ts";
import { trips } from "./rows/trip-rows.ts";
import { mappingOf } from "./shared.fixture.ts";

const right = { key: ["nr"], fields: { startOn: "fra", endOn: "til", total: "i alt" }, constants: { currency: "DKK" } };

function sentences(input: unknown, dataset = trips): string[] {
  const read = readMapping(dataset, input);
  if (!Array.isArray(read)) return [];
  expect(read.every(isFault)).toBe(true);
  return read.map((one) => words(one.fault, one.params));
}

describe("a mapping", () => {
  it("fills in what is left out", () => {
    expect(mappingOf(trips, right).format).toEqual({
      encoding: "auto",
      delimiter: "auto",
      quote: "auto",
      skipLines: null,
      decimal: "auto",
      dates: "auto",
      sheet: null,
      records: null,
      ledger: null,
    });
    expect(mappingOf(trips, { ...right, format: { dates: "dd/mm/yyyy", encoding: "Latin1" } }).format).toMatchObject({
      dates: "dmy",
      encoding: "iso-8859-1",
    });
    expect(mappingOf(trips, { ...right, key: [], fields: { ...right.fields, reference: "ref" } }).key).toEqual(["ref"]);
  });

  it("is told everything at once, in Danish, with what could be meant", () => {
    expect(
      sentences({ ...right, fields: { startsOn: "fra", endOn: "til" }, lines: { lodgin: ["hotel"] }, constants: {} }),
    ).toEqual([
      "»startsOn« er ikke et felt for trips. Mente du »startOn«?",
      "»lodgin« er ikke en kategori. Mente du »lodging«?",
      "trips kræver »startOn« i »fields« eller »constants«.",
      "trips kræver »currency« i »fields« eller »constants«.",
    ]);
    expect(sentences({ ...right, key: "nr", konstants: {}, format: { decimals: "," } })).toEqual([
      "»decimals« findes ikke i en mapping. Mente du »decimal«?",
      "»key« skal være en liste af kolonnenavne.",
      "»konstants« findes ikke i en mapping. Mente du »constants«?",
    ]);
    expect(sentences([])).toEqual(["Mappingen skal være et JSON-objekt."]);
    expect(sentences({ fields: { amount: "beløb" }, lines: { meals: ["mad"] } })).toContain(
      "Skriv i »key«, hvilke kolonner der tilsammen kender en række fra de andre.",
    );
  });

  it("refuses a constant that the field cannot hold", () => {
    expect(sentences({ ...right, constants: { currency: "kroner", kind: "ferie", elected: "3" } })).toEqual([
      "»kroner« kan ikke bruges som »currency«.",
      "»ferie« kan ikke bruges som »kind«.",
    ]);
  });

  it("has lines for trips alone", () => {
    const read = readMapping(expenses, {
      key: ["nr"],
      fields: { amount: "b" },
      constants: { currency: "DKK" },
      lines: { meals: ["mad"] },
    });
    expect(read).toMatchObject([{ fault: "lines-not-here" }]);
  });
});

describe("a mapping and its file", () => {
  it("is told every column that the file lacks or has twice", () => {
    const mapping = mappingOf(trips, { ...right, where: { Kommune: "Ballerup" }, lines: { meals: ["mad"] } });
    const faults = columnFaults(mapping, {
      columns: ["Nr.", "fra", "til", "mad (1)", "mad (2)"],
      repeated: ["mad"],
      open: false,
    });
    expect(faults.map((one) => [one.path, words(one.fault, one.params)])).toEqual([
      ["key.0", "Kolonnen »nr« findes ikke i filen. Mente du »Nr.«?"],
      ["fields.total", "Kolonnen »i alt« findes ikke i filen."],
      ["lines.meals.0", "Kolonnen »mad« findes flere gange. Skriv hvilken: »mad (1)« eller »mad (2)«."],
      ["where.Kommune", "Kolonnen »Kommune« findes ikke i filen."],
    ]);
  });
});
