import { expect, test } from "vitest";
import { arePlainNames, namesIn, travellersIn } from "./travellers.ts";

const counted = (cell: string, heading: string | null = "Deltagere") => {
  const names = travellersIn(cell);
  return arePlainNames(names, heading) ? names.length : null;
};

test.each([
  ["Mette Hansen", 1],
  ["Mette Hansen; Jens Olsen", 2],
  ["Mette Hansen\nJens Olsen\n", 2],
  ["Mette Hansen,\nJens Olsen;", 2],
  ["Anne-Marie van der Berg", 1],
  ["Sharilyn J. Ingram; Seán O’Neill; Pia d'Angelo", 3],
  ["borgmester Mette Hansen (A); Kommunaldirektør Jens Olsen", 2],
  ["Skoleleder Mette Hansen (formand)", 1],
  ["METTE HANSEN", 1],
  ["Jens Runge; Peter Klassen; Hans Schüler; Kaspar Melchor", 4],
  ["Ole Bo", 1],
  ["[slettet]; Jens Olsen", 2],
])("each plain name is one: %s", (cell, count) => {
  expect(counted(cell)).toBe(count);
});

test.each([
  ...["Mette Hansen, Jens Olsen og Karen Vest", "Mette Hansen og Jens Olsen", "Mette Hansen / Jens Olsen"],
  ...["Mette Hansen & Jens Olsen", "Mette Hansen + 1", "Mette Hansen and Jens Olsen", "Mette Hansen und Jens Olsen"],
  ...["Luc Bélanger et Jean Bédard", "METTE HANSEN OG JENS OLSEN", "Mette Hansen\nog Jens Olsen", "Mette Hansen m.fl."],
  ...["Mette Hansen - Jens Olsen", "Mette Hansen   Jens Olsen", "Mette Hansen\tJens Olsen", "Mette Hansen (og Jens)"],
  ...["3 medarbejdere fra Børn og Unge", "to ansatte", "Fire Ansatte", "Teknisk Udvalg", "Byrådet", "Skole Team"],
  ...["Board Members", "Two Officers", "medarbejdere Mette Hansen", "familien Hansen", "Deltagere: Mette Hansen"],
  ...[
    "Mette",
    "MH",
    "MH JO",
    "Mette, Jens",
    "Hansen, Mette",
    "1. Mette Hansen",
    "Mette Hansen; Jens Olsen og Karen Vest",
  ],
])("nobody can tell how many they are: %s", (cell) => {
  expect(counted(cell)).toBeNull();
});

test("a surname first is one person's where the heading says one, and no list of more ever is", () => {
  for (const heading of ["name", "Navn", "Full name", "EmployeeName", "Medarbejder"])
    for (const cell of [
      "Seppey, Frédéric",
      "BLOOM, Glen A",
      "KIM, Mijin",
      "van der Berg, Jan",
      "Hansen, Mette; Olsen, Jens",
    ])
      expect(counted(cell, heading), `${heading}: ${cell}`).toBe(cell.includes(";") ? 2 : 1);
  for (const cell of [
    "Mette Hansen, Jens Olsen",
    "Hansen, Mette, Jens",
    "MH, JO",
    "Hansen, Mette og Jens",
    "Udvalget, Teknik",
  ])
    expect(counted(cell, "name"), cell).toBeNull();
  for (const heading of ["Deltagere", "names", null]) expect(counted("Seppey, Frédéric", heading)).toBeNull();
});

test.each([
  ["Mette Hansen; Jens Olsen", ["Mette Hansen", "Jens Olsen"]],
  ["Mette Hansen og Jens Olsen", ["Mette Hansen", "Jens Olsen"]],
  ["Hansen, Mette", ["Mette Hansen"]],
  ["borgmester Mette Hansen (A)", expect.arrayContaining(["borgmester Mette Hansen", "Mette Hansen"])],
  ["Direktør Mette Marie Hansen", expect.arrayContaining(["Mette Marie Hansen", "Direktør Hansen"])],
  ["2 (Mette Hansen og Jens Olsen)", ["Mette Hansen", "Jens Olsen"]],
  ["Mette Hansen (2 dage)", ["Mette Hansen"]],
  ["Hansen, Mette (2 dage)", ["Mette Hansen"]],
  ["1 (Hansen, Mette)", ["Mette Hansen"]],
  ["2-Mette Hansen", ["Mette Hansen"]],
  ["Mette Hansen m.fl.", ["Mette Hansen"]],
  ["Mette Hansen fra Børn og Unge", ["Mette Hansen"]],
  ["2 medarbejdere Mette Hansen", ["Mette Hansen"]],
  ["2 ansatte: Mette Hansen - Jens Olsen", ["Mette Hansen", "Jens Olsen"]],
  ["1. Mette Hansen 2. Anne-Marie Olsen", ["Mette Hansen", "Anne-Marie Olsen"]],
  ["Lars von Trier", ["Lars von Trier", "Lars Trier"]],
  ["Mette", []],
  ["3 medarbejdere fra Børn og Unge", []],
  ["Teknisk Udvalg", []],
])("looks for those whom %s names", (cell, names) => {
  expect(namesIn(cell, new Set())).toEqual(names);
});
