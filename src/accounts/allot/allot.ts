import { z } from "zod";
import { requireRole, type Work } from "../../identity/index.ts";
import { type Currency, type Fault, fault, hundredthsOf, Invalid, isCurrency } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { committeeById, dataFields, type Profile } from "../../profile/index.ts";
import { moveMoney } from "../move-money.ts";
import { ensurePot, holdPot } from "../pot.store.ts";
import { ownerKinds, type PotOwner } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";

const allotSchema = z.strictObject({
  owner: z.strictObject({ kind: z.enum(ownerKinds), id: dataFields.slug }),
  year: z.int().min(1950).max(2200),
  currency: z.custom<Currency>((code) => typeof code === "string" && isCurrency(code), { message: "not-a-currency" }),
  /** A decimal; below zero where an allotment is lowered. */
  amount: z.string().transform((text, context): bigint => {
    const found = hundredthsOf(text);
    if (found !== null && found !== 0n) return found;
    context.addIssue({ code: "custom", message: found === null ? "not-an-amount" : "amount-nothing" });
    return z.NEVER;
  }),
  /** The ruling it rests on: who, when, item. */
  ruling: z.string().trim().min(1, { message: "empty" }).max(2000),
});
export type Allot = z.input<typeof allotSchema>;

/**
 * Gives a pot money by a ruling (*bevilling*), and makes the pot when it is the first.
 * @returns where the pot then stands. @throws Invalid with everything wrong with it
 */
export async function allot(work: Work, given: Allot): Promise<PotFigures> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality } = work;
  const read = checked(allotSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  const { amount, ruling, ...key } = read.value;
  const faults = ownerFaults(key.owner, municipality.profile);
  if (faults.length > 0) throw new Invalid(faults);
  await ensurePot(tx, municipality.id, key);
  const held = await holdPot(tx, municipality.id, key);
  if (!held) throw new Error("a pot was made and is not there");
  return moveMoney(work, held, [{ kind: "allotted", hundredths: amount, subject: null }], { text: ruling, ruling });
}

/** Schemes are known on a floor above, so any name is taken for one. */
function ownerFaults({ kind, id }: PotOwner, profile: Profile): Fault[] {
  if (kind === "committee" && !committeeById(profile, id))
    return [fault("committee-unknown", { committee: id }, "owner.id")];
  if (kind === "unit" && !profile.units.some((one) => one.id === id))
    return [fault("unit-unknown", { unit: id }, "owner.id")];
  return [];
}
