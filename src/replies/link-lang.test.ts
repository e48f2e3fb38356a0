import { expect, test } from "vitest";
import type { Lang } from "../platform/index.ts";
import { linkLang } from "./link-lang.ts";

test.each<[readonly Lang[], Lang | undefined, Lang]>([
  [["da", "en"], "en", "en"],
  [["da", "en"], "de", "da"],
  [["de", "da"], undefined, "de"],
  [["de"], "da", "de"],
])("where the languages are %j, a link wanted in %s is in %s", (languages, wanted, expected) => {
  expect(linkLang({ languages }, wanted)).toBe(expected);
});
