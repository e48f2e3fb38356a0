import type { Db } from "../../platform/index.ts";
import { type Municipality, readMunicipalities } from "../../profile/index.ts";

/** What a profile may leave out and the public then misses: where to ask, and where the program is. */
export async function profileGaps(db: Db): Promise<readonly string[]> {
  return (await readMunicipalities(db)).flatMap(gapsOf);
}

function gapsOf({ slug, profile }: Pick<Municipality, "slug" | "profile">): readonly string[] {
  const { contact, gathered, sourceCode } = profile;
  return [
    ...(sourceCode === undefined
      ? [
          `${slug}: profilen siger ikke, hvor programmet og dets kildekode kan hentes, så ingen kan kontrollere loggen med det, og EUPL kræver det. Skriv adressen i profilens sourceCode.`,
        ]
      : []),
    ...(gathered && gathered.email === undefined && gathered.website === undefined
      ? [
          `${slug}: profilen siger, at andre end kommunen har samlet oplysningerne, men ikke, hvor man skriver til dem. Skriv email eller website i profilens gathered.`,
        ]
      : []),
    ...(contact.email === null && contact.website === undefined
      ? [
          `${slug}: profilen har hverken postkasse eller hjemmeside, så ingen kan se, hvor man spørger. Skriv den ene i profilens contact (email, website).`,
        ]
      : []),
  ];
}
