import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { identityTexts } from "../identity/index.ts";
import { flagCodes, holdCodes } from "./finding.ts";
import { intakeCodes, intakeDeskTexts, words } from "./intake.texts.ts";

it("has words for every finding", () => {
  for (const code of [...holdCodes, ...flagCodes]) expect(words(code, {}), code).toMatch(/\.$/);
});

it("has words for every fault the room can give, and no others", () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith("intake.texts.ts"))
    .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"))
    .join("\n");
  const unused = intakeCodes.filter((code) => !sources.includes(`"${code}"`));
  expect(unused).toEqual([]);
  const given = [...sources.matchAll(/\bfault\(\s*"([a-z-]+)"/g)].map((found) => found[1] ?? "");
  expect(given.length).toBeGreaterThan(8);
  // A page mark that cannot be read is told in the words of the room that gives lists their marks.
  const desk = [intakeDeskTexts, identityTexts].flatMap((texts) => Object.keys(texts.words.da));
  for (const code of given) expect([...intakeCodes, ...desk.map((key) => key.replace(/^fault\./, ""))]).toContain(code);
});

it("refuses a code without words", () => {
  expect(() => words("no-such-code", {})).toThrow("no-such-code");
});
