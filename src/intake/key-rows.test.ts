import { expect, it } from "vitest";
import { KeyRows } from "./key-rows.ts";

it("knows the first row and the number of times of ten thousand keys", () => {
  const keys = new KeyRows();
  for (let row = 1; row <= 10_000; row++) expect(keys.meet(`key ${row}`, row)).toEqual({ first: row, times: 1 });
  for (let row = 1; row <= 10_000; row++)
    expect(keys.meet(`key ${row}`, row + 10_000)).toEqual({ first: row, times: 2 });
  expect(keys.meet("key 7", 20_001)).toEqual({ first: 7, times: 3 });
});
