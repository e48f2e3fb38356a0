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

test("days as printed are those of both together, else of the first and the last, each once", () => {
  const columns = collections[0]?.table.columns ?? {};
  const at = Object.keys(columns).indexOf("datesAsPrinted");
  const told = (asPrinted: { [name: string]: string | null }) => cellsOf(columns, { asPrinted }, { asPrinted }, 1)[at];
  expect(told({ dates: "i foråret", startOn: "maj" })).toBe("i foråret");
  expect(told({ startOn: "foråret 2025", endOn: "foråret 2025" })).toBe("foråret 2025");
  expect(told({ startOn: "maj", endOn: "juni" })).toBe("maj; juni");
  expect(told({ dates: null, endOn: null })).toBe("");
});
