import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { identityTexts } from "../identity/index.ts";
import { catalogueFaults } from "../platform/index.ts";
import { categories } from "../profile/index.ts";
import { accountsDeskTexts, accountsTexts, effectWords } from "./accounts.texts.ts";
import { movementKinds } from "./pot.ts";
import { emptyPot } from "./pot-figures.ts";
import { effectOn } from "./pot-moves.ts";
import { vats } from "./vats.ts";

test("the words are sound, and every code of the public schema has its own", () => {
  expect(catalogueFaults(accountsTexts)).toEqual([]);
  expect(catalogueFaults(accountsDeskTexts)).toEqual([]);
  for (const code of categories) expect(accountsTexts.find("da", `category.${code}`)).not.toBeNull();
  for (const code of vats) expect(accountsTexts.find("da", `vat.${code}`)).not.toBeNull();
  expect(movementKinds.map((kind) => accountsDeskTexts.in("da")(`kind.${kind}`))).toEqual([
    "bevilling",
    "overført",
    "disponeret",
    "bogført",
    "frigivet",
  ]);
});

test("every fault and refusal of the room has its words", () => {
  const given = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), "utf8"))
    .flatMap((code) => [
      ...code.matchAll(/(?:\bfault|new (?:Conflict|NotFound|Forbidden))\("([a-z-]+)"|message: "([a-z-]+)"/g),
    ])
    .map((found) => found[1] ?? found[2] ?? "");
  expect(given.length).toBeGreaterThan(20);
  const known = { ...identityTexts.words.da, ...accountsDeskTexts.words.da };
  expect(given.filter((code) => !(`fault.${code}` in known))).toEqual([]);
});

test("the agenda says what a trip does to its pot", () => {
  const before = {
    ...emptyPot.figures,
    allotted: 200_000_00n,
    carried: 10_000_00n,
    committed: 126_000_00n,
    spent: 71_385_50n,
    left: 12_614_50n,
  };
  expect(effectWords(effectOn(before, 20_000_00n), "committee", "denne rejse")).toBe(
    "Ramme 210.000, disponeret 126.000, bogført 71.385,50, tilbage 12.614,50; efter denne rejse disponeret 146.000, tilbage −7.385,50",
  );
});
