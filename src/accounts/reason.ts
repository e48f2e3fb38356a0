import { fault, Invalid } from "../kernel/index.ts";

/** A reason as it is kept, trimmed. @throws Invalid `reason-missing` */
export function givenReason(reason: string): string {
  const said = reason.trim();
  if (said === "") throw new Invalid([fault("reason-missing", {}, "reason")]);
  return said;
}
