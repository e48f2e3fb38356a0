import { expect, test } from "vitest";
import { changesBetween, fieldsIn, type Stated } from "./changes.ts";

const purpose = (text: string): Stated => ({ field: "purpose", which: "", said: { text, lang: "da" } });
const line = (which: string, text: string): Stated => ({ field: "accounts", which, said: { text } });

test("what is said otherwise is told with both; what is new or gone with one", () => {
  const changes = changesBetween(
    [purpose("At se."), line("hotel", "Hotel: 100 kr."), line("tog", "Tog: 50 kr.")],
    [purpose("At se og lære."), line("hotel", "Hotel: 100 kr."), line("fly", "Fly: 80 kr.")],
  );
  expect(changes).toEqual([
    { field: "purpose", before: { text: "At se.", lang: "da" }, after: { text: "At se og lære.", lang: "da" } },
    { field: "accounts", before: null, after: { text: "Fly: 80 kr." } },
    { field: "accounts", before: { text: "Tog: 50 kr." }, after: null },
  ]);
  expect(fieldsIn(changes)).toEqual(["purpose", "accounts"]);
});

test("the same again is no change, in whatever order it stands", () => {
  const [one, other] = [line("a", "A"), line("b", "B")];
  expect(changesBetween([one, other], [other, one])).toEqual([]);
});
