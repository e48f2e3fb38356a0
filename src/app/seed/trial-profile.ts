import { demoProfileFiles, type Municipality, type ProfileFile } from "../../profile/index.ts";

const slugStem = "proeve";

/**
 * The profile file of a municipality that exists for trials only: the demo's fictional one under another name, marked as
 * fictional everywhere that one is.
 */
export function trialProfile(number: number): ProfileFile {
  const [, fictional] = demoProfileFiles as readonly ProfileFile[];
  if (!fictional?.fictional) throw new Error("the demo's second municipality is no longer the fictional one");
  const slug = `${slugStem}-${number}`;
  return {
    ...fictional,
    slug,
    name: {
      da: `Prøvekommune ${number} (opdigtet)`,
      en: `Trial Municipality ${number} (fictional)`,
      de: `Probekommune ${number} (erfunden)`,
    },
    hosts: [`${slug}.localhost`],
    logOrigin: `udsyn.example/${slug}/log`,
  };
}

/** Whether a municipality was made for trials. */
export function isTrial({ slug, profile }: Municipality): boolean {
  return profile.fictional && slug.startsWith(`${slugStem}-`);
}

/** Which trial municipality a slug names; `null` where it names none. */
export function trialNumber(slug: string): number | null {
  const found = new RegExp(`^${slugStem}-([1-9]\\d*)$`).exec(slug);
  return found ? Number(found[1]) : null;
}
