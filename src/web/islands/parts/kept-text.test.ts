import { expect, test } from "vitest";
import { cameThrough, moved } from "./kept-text.ts";

const sent = {
  version: "3",
  base: '{"purpose":"Gammelt"}',
  tab: "the first",
  purpose: "Nyt formål\r\nto linjer ",
  tick: ["x", "y"],
  empty: "",
};

test.each([
  [
    "nothing has changed on the server",
    { version: "3", base: '{"purpose":"Gammelt"}', purpose: "Gammelt", tick: ["x", "y"] },
    false,
  ],
  [
    "one of several ticks is missing",
    { version: "3", base: '{"purpose":"Gammelt"}', purpose: "Nyt formål\nto linjer", tick: "x" },
    false,
  ],
  [
    "the same text stands there, trimmed",
    { version: "3", base: '{"purpose":"x"}', tab: "next", purpose: "Nyt formål\nto linjer", tick: ["y", "x"] },
    true,
  ],
  ["the server is a version further", { version: "4", base: '{"purpose":"x"}', purpose: "Formål", tick: [] }, true],
  ["a row more was asked for", { ...sent, "legs.1.text": "" }, true],
])("when %s, what was sent came through: %#", (_, now, expected) => {
  expect(cameThrough(sent, now)).toBe(expected);
});

test("a row that waits for fields takes the added blank one, or goes on behind those that others have filled", () => {
  const rows = { "lines.2.label": "Tog", "lines.2.amount": "90", "lines.3.label": "Bus", reason: "x", note: "y" };
  const now = { version: "3", note: "", "lines.0.label": "Hotel", "lines.1.label": "" };
  const waiting = { "lines.2.label": "Tog", "lines.2.amount": "90", "lines.3.label": "Bus", reason: "x" };
  expect(moved(rows, now)).toEqual(waiting);
  expect(moved(rows, { ...now, "lines.2.label": "", "lines.2.amount": "" })).toEqual(waiting);
  expect(moved(rows, { ...now, "lines.2.label": "Fly", "lines.3.label": "" })).toEqual({
    ...{ "lines.3.label": "Tog", "lines.3.amount": "90", "lines.4.label": "Bus", reason: "x" },
  });
  expect(moved({}, now)).toEqual({});
});
