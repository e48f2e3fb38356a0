import type { Plan } from "./plan.ts";

/** A plan as the trail keeps it: of private companions what the law asks about, and never who they are. */
export function tracedPlan(plan: Plan) {
  const { companions, ...others } = plan.participants;
  const unnamed = companions.map(({ paid, legalBasis }) => ({ paid, hasLegalBasis: legalBasis !== null }));
  return { ...plan, participants: { ...others, companions: unnamed } };
}
