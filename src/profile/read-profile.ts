import type { Fault } from "../kernel/index.ts";
import { faultsOf } from "../platform/index.ts";
import { type Profile, profileSchema } from "./profile.ts";
import { profileChecks } from "./profile-checks.ts";
import { profileParts } from "./profile-parts.ts";

export type ReadProfile =
  | { readonly profile: Profile; readonly faults: readonly [] }
  | { readonly profile: null; readonly faults: readonly Fault[] };

/** A profile from parsed JSON, or everything wrong with it at once, in the order of the file's paths. */
export function readProfile(file: unknown): ReadProfile {
  const read = profileSchema.safeParse(file, { reportInput: true });
  const parts = profileParts(file);
  const faults = [
    ...(read.success ? [] : faultsOf(read.error.issues)),
    ...profileChecks.flatMap((check) => check(parts)),
  ];
  if (read.success && faults.length === 0) return { profile: read.data, faults: [] };
  return { profile: null, faults: faults.toSorted((one, other) => one.path.localeCompare(other.path)) };
}
