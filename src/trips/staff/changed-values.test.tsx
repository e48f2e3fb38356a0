import { expect, test } from "vitest";
import type { z } from "zod";
import { demoProfiles, type Municipality, type Profile } from "../../profile/index.ts";
import { renderPart } from "../../web/index.ts";
import { emptyPlan, planSchema } from "../plan.ts";
import { ChangedValues } from "./changed-values.tsx";
import { fieldWords, type TrailReader } from "./trail-words.ts";

const profile = demoProfiles().find((one) => one.slug === "lyngholm") as Profile;
const reader = {
  here: { id: "m", slug: "lyngholm", profile } as unknown as Municipality,
  at: new Date("2026-11-26T09:00:00Z"),
};

/** Each line of the page as `thing: ~what stood~ what stands`. */
function told(before: unknown, after: unknown, more: Partial<TrailReader> = {}): string[] {
  const html = renderPart(<ChangedValues before={before} after={after} reader={{ ...reader, ...more }} />);
  return [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(
    ([, label, said = ""]) =>
      `${label}: ${said
        .replaceAll(/<\/?del[^>]*>/g, "~")
        .replaceAll(/<[^>]+>/g, "")
        .replaceAll("\u00a0", " ")
        .trim()}`,
  );
}

const ruling = {
  ...{
    id: "01a21e29-0000-7000-8000-000000000001",
    submission: "01a21e29-0000-7000-8000-000000000002",
    ruling: "approved",
  },
  ...{
    text: "Godkendt.",
    item: "8",
    basis: null,
    url: "",
    minority: null,
    recused: [],
    closed: false,
    metOn: "2026-11-24",
  },
  votes: { for: 4, against: 1, abstained: 0 },
};

test("of a corrected ruling only what is another is told, in Danish", () => {
  const after = { ...ruling, item: "8.1", reason: "Punktet var skrevet forkert." };
  expect(told(ruling, after)).toEqual(["Punkt: ~8~ 8.1", "Begrundelse: Punktet var skrevet forkert."]);
  const otherwise = {
    ...ruling,
    ruling: "refused",
    metOn: "2026-11-23",
    closed: true,
    votes: { for: 1, against: 4, abstained: 0 },
  };
  expect(told(ruling, otherwise)).toEqual([
    "Beslutning: ~Godkendt~ Ikke godkendt",
    "Lukket punkt: ~nej~ ja",
    "Mødedag: ~24. november 2026~ 23. november 2026",
    "Stemmer, For: ~4~ 1",
    "Stemmer, Imod: ~1~ 4",
  ]);
});

test("nothing is told of an act whose values are all the same, or are the program's own", () => {
  expect(told(ruling, ruling)).toEqual([]);
  expect(told(null, { ruling: ruling.id })).toEqual([]);
  expect(
    told({ version: 1, updatedAt: "2026-11-24T09:00:00.000Z" }, { version: 2, updatedAt: "2026-11-25T09:00:00.000Z" }),
  ).toEqual([]);
});

test("codes, days and money stand as they are said", () => {
  const lines = [
    { category: "transport", label: "Tog", amount: "4200" },
    { category: "meals", label: null, amount: "900.5" },
  ];
  const before = { status: "submitted", budget: { currency: "DKK", vat: "incl", lines }, legs: [], endOn: null };
  const after = {
    ...{ status: "approved", kind: "committee-trip", direction: "out", about: "request", endOn: "2026-12-04" },
    budget: { currency: "DKK", vat: "incl", lines: [{ ...lines[0], amount: "14200" }, lines[1]] },
    legs: [{ mode: "flight", travelClass: "economy", km: null, count: 2 }],
  };
  expect(told(before, after)).toEqual([
    "Status: ~På dagsorden~ Godkendt",
    "Hjemkomst: 4. december 2026",
    "Budget, Linjer: ~Kategori: Transport, Hvad: Tog, Beløb: 4.200,00~ Kategori: Transport, Hvad: Tog, Beløb: 14.200,00",
    "Transport: Transportmiddel: fly, Klasse: økonomiklasse, Antal: 2",
    "Slags: Studierejse for et udvalg",
    "Retning: Rejse ud",
    "Om: Anmodningen",
  ]);
});

test("what was taken away is told, as is another order", () => {
  const held = { earlierTranslations: { en: ["title"], de: ["title"] } };
  expect(told(held, { earlierTranslations: null })).toEqual([
    "Oversættelser af en tidligere tekst, Engelsk: ~Overskrift~ (tomt)",
    "Oversættelser af en tidligere tekst, Tysk: ~Overskrift~ (tomt)",
  ]);
  expect(told({ goals: ["a", "b"] }, { goals: ["b", "a"] })).toEqual(["Mål (i en anden rækkefølge): ~a\nb~ b\na"]);
});

test("what was taken out of several is told as that, and as emptied only where nothing is left", () => {
  const names = (...notes: string[]) => ({ plan: { notes } });
  const [label = ""] = told(names("A", "B", "C"), names("A", "B"))[0]?.split(":") ?? [];
  expect(told(names("A", "B", "C"), names("A", "B"))).toEqual([`${label}: ~C~ (taget ud)`]);
  expect(told(names("A", "B"), names())).toEqual([`${label}: ~A\nB~ (tomt)`]);
  expect(told({ purpose: "Et\nTo\nTre" }, { purpose: "Et\nTre" })).toEqual(["Formål: ~To~ (taget ud)"]);
  expect(told({ purpose: "Et\nTo" }, { purpose: "" })).toEqual(["Formål: ~Et\nTo~ (tomt)"]);
  expect(told({ purpose: "Et" }, { purpose: "" })).toEqual(["Formål: ~Et~ (tomt)"]);
});

test("lines in another order are told whole also where one is changed; blank lines are no order", () => {
  expect(told({ purpose: "A\nB\nC" }, { purpose: "B\nA\nD" })).toEqual([
    "Formål (i en anden rækkefølge): ~A\nB\nC~ B\nA\nD",
  ]);
  expect(told({ purpose: "A\nB\nC" }, { purpose: "A\nD\nC" })).toEqual(["Formål: ~B~ D"]);
  expect(told({ purpose: "Ja\nNej\nJa" }, { purpose: "Nej\nJa" })).toEqual(["Formål: ~Ja~ (taget ud)"]);
  expect(told({ purpose: "A\n\nB" }, { purpose: "A\nB" })).toEqual([
    "Formål (kun blanke linjer er andre): ~A\n\nB~ A\nB",
  ]);
});

test("what is another number is read as another", () => {
  expect(told({ km: 3.001 }, { km: 3.004 })).toEqual(["Kilometer: ~3,001~ 3,004"]);
  expect(told({ lat: 59.9111 }, { lat: 59.9149 })).toEqual(["Breddegrad: ~59,9111~ 59,9149"]);
  expect(told({ homeAmount: null }, { homeAmount: "1250.50" })).toEqual(["Beløb i kommunens valuta: 1.250,50"]);
});

test("every cell of a file's row is told as it is printed, whatever its column is called", () => {
  const row = { version: "3", subject: "Rejse til Oslo", status: "open", total: "12,5", dato: "2026-05-05" };
  expect(told(row, { reason: "Dublet." }, { isPrinted: true })).toEqual([
    "version: ~3~ (tomt)",
    "subject: ~Rejse til Oslo~ (tomt)",
    "status: ~open~ (tomt)",
    "total: ~12,5~ (tomt)",
    "dato: ~2026-05-05~ (tomt)",
    "Begrundelse: Dublet.",
  ]);
});

test("an agenda's text is read without its marks, and of a changed one the lines that are others", () => {
  const text = "# Rejse til Gent\n\n| Hvad | Beløb |\n| --- | --- |\n| **Tog** | 4.200 |\n\nAt se en havn.\n";
  const [said = ""] = told(null, { text });
  expect(said).not.toMatch(/[#|*]|---/);
  expect(said).toContain("Tog");
  expect(told({ text }, { text: text.replace("en havn", "to havne") })).toEqual([
    "Tekst: ~At se en havn.~ At se to havne.",
  ]);
});

test("every field of a plan has its words", () => {
  const names = new Set<string>(Object.keys(emptyPlan));
  const walk = (schema: unknown): void => {
    const def = (schema as z.ZodType)?._zod?.def as unknown as Record<string, unknown> | undefined;
    if (!def) return;
    for (const [name, one] of Object.entries((def.shape as object | undefined) ?? {})) {
      names.add(name);
      walk(one);
    }
    for (const one of [
      def.element,
      def.innerType,
      def.in,
      def.out,
      def.valueType,
      ...((def.options as unknown[]) ?? []),
    ])
      walk(one);
  };
  walk(planSchema);
  expect(names.size).toBeGreaterThan(50);
  expect([...names].filter((name) => fieldWords([name]) === name)).toEqual([]);
});

test("which lines of a report a participant sent is told by their names", () => {
  const after = { invitation: "01a21e29-0000-7000-8000-000000000003", fields: ["outcome", "change"] };
  expect(told(null, after)).toEqual(["Skrevet i: Udbytte\nHvad ændrer I"]);
});
