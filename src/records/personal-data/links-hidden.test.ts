import { expect, test } from "vitest";
import { withoutLinks } from "./links-hidden.ts";

const secret = `${"Ab-_9".repeat(8)}xyz`;
const words = { bidrag: "linket til bidraget" };

test.each([
  [`Skriv her: https://by.example/bidrag/${secret} i dag`, "Skriv her: [linket til bidraget] i dag"],
  [`(HTTP://by.example:3000/intl/en/bidrag/${secret}?x=1)`, "([linket til bidraget]"],
  [`se by.example/bidrag/${secret}`, "se [linket til bidraget]"],
  [`»/bidrag/${secret}«`, "»[linket til bidraget]"],
  [`https://by.example/andet/${secret}`, "[et link]"],
  ["https://by.example/bidrag/kort og /rejser/malmoe-2026", "https://by.example/bidrag/kort og /rejser/malmoe-2026"],
])("no link that lets in stands in a text: %s", (text, shown) => {
  expect(withoutLinks(text, words)).toBe(shown);
});

test("a word without end is gone through once", () => {
  const long = "http://a/".repeat(50_000);
  expect(withoutLinks(`${long} ${"x".repeat(900_000)}`, words)).toHaveLength(long.length + 900_001);
  expect(withoutLinks(`${long}bidrag/${secret}`, words)).toMatch(/\[linket til bidraget\]$/);
});
