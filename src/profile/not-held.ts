import { type Fault, fault } from "../kernel/index.ts";
import type { Profile } from "./profile.ts";

/**
 * What a profile asks for and nothing here holds yet: that nobody publishes alone. Whoever writes it would believe it held. It is
 * said to whoever writes a profile; a stored one is read as it is.
 */
export function notHeldYet({ policies }: Profile): readonly Fault[] {
  return policies.secondPerson.flatMap(({ value }, at) =>
    value.flatMap((one, place) =>
      one === "publish" ? [fault("not-held-yet", { written: one }, `policies.secondPerson.${at}.value.${place}`)] : [],
    ),
  );
}
