import { expect, test } from "vitest";
import { danishOnly } from "../../platform/index.ts";
import { doneAt, doneWords } from "./done.ts";

const texts = danishOnly({ "done.saved": "Gemt", "fault.x": "Galt" });
const words = (query: string) => doneWords(new URLSearchParams(query), [texts]);

test("a saved form leads on to a page that says what was done", () => {
  expect(doneAt("/skrivebord", "saved").headers?.location).toBe("/skrivebord?gjort=saved");
  expect(doneAt("/skrivebord?aar=2026", "saved").headers?.location).toBe("/skrivebord?aar=2026&gjort=saved");
  expect(words("gjort=saved")).toBe("Gemt");
});

test("only known words are shown: nothing in an address is repeated on the page", () => {
  for (const query of ["", "gjort=", "gjort=x", "gjort=<b>Betalt</b>", "gjort=__proto__", "gjort=../fault.x"])
    expect(words(query)).toBeNull();
});
