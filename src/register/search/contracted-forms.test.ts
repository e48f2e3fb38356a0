import { expect, test } from "vitest";
import { contractedForms } from "./contracted-forms.ts";

test.each([
  ["cykel", ["cykler"]],
  ["cykler", ["cykel"]],
  ["cyklerne", ["cykel"]],
  ["artikel", ["artikler"]],
  ["center", ["centrer"]],
  ["centret", ["center"]],
  ["teatre", ["teater"]],
  ["aften", ["aftner"]],
  ["nytårsaften", ["nytårsaftner"]],
  ["aftnerne", ["aften"]],
  ["morgen", ["morgner"]],
])("%s has %j", (word, forms) => {
  expect(contractedForms(word)).toEqual(forms);
});

test.each([
  "møder",
  "skoler",
  "partner",
  "barnet",
  "tur",
  "mindre",
  "rejser",
  "haven",
  "gaven",
  "egen",
  "sagen",
  "bygden",
])("%s loses no letter", (word) => {
  expect(contractedForms(word)).toEqual([]);
});
