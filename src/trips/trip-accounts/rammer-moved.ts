import { isDeepStrictEqual } from "node:util";
import { isSamePot, ownerName, type PotKey, type PotPart, postingsOf, potsOfYears } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { publicPlanOf, type Trip } from "../trip.ts";
import { movesMoney, partsOf } from "./trip-pot.ts";

/** What one *ramme* has of a trip before a correction and after it, in words. */
export interface RammeMoved {
  readonly ramme: string;
  readonly doing: "set-aside" | "spent";
  readonly before: string;
  readonly after: string;
}

/** Which rammer a correction moves money between; `null` where it moves none, empty where none of them is given. */
export type RammerMoved = readonly RammeMoved[] | null;

/** What publishing a trip as it is planned now would move between rammer. */
export async function rammerMoved(work: Work, trip: Trip): Promise<RammerMoved> {
  const { tx, municipality } = work;
  const { profile } = municipality;
  const corrected = { ...trip, publicPlan: publicPlanOf(trip) };
  if (!movesMoney(trip, corrected, profile)) return null;
  const booked = await postingsOf(tx, municipality.id, { type: "trip", id: trip.id });
  const [old, now] = [partsOf(trip, booked, profile.currency), partsOf(corrected, booked, profile.currency)];
  if (isDeepStrictEqual(amountsOf(old), amountsOf(now))) return null;
  const named = [old.setAside, now.setAside, old.spent, now.spent].flat().map(({ key }) => key);
  const pots = await potsOfYears(tx, municipality.id, [...new Set(named.map(({ year }) => year))]);
  return pots.flatMap((pot) => {
    const moved = (doing: RammeMoved["doing"], before: bigint, after: bigint): RammeMoved[] => {
      const said = (hundredths: bigint) => formatsIn("da").amount(money(hundredths, pot.currency));
      const ramme = `${ownerName(profile, pot)} ${pot.year}`;
      return before === after ? [] : [{ ramme, doing, before: said(before), after: said(after) }];
    };
    return [
      ...moved("set-aside", amountIn(old.setAside, pot), amountIn(now.setAside, pot)),
      ...moved("spent", amountIn(old.spent, pot), amountIn(now.spent, pot)),
    ];
  });
}

/** What is more than nothing: where nothing is booked and nothing set aside, another payer moves no money. */
function amountsOf({ setAside, spent }: ReturnType<typeof partsOf>) {
  return [setAside, spent].map((parts) =>
    parts.filter(({ amount }) => amount !== 0n).map(({ key, amount }) => ({ key, amount })),
  );
}

function amountIn(parts: readonly PotPart[], pot: PotKey): bigint {
  return parts.find(({ key }) => isSamePot(key, pot))?.amount ?? 0n;
}
