import { fault } from "../kernel/index.ts";
import { refuseCpr, typedMarks } from "../records/index.ts";

/**
 * A reason as it is kept, trimmed; the public may read it.
 * @param where whether it is published with what it explains, or kept with the change
 * @throws Invalid `reason-missing`, `cpr-found`, `erased-mark`
 */
export function givenReason(reason: string, where: "public" | "kept"): string {
  const said = reason.trim();
  const missing = said === "" ? [fault("reason-missing", { where }, "reason")] : [];
  refuseCpr({ reason: said }, [...missing, ...typedMarks({ reason: said })]);
  return said;
}
