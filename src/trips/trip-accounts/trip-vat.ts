import { type VatBasis, vatBasisOf } from "../../accounts/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import { limitOn, type Profile } from "../../profile/index.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { asPaid } from "./trip-pot.ts";

/** The VAT basis a trip's accounts are to be on: that of the rule they are owed by, else of its budget (docs/decisions/0035). */
export function accountsVatBasis(trip: Trip, profile: Profile, today: DateOn): "incl" | "excl" | null {
  const rule = limitOn(profile, "accountsDue", trip.endOn ?? today);
  if (rule?.value) return rule.value.vat;
  const vat = asPaid(trip).plan.budget?.vat;
  return vat === "incl" || vat === "excl" ? vat : null;
}

/** What keeps a difference between budget and accounts from being one of money alone; `null` where both are on one basis, or do not say. */
export function vatDiffers(
  budget: { readonly vat: TripEntry["accounts"]["lines"][number]["vat"] } | null,
  lines: Parameters<typeof vatBasisOf>[0],
): "mixed" | "differs" | null {
  const booked: VatBasis = vatBasisOf(lines);
  if (booked === "mixed") return "mixed";
  const said = (one: VatBasis | undefined) => one === "incl" || one === "excl";
  return said(budget?.vat) && said(booked) && budget?.vat !== booked ? "differs" : null;
}

/** The same in Danish: in public, at the desk and in agenda texts. */
export const vatDifferWords = {
  mixed: "Regnskabet lægger beløb med og uden moms sammen, så summen og forskellen er ikke gjort op på ét grundlag.",
  differs: "Budgettet og regnskabet er ikke begge med eller begge uden moms. Noget af forskellen er derfor moms.",
} as const;
