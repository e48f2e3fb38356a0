import { type DayRate, type PerDiem, perDiemsOf, perDiemsOn } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { type DateOn, hundredthsOf, isCurrency } from "../../kernel/index.ts";
import { type PolicyInForce, settingOn } from "../../profile/index.ts";
import type { Trip } from "../trip.ts";

/** Whether meals are paid by receipt or by rate, as the municipality's policy has it for the trip. */
export interface PerDiemMethod {
  readonly by: "receipts" | "rates";
  readonly rule: PolicyInForce<"perDiem">;
}

/** A destination with the rates that may be its own; several where a person must choose. */
export interface PerDiemOffer {
  readonly place: string;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly rates: readonly { readonly key: string; readonly row: PerDiem }[];
  /** The one that is meant unless somebody says otherwise. */
  readonly meant: string | null;
  readonly rateOn: (key: string, on: DateOn) => DayRate | null;
}

/** The method of a trip: that of journeys abroad as soon as one destination is. */
export function perDiemMethod({ municipality: { profile }, today }: Work, { startOn, plan }: Trip): PerDiemMethod {
  const rule = settingOn(profile, "perDiem", startOn ?? today);
  const abroad = plan.destinations.some(({ country }) => country !== profile.place.country);
  return { by: abroad ? rule.value.abroad : rule.value.domestic, rule };
}

/** The rates of the policy's table for every destination, in their order. */
export async function perDiemOffers(work: Work, trip: Trip, { rule }: PerDiemMethod): Promise<readonly PerDiemOffer[]> {
  const { rateTable } = rule.value;
  const on = trip.startOn ?? work.today;
  const known = new Map<string, readonly PerDiem[]>();
  for (const { country } of trip.plan.destinations) {
    if (country === null || known.has(country)) continue;
    const rows = await perDiemsOf(work.tx, work.municipality.id, country);
    known.set(
      country,
      rows.filter((row) => row.perDay !== null && (rateTable === null || row.tableName === rateTable)),
    );
  }
  return trip.plan.destinations.map(({ place, country, timeZone }): PerDiemOffer => {
    const rows = country === null ? [] : (known.get(country) ?? []);
    const holding = (day: DateOn) => (country === null ? [] : perDiemsOn(rows, { country, place }, day));
    const rates = holding(on).map((row) => ({ key: keyOf(row), row }));
    const whole = rates.length === 1 ? rates[0] : rates.find(({ row }) => row.country !== "*" && row.place === null);
    return {
      ...{ place, country, timeZone, rates, meant: whole?.key ?? null },
      rateOn: (key, day) => dayRate(holding(day).find((row) => keyOf(row) === key)),
    };
  });
}

function keyOf({ country, region, place }: PerDiem): string {
  return [country, region, place].map((one) => one ?? "").join("|");
}

function dayRate(row: PerDiem | undefined): DayRate | null {
  const perDay = row?.perDay ? hundredthsOf(row.perDay) : null;
  if (!row || perDay === null || !isCurrency(row.currency)) return null;
  return { perDay, currency: row.currency, version: `${row.tableName} ${row.validFrom}` };
}
