import { expect, test } from "vitest";
import { catalogueFaults } from "../platform/index.ts";
import { repliesTexts } from "./replies.texts.ts";

test("the words of replies are whole in all three languages", () => {
  expect(catalogueFaults(repliesTexts)).toEqual([]);
});
