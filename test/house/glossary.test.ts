import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { glossaryFaults, termsOf } from "./glossary.ts";
import { root } from "./sources.ts";

/** The codes of the public schema `udsyn.trip/1` and of the interface. They are promises: none goes, none is renamed. */
const codes = {
  kind: ["committee-trip", "delegation", "conference", "staff-visit", "representation", "incoming-visit"],
  direction: ["out", "in"],
  category: ["transport", "lodging", "meals", "drink", "attractions", "fees", "per-diem", "lost-earnings", "other"],
  accountsStatus: ["none", "not-settled", "partly-booked", "final"],
  purposeClass: ["municipal", "representation", "travel", "social", "tourism", "own-time"],
  vat: ["incl", "excl", "unknown"],
  ruling: ["approved", "refused", "postponed", "sent-back", "recommended", "noted", "withdrawn", "suspended"],
  tripStatus: ["draft", "submitted", "cancelled", "complete"],
  accountsTrack: ["open", "closed"],
  reportTrack: ["not-owed", "owed", "submitted", "sent-back", "settled"],
  staffRole: ["coordinator", "secretary", "accountant", "caseworker", "communications", "manager", "employee"],
  otherRole: ["councillor", "auditor", "dpo", "admin"],
};

test("every code has one Danish term, and every term one identifier", () => {
  const terms = termsOf(readFileSync(path.join(root, "docs/glossary.md"), "utf8"));
  expect(terms.length).toBeGreaterThan(100);
  expect(glossaryFaults(terms, Object.values(codes).flat())).toEqual([]);
});

test("a term twice, an identifier twice, a Danish identifier, an empty cell, a missing code are found", () => {
  const terms = termsOf(`
| dansk | identifier | meaning | source |
|---|---|---|---|
| rejse | trip | a | b |
| rejse | journey | a | b |
| tur | trip | a | b |
| beløb | beløb | a | b |
| sag | case | | b |

| write | not |
|---|---|
| pr. dag | per dag |`);
  expect(glossaryFaults(terms, ["trip", "draft"])).toEqual([
    "term rejse has two rows",
    "identifier trip has two rows",
    "beløb: not kebab-case ASCII",
    "case: empty cell",
    "draft: not in the glossary",
  ]);
});
