import type { Profile } from "./profile.ts";
import ballerup from "./profiles/ballerup.json" with { type: "json" };
import lyngholm from "./profiles/lyngholm.json" with { type: "json" };
import { readProfile } from "./read-profile.ts";

/** The demo's profile files, first one first: published facts only, then the fictional one where everything can be played. */
export const demoProfileFiles: readonly unknown[] = [ballerup, lyngholm];

/** The demo's profiles, read. They are part of the program, so a fault in one is a bug. */
export function demoProfiles(): Profile[] {
  return demoProfileFiles.map((file) => {
    const { profile, faults } = readProfile(file);
    if (!profile) throw new Error(`a demo profile cannot be read: ${JSON.stringify(faults)}`);
    return profile;
  });
}
