import { expect, test } from "vitest";
import prove from "../../test/profiles/prove.json" with { type: "json" };
import { demoProfileFiles } from "./demo-profiles.ts";
import { readProfile } from "./read-profile.ts";
import { profileFaultWords } from "./profile.texts.ts";

test.each([...demoProfileFiles, prove])("profile %# has no fault", (file) => {
  expect(readProfile(file).faults.map(profileFaultWords)).toEqual([]);
});
