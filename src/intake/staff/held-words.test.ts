import { expect, test } from "vitest";
import { finding } from "../finding.ts";
import type { Mapping } from "../mapping.ts";
import { findingWords, printedWords } from "./held-words.ts";

const mapping = { fields: { amount: "Beløb", text: "Tekst" } } as unknown as Mapping;

test("a field is called what its column is", () => {
  const unreadable = finding(
    1,
    null,
    "amount-unreadable",
    { printed: "ca. 1.200", field: "amount" },
    { field: "amount" },
  );
  expect(findingWords(unreadable, { mapping })).toBe(
    "Beløbet »ca. 1.200« i »Beløb« kan ikke læses som ét beløb. Skriv beløbet.",
  );
  const taken = finding(1, null, "duplicate-key", { key: "»Bilag 1«", first: 6 });
  expect(findingWords(taken, { mapping })).toBe(taken.message);
});

test("a row is told by its text and its amount, as printed", () => {
  const printed = [
    ["Bilag", "7"],
    ["Tekst", "Fly til Tampere"],
    ["Beløb", "5.000,00"],
  ] as const;
  expect(printedWords({ mapping, printed })).toBe("Fly til Tampere, 5.000,00");
  expect(printedWords({ mapping, printed: [["Bilag", "7"]] })).toBe("");
});

test("a row of a ledger's other column is told by its credit", () => {
  const columns = { fields: { amount: "Debet", credit: "Kredit", text: "Tekst" } } as unknown as Mapping;
  const printed = [
    ["Tekst", "Kreditnota"],
    ["Debet", ""],
    ["Kredit", "ca. 50"],
  ] as const;
  expect(printedWords({ mapping: columns, printed })).toBe("Kreditnota, ca. 50");
});
