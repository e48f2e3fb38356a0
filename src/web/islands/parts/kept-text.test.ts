import { expect, test } from "vitest";
import { cameThrough } from "./kept-text.ts";

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
