import { expect, test } from "vitest";
import { langs } from "../../platform/index.ts";
import { isStopped, tripStatuses } from "../trip.ts";
import { tripEntrySchema } from "../trip-entry-schema.ts";
import { type PublishedTrip, tripColumns } from "./trip-columns.ts";
import { tripDataTexts } from "./trip-data.texts.ts";

/** What the CO2 columns tell of an entry of that status, which an older version may have reckoned. */
function told(status: string): readonly unknown[] {
  const trip: PublishedTrip = JSON.parse(JSON.stringify({ status, co2: { kg: 40, method: "distance", set: "2026" } }));
  return tripColumns.filter(({ head }) => head.startsWith("co2")).map(({ cell }) => cell(trip));
}

test("a trip that came to nothing has no CO2 in the data files, whatever its entry reckons", () => {
  expect(told("complete")).toEqual([40, "distance", "2026"]);
  for (const status of ["cancelled", "refused", "withdrawn"]) expect(told(status)).toEqual([null, null, null]);
});

test("what a source prints of the days stands in the data files, of both together or of each", () => {
  const column = tripColumns.find(({ head }) => head === "datesAsPrinted");
  const told = (asPrinted: object) => column?.cell(JSON.parse(JSON.stringify({ asPrinted })));
  expect(told({ dates: "i foråret", startOn: "maj" })).toBe("i foråret");
  expect(told({ startOn: "foråret 2025" })).toBe("foråret 2025");
  expect(told({ startOn: "maj", endOn: "juni" })).toBe("maj; juni");
  expect(told({ dates: null, endOn: null })).toBeNull();
});

test("whoever sums budgets or people is told which rows the pages leave out, in every language and in the schema", () => {
  const left = tripStatuses.filter((status) => isStopped({ status }));
  const { budget, participants } = tripEntrySchema.shape;
  const told = [budget.description, participants.shape.total.description].concat(
    langs.flatMap((lang) => {
      const t = tripDataTexts.in(lang);
      return [t("column.budgetTotal"), t("column.participants")];
    }),
  );
  expect(left.length).toBeGreaterThan(0);
  for (const words of told) for (const status of left) expect(words).toContain(status);
});
