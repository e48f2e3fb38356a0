import type { PurposeClass } from "./codes.ts";
import type { Slot } from "./plan.ts";

/** Hours of the programme by purpose class, to the quarter hour. A slot that ends earlier than it begins ends the next day; one without both times counts nothing. */
export function hoursByClass(
  programme: readonly Pick<Slot, "from" | "to" | "purposeClass">[],
): Partial<Record<PurposeClass, number>> {
  const minutes = new Map<PurposeClass, number>();
  for (const { from, to, purposeClass } of programme) {
    if (from === null || to === null) continue;
    const lasted = (minuteOf(to) - minuteOf(from) + 1440) % 1440;
    minutes.set(purposeClass, (minutes.get(purposeClass) ?? 0) + lasted);
  }
  return Object.fromEntries([...minutes].map(([purposeClass, total]) => [purposeClass, Math.round(total / 15) / 4]));
}

/**
 * The municipal share in per cent, travel outside the denominator (product.md, rule 3): what the page shows, without a
 * verdict. `null` where no hours but travel are known.
 */
export function municipalShare(hours: Partial<Record<PurposeClass, number>>): number | null {
  const counted = Object.entries(hours).filter(([purposeClass]) => purposeClass !== "travel");
  const whole = counted.reduce((sum, [, value]) => sum + value, 0);
  return whole === 0 ? null : ((hours.municipal ?? 0) * 100) / whole;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
