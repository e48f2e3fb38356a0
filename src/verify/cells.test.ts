import { expect, test } from "vitest";
import { cellsOf } from "./cells.ts";
import { collections } from "./collections.ts";

test("a cell about a trip that was made is empty where it was not", () => {
  const columns = collections[0]?.table.columns ?? {};
  const co2 = Object.keys(columns).flatMap((head, at) => (head.startsWith("co2") ? [at] : []));
  const told = (status: string) => {
    const entry = { status, co2: { kg: 40, method: "distance", set: "2026" } };
    const cells = cellsOf(columns, entry, entry, 1);
    return co2.map((at) => cells[at]);
  };
  expect(told("complete")).toEqual(["40", "distance", "2026"]);
  for (const status of ["cancelled", "refused", "withdrawn"]) expect(told(status)).toEqual(["", "", ""]);
});
