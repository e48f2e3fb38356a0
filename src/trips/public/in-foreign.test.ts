import { expect, test } from "vitest";
import { isCurrency, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { inForeign } from "./in-foreign.ts";

const [eur, sek] = ["EUR", "SEK"].filter(isCurrency);

test("an amount in a currency is read as the desk writes it, and words or a range are not", () => {
  if (!eur || !sek) throw new Error("no such currencies");
  for (const hundredths of [0n, 5n, 250_000n, -123_456_789n]) {
    const amount = money(hundredths, eur);
    expect(inForeign(formatsIn("da").amount(amount), "DKK")).toEqual(amount);
  }
  expect(inForeign("2500 SEK", "DKK")).toEqual(money(250_000n, sek));
  for (const text of [null, "", "200-300", "ca. 500", "ca. 500 EUR", "200-300 EUR", "2.500,00 kr.", "12,5 EUR"])
    expect(inForeign(text, "DKK"), String(text)).toBeNull();
  expect(inForeign("2.500,00 EUR", "EUR")).toBeNull();
});
