import { expect, test } from "vitest";
import { demoProfiles } from "../profile/index.ts";
import { officeElsewhere, officeIn, officeSaid } from "./offices.ts";

const found = demoProfiles().find((one) => one.slug === "lyngholm");
if (!found) throw new Error("no profile");
const profile = found;

test("an office is said in the page's language with the committee as the profile calls it", () => {
  const written = officeIn("vice-chair", "Klima- og Teknikudvalget");
  expect(officeSaid(written, "da", "en", profile)).toEqual({
    office: { text: "vice-chair" },
    body: { text: "Climate and Technical Committee" },
  });
  expect(officeSaid("borgmester", "da", "de", profile)).toEqual({ office: { text: "Bürgermeister/-in" }, body: null });
});

test("an office that nobody knows, and one on a page in its own language, stand as written", () => {
  const unknown = { office: { text: "ordfører for Solpartiet", lang: "da" }, body: null };
  expect(officeSaid("ordfører for Solpartiet", "da", "en", profile)).toEqual(unknown);
  expect(officeSaid("formand for Solpartiet", "da", "en", profile).office.lang).toBe("da");
  expect(officeSaid("formand for Kultur- og Fritidsudvalget", "da", "da", profile).office.text).toBe(
    "formand for Kultur- og Fritidsudvalget",
  );
});

test("an office is looked up in the other languages by words of its own, and what is no office is not", () => {
  expect(officeElsewhere("borgmester", "da")).toEqual(["mayor", "Bürgermeister Bürgermeisterin"]);
  expect(officeElsewhere("Formand for Klimaudvalget", "da")).toEqual([]);
  expect(officeElsewhere("formand for Klimaudvalget", "da")).toEqual(["chair", "Vorsitz"]);
  expect(officeElsewhere("direktør", "da")).toEqual([]);
  expect(officeElsewhere("mayor", "en")).toEqual([]);
});
