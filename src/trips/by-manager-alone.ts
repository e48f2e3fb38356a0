import { type DateOn, type Fault, fault } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { type Profile, settingOn, type TripKind, tripKinds } from "../profile/index.ts";
import { electedCount } from "./plan.ts";
import { staffTexts } from "./staff/staff.texts.ts";
import type { Trip } from "./trip.ts";

/** The kinds that the profile lets a manager approve alone, before any limit is held against a budget. */
export function kindsByManager(profile: Profile, on: DateOn): readonly TripKind[] {
  const { value } = settingOn(profile, "approvalOrder", on);
  return tripKinds.filter((kind) => value[kind].length > 0 && value[kind].every((one) => one.by === "manager"));
}

/**
 * Elected members travel only where they were requested to (kommunestyrelsesloven § 16, stk. 1; product.md, rule 1): never
 * on a journey of a kind that no committee is asked about. A kind that one is asked about is chosen instead, so that the
 * report is the committee's too.
 */
export function electedUnasked(
  { kind, direction, startOn, plan }: Pick<Trip, "kind" | "direction" | "startOn" | "plan">,
  profile: Profile,
  path: "kind" | "participants.elected.count" = "kind",
): Fault[] {
  if (kind === null || startOn === null || direction === "in" || !electedCount(plan)) return [];
  const alone = kindsByManager(profile, startOn);
  if (!alone.includes(kind)) return [];
  const asked = tripKinds.filter((one) => !alone.includes(one) && one !== "incoming-visit");
  const say = staffTexts.in("da");
  const quoted = (one: TripKind) => `»${say(`kind.${one}`)}«`;
  const instead = formatsIn("da").either(asked.map(quoted));
  return [fault("elected-unasked", { kind: quoted(kind), instead }, path)];
}
