import { expect, test } from "vitest";
import type { Report } from "../../verify/index.ts";
import { plainJson, plainSigns } from "./plain-signs.ts";
import { reportLines } from "./verify.command.ts";

/** Names come with a copy that somebody else made: what they are printed as may be all that is read of an answer. */
const good = "Intet er ændret. Loggen udsyn.example∕lyngholm∕log har 67 poster.";
const forged: Report = {
  ...{
    ok: false,
    origin: "udsyn.example/lyngholm/log",
    size: 3,
    root: "",
    key: "",
    keyFrom: "given",
    signedBy: null,
    followed: [],
    witnessed: [],
    since: null,
  },
  ...{
    versions: { shown: 3, withdrawn: 0, erasedValues: 0 },
    absent: [],
    listed: null,
    compared: [],
    stated: [],
    pages: 1,
  },
  ...{ assets: 0, annexes: 0, annexesAway: [], namesChecked: true, unchecked: [`x\u001b[8m\r\n${good}`] },
  differences: [
    { code: "page-differs", path: `rejser/~/\u001b[2J\u001b[H${good}\r\n\u001b[8m.html`, at: "" },
    { code: "item-differs", path: "data/trips.json", at: `/\u009b2J\u2028${good}` },
  ],
};

test("no name that a copy brings can clear the screen, hide what follows or make a line of its own", () => {
  const lines = reportLines(forged);
  expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(lines.filter((one) => one.startsWith("Intet er ændret"))).toEqual([]);
  expect(lines[1]).toContain(`rejser/~/\\u001b[2J\\u001b[H${good}\\u000d\\u000a\\u001b[8m.html`);
  expect(lines[2]).toContain("\\u009b2J\\u2028");
});

test.each([
  ["the direction turned", "a\u202Eb", "a\\u202eb"],
  ["nothing to see", "a\u200B\u3164\u2800b", "a\\u200b\\u3164\\u2800b"],
  ["another space", "a\u00A0b", "a\\u00a0b"],
  ["a gap as wide as the screen", "x   y", "x \\u0020\\u0020y"],
  ["half a sign", "a\uD83Db", "a\\ud83db"],
  ["a tag of the last plane", "a\u{E0041}b", "a\\udb40\\udc41b"],
  ["words", "  Filen mangler. rejser/Århus–Malmö ∕ 東京 🦊.html", "  Filen mangler. rejser/Århus–Malmö ∕ 東京 🦊.html"],
])("%s stands as numbers, and words stay as they are", (_what, line, shown) => {
  expect(plainSigns(line)).toBe(shown);
});

test("JSON for programs shows no more to a terminal, and means the same", () => {
  expect(plainJson(forged)).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(plainJson(forged))).toEqual(forged);
});
