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

test("text that a spreadsheet takes for a formula stands after an apostrophe, nothing else does", () => {
  expect(cellShows("'=1+1", "=1+1", "text")).toBe(true);
  expect(cellShows("=1+1", "=1+1", "text")).toBe(false);
  expect(cellShows("''=1+1", "'=1+1", "text")).toBe(true);
  expect(cellShows("-12.00", "-12.00", "decimal")).toBe(true);
  expect(cellShows("'-12.00", "-12.00", "decimal")).toBe(false);
  expect(cellShows("'12.00", "12.00", "text")).toBe(false);
});

test("a byte-order mark is of the first head", () => {
  expect(read("\ufeffid\n")).toEqual([["\ufeffid"]]);
});
