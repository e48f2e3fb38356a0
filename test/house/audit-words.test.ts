import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { actionWords, subjectWords } from "../../src/oversight/trail/trail.texts.ts";
import { worded } from "../../src/trips/index.ts";
import { filesBelow, root } from "./sources.ts";

/** Rooms whose acts are about a case, and what of theirs is about a file, a meeting, a table of rates or a question from the public instead. */
const ofCases = /^(trips|replies|decisions|accounts|register)\./;
const ofNoCase = [
  "accounts.erase-receipt",
  "accounts.import",
  "accounts.import-change",
  "accounts.import-rates",
  "accounts.import-rate-change",
  "accounts.record-printed",
  "decisions.schedule",
  "decisions.move-meeting",
  "decisions.cancel-meeting",
  "replies.ask-question",
  "replies.look-at-question",
  "replies.answer-question",
  "replies.close-question",
  "replies.hand-on-question",
  "replies.erase-question",
];

/** What an auditor reads must be words: every act and every kind of thing that the code traces has some. */
function literals(pattern: RegExp): Set<string> {
  const texts = filesBelow(path.join(root, "src"))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture)\./.test(file))
    .map((file) => readFileSync(path.join(root, "src", file), "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name)));
}
const acts = literals(/\baction: "([a-z-]+\.[a-z-]+)"/g);

test("every act that is traced, and every kind of thing, has words in the audit trail", () => {
  const things = literals(/\bsubject: \{ type: "([a-z-]+)", id/g);
  expect(acts.size).toBeGreaterThan(60);
  expect(things.size).toBeGreaterThan(5);
  expect([...acts].filter((act) => actionWords(act) === act)).toEqual([]);
  expect([...things].filter((thing) => subjectWords(thing) === thing)).toEqual([]);
});

test("every act on a case has words in its history, where looks are not the auditor's", () => {
  const own = [...acts].filter((act) => ofCases.test(act) && !ofNoCase.includes(act));
  expect(own.length).toBeGreaterThan(40);
  expect(own.filter((act) => worded("action", act) === act)).toEqual([]);
  expect(ofNoCase.filter((act) => !acts.has(act))).toEqual([]);
});
