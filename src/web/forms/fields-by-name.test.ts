import { expect, test } from "vitest";
import { fieldsByName } from "./fields-by-name.ts";

test("fields come by their names in order, each with its repeats; no name is a prototype's", () => {
  const found = fieldsByName(new URLSearchParams("b=1&a=2&b=3&__proto__=4"));
  expect([...found]).toEqual([
    ["b", ["1", "3"]],
    ["a", ["2"]],
    ["__proto__", ["4"]],
  ]);
});
