import type { DateOn } from "../../kernel/index.ts";
import { committeeById, committeeNameOn, type Municipality } from "../../profile/index.ts";

/** A scope's own name: `Skole og Dagtilbud`. */
export function scopeWords({ profile }: Municipality, on: DateOn, scope: string): string {
  const [kind, id = ""] = scope.split(":");
  if (kind === "unit") return profile.units.find((one) => one.id === id)?.name ?? id;
  const committee = committeeById(profile, id);
  return (committee && committeeNameOn(committee, on)?.name) ?? id;
}
