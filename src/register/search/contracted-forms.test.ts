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
])("%s has %j", (word, forms) => {
  expect(contractedForms(word)).toEqual(forms);
});

test.each(["møder", "skoler", "partner", "barnet", "tur", "mindre", "rejser"])("%s loses no letter", (word) => {
  expect(contractedForms(word)).toEqual([]);
});
