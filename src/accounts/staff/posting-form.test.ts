import { expect, test } from "vitest";
import { DKK, day } from "../../kernel/index.ts";
import { formErrors } from "../../web/index.ts";
import { accountsDeskTexts } from "../accounts.texts.ts";
import { readPostingForm } from "./posting-form.tsx";

const today = day("2026-05-06");
const opened = { currency: "DKK", vat: "incl" };
const faults = (sent: object, isNew = true) =>
  readPostingForm({ ...opened, ...sent }, { home: DKK, today, isNew }).faults;

test("an empty line hears of all that is missing at once, in the words of the form", () => {
  expect(faults({}).map((one) => one.fault)).toEqual([
    "posting-text-missing",
    "posting-category-missing",
    "posting-day-missing",
    "posting-amount-missing",
  ]);
  const { summary } = formErrors("da", faults({}), accountsDeskTexts);
  expect(summary.map(({ text }) => text)).toEqual([
    "Skriv, hvad der er betalt.",
    "Vælg en udgiftsart.",
    "Skriv, hvilken dag det er bogført.",
    "Skriv beløbet.",
  ]);
});

test("what cannot be read is said together with what is missing, once for each field", () => {
  const wrong = faults({ category: "lodging", bookedOn: "1.5.2026", amount: "fem", rate: "syv" });
  expect(wrong.map((one) => [one.path, one.fault])).toEqual([
    ["text", "posting-text-missing"],
    ["amount", expect.any(String)],
    ["rate", "not-a-rate"],
  ]);
});

test("a ledger's line without a day or a number can be corrected in the rest", () => {
  expect(faults({ category: "lodging", text: "Hotel" }, false)).toEqual([]);
  expect(faults({ text: "Hotel" }, false).map((one) => one.path)).toEqual(["category"]);
});
