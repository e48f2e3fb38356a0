import type { Profile } from "./profile.ts";

/** What a profile has no more of that the one before it has: open cases may lie with it. */
export interface LeftOut {
  readonly committees: readonly string[];
  readonly units: readonly string[];
  readonly languages: readonly string[];
}

type Bodies = Pick<Profile, "committees" | "units" | "languages">;

/** The ids that a new version of a profile leaves out. A body that is no more keeps its place, with its last day. */
export function leftOut(before: Bodies, after: Bodies): LeftOut {
  const gone = (old: readonly { readonly id: string }[], now: readonly { readonly id: string }[]) =>
    old.map((one) => one.id).filter((id) => now.every((one) => one.id !== id));
  return {
    committees: gone(before.committees, after.committees),
    units: gone(before.units, after.units),
    languages: before.languages.filter((one) => !after.languages.includes(one)),
  };
}
