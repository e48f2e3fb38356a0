import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { actionWords, subjectWords } from "../../src/oversight/trail/trail.texts.ts";
import { filesBelow, root } from "./sources.ts";

/** What an auditor reads must be words: every act and every kind of thing that the code traces has some. */
test("every act that is traced, and every kind of thing, has words in the audit trail", () => {
  const texts = filesBelow(path.join(root, "src"))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture)\./.test(file))
    .map((file) => readFileSync(path.join(root, "src", file), "utf8"));
  const literals = (pattern: RegExp) =>
    new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name)));
  const acts = literals(/\baction: "([a-z-]+\.[a-z-]+)"/g);
  const things = literals(/\bsubject: \{ type: "([a-z-]+)", id/g);
  expect(acts.size).toBeGreaterThan(60);
  expect(things.size).toBeGreaterThan(5);
  expect([...acts].filter((act) => actionWords(act) === act)).toEqual([]);
  expect([...things].filter((thing) => subjectWords(thing) === thing)).toEqual([]);
});
