import { expect, test } from "vitest";
import { type PublishedTrip, tripColumns } from "./trip-columns.ts";

/** What the CO2 columns tell of an entry of that status, which an older version may have reckoned. */
function told(status: string): readonly unknown[] {
  const trip: PublishedTrip = JSON.parse(JSON.stringify({ status, co2: { kg: 40, method: "distance", set: "2026" } }));
  return tripColumns.filter(({ head }) => head.startsWith("co2")).map(({ cell }) => cell(trip));
}

test("a trip that came to nothing has no CO2 in the data files, whatever its entry reckons", () => {
  expect(told("complete")).toEqual([40, "distance", "2026"]);
  for (const status of ["cancelled", "refused", "withdrawn"]) expect(told(status)).toEqual([null, null, null]);
});
