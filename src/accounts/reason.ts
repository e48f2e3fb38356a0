import { fault } from "../kernel/index.ts";
import { refuseCpr, typedMarks } from "../records/index.ts";

/** A reason as it is kept, trimmed; the public may read it. @throws Invalid `reason-missing`, `cpr-found`, `erased-mark` */
export function givenReason(reason: string): string {
  const said = reason.trim();
  const missing = said === "" ? [fault("reason-missing", {}, "reason")] : [];
  refuseCpr({ reason: said }, [...missing, ...typedMarks({ reason: said })]);
  return said;
}
