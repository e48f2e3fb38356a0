import { expect, test } from "vitest";
import { type Run, wordsBetween } from "./words-between.ts";

const marks = { both: ["", ""], before: ["[-", "-]"], after: ["[+", "+]"] } as const;
const written = (told: readonly (readonly Run[])[] | null) =>
  told?.map((runs) => runs.map((run) => marks[run.in].join(run.text)).join("")) ?? null;
const between = (before: string, after: string) => written(wordsBetween(before, after, "da"));

test("of a sentence only the word that was changed is marked", () => {
  expect(between("At fejre ti år, som venner.", "At fejre tolv år, som venner.")).toEqual([
    "At fejre [-ti-][+tolv+] år, som venner.",
  ]);
});

test("an amount, a day and a time of day are each one word", () => {
  expect(between("Hotel, 4 værelser: 14.250,00 kr.", "Hotel, 4 værelser: 14.300,00 kr.")).toEqual([
    "Hotel, 4 værelser: [-14.250,00-][+14.300,00+] kr.",
  ]);
  expect(between("29. jun.: Bus til havnen", "29. jun. 08.30–09.15: Bus til havnen")).toEqual([
    "29. jun. [+08.30–09.15+]: Bus til havnen",
  ]);
});

test("a paragraph that is new or gone stays whole, and one put otherwise keeps its place", () => {
  const before = "Vi så to skoler i byen.\n\nMaden var god.\n\nVi rejste hjem.";
  const after = "Vi så tre skoler i byen.\n\nVi rejste hjem.\n\nRådet har talt om det.";
  expect(between(before, after)).toEqual([
    "Vi så [-to-][+tre+] skoler i byen.",
    "[-Maden var god.-]",
    "Vi rejste hjem.",
    "[+Rådet har talt om det.+]",
  ]);
});

test("a paragraph written anew between others is told whole, before and after", () => {
  expect(between("Først.\n\nMaden var god.\n\nSlut.", "Først.\n\nHavnen fryser aldrig til.\n\nSlut.")).toEqual([
    "Først.",
    "[-Maden var god.-]",
    "[+Havnen fryser aldrig til.+]",
    "Slut.",
  ]);
});

test("texts with little in common, and such as differ in spaces alone, are not laid into each other", () => {
  expect(between("Mangler", "Endeligt")).toBeNull();
  expect(between("Skole og Dagtilbud", "Kultur og Borger")).toBeNull();
  expect(between("At se  skoler", "At se skoler")).toBeNull();
  const many = (word: string) => Array.from({ length: 400 }, (_, at) => `fast ${word}${at}`).join(" ");
  expect(between(many("a"), many("b"))).toBeNull();
});
