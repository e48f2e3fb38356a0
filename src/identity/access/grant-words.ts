import { dateInZone } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import type { AskedByWho } from "../routes.ts";
import { roleTexts } from "../sign-in/role-names.ts";
import { scopeWords } from "./scope-words.ts";

/** `Leder i Skole og Dagtilbud`. */
export function grantWords(
  { here, now }: Pick<AskedByWho, "here" | "now">,
  { role, scope }: { readonly role: RoleName; readonly scope: string | null },
): string {
  const name = roleTexts.in("da")(role);
  if (scope === null) return name;
  return `${name} i ${scopeWords(here, dateInZone(now, here.profile.timeZone), scope)}`;
}
