import { expect, test } from "vitest";
import { writtenAddress } from "../../src/app/static-site/address.ts";
import { listWords, slugFrom } from "../../src/register/index.ts";
import { narrowing as scripted } from "../../src/web/islands/parts/search-rows.ts";

const narrowing = listWords.filter((word) => word !== "q" && word !== "side");

test("a word that narrows the list does so in the written site's addresses, its script and no record's address", () => {
  expect(scripted).toEqual(narrowing);
  for (const word of narrowing) {
    expect(writtenAddress(`/rejser?${word}=2025&vis=kort`).path).toMatch(/^\/rejser\/.*2025\/visning\/kort$/);
    expect(slugFrom(word)).toBe(`post-${word}`);
  }
});
