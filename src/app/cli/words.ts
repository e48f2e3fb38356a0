import type { Fault } from "../../kernel/index.ts";
import { profileFaultWords } from "../../profile/index.ts";
import { roomTexts } from "../room-texts.ts";

/** A fault in words, from whichever room knows it. */
export function faultWords(fault: Pick<Fault, "fault" | "params">): string {
  for (const texts of roomTexts) {
    const found = texts.find("da", `fault.${fault.fault}`, fault.params);
    if (found !== null) return found;
  }
  return profileFaultWords({ path: "", ...fault });
}
