import type { DateOn } from "../kernel/index.ts";
import type { Source } from "./fields.ts";
import type { LimitName, Policies, PolicyName, PolicyValue, SettingName } from "./policy-fields.ts";
import type { Profile } from "./profile.ts";
import { holdsOn, type Span } from "./spans.ts";

/** One policy's value for a time, with where it is from. Amounts are hundredths of the profile's currency. */
export interface PolicyInForce<Name extends PolicyName> extends Span {
  readonly value: PolicyValue<Name>;
  readonly source: Source;
  readonly verified: boolean;
}

function inForce<Name extends PolicyName>(policies: Policies, name: Name, on: DateOn): PolicyInForce<Name> | undefined {
  const values: readonly PolicyInForce<Name>[] = policies[name];
  return values.find((one) => holdsOn(one, on));
}

/** A limit on a day; `null` before its first day, when nothing is asked. */
export function limitOn<Name extends LimitName>(profile: Profile, name: Name, on: DateOn): PolicyInForce<Name> | null {
  return inForce(profile.policies, name, on) ?? null;
}

/** A setting on a day. Records older than the first value follow the first value, since they need some answer. */
export function settingOn<Name extends SettingName>(profile: Profile, name: Name, on: DateOn): PolicyInForce<Name> {
  const values: readonly PolicyInForce<Name>[] = profile.policies[name];
  const found = inForce(profile.policies, name, on) ?? values[0];
  if (!found) throw new Error(`a profile was read with no value for ${name}`);
  return found;
}
