import { expect, test } from "vitest";
import { cellShows, readCsv } from "./csv.ts";

const read = (text: string) => readCsv(Buffer.from(text));

test("RFC 4180: quotes, commas and line breaks within cells, empty cells", () => {
  expect(read('a,b,c\r\n"1,""2""","x\r\ny",\r\n,,\n')).toEqual([
    ["a", "b", "c"],
    ['1,"2"', "x\r\ny", ""],
    ["", "", ""],
  ]);
  expect(read("a,b")).toEqual([["a", "b"]]);
  expect(read("a,")).toEqual([["a", ""]]);
  expect(read("")).toEqual([]);
});

test.each(['a"b,c\n', '"a"b,c\n', '"a,b\n', "a\rb\n"])("quoting that does not hold is refused: %j", (text) => {
  expect(read(text)).toBeNull();
});

test("a formula may stand after an apostrophe, nothing else may", () => {
  expect(cellShows("'=1+1", "=1+1")).toBe(true);
  expect(cellShows("-12.00", "-12.00")).toBe(true);
  expect(cellShows("'12.00", "12.00")).toBe(false);
});
