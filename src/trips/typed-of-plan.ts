import type { Trip } from "./trip.ts";

/** What of a plan is typed and may become public, by a draft's own names, and what of it stood before the change. */
export function typedOfPlan(before: Trip | null, changed: Trip) {
  return {
    subject: { type: "trip", id: changed.id },
    typed: publicTexts(changed),
    stood: before && publicTexts(before),
    // The name alone: the role beside it is free text, and a substitute's names somebody else.
    isOfficial: (path: string) => /^participants\.elected\.named\.\d+\.name$/.test(path),
  };
}

/** Private companions are never public, so they are not asked about; nor are partners, which are chosen and not typed. */
function publicTexts({ title, caseNumber, plan: { partners: _, ...plan } }: Trip) {
  const { companions: __, ...participants } = plan.participants;
  return { title, caseNumber, ...plan, participants };
}
