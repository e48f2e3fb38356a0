import { z } from "zod";
import { requireRole, requireRoleOver, type Work } from "../../identity/index.ts";
import { Conflict, decimalOf, type Fault, fault, Invalid } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { committeeById, dataFields, type Profile } from "../../profile/index.ts";
import { typedMarks } from "../../records/index.ts";
import { accountsKeepers, ownedOfPot } from "../accounts-readers.ts";
import { type DrawersOf, drawBefore } from "../drawn-before.ts";
import { amount, currency, saidWords } from "../entered.ts";
import { moveMoney } from "../move-money.ts";
import { isAllottedBy } from "../movement.store.ts";
import { ensurePot, holdPot, lockPots } from "../pot.store.ts";
import { ownerKinds, type Pot, type PotOwner } from "../pot.ts";
import type { PotFigures } from "../pot-figures.ts";

export const allotSchema = z.strictObject({
  owner: z.strictObject({ kind: z.enum(ownerKinds), id: dataFields.slug }),
  year: z.int().min(1950).max(2200),
  currency,
  /** A decimal; below zero where an allotment is lowered. */
  amount: amount.refine((hundredths) => hundredths !== 0n, { message: "amount-nothing" }),
  /** The ruling it rests on: who, when, item. */
  ruling: saidWords,
});

/**
 * Gives a pot money by a ruling (*bevilling*), on top of what it was given before, and makes the pot when it is the first. What was approved and booked before
 * it was there is set aside and drawn in it.
 * @param given as `allotSchema` takes it. @returns the pot and where it then stands.
 * @throws Invalid with everything wrong with it; Conflict `allotted-already` where the same ruling gave it the same amount: pressed
 * twice, or sent twice, a ramme would double
 */
export async function allot(
  work: Work,
  given: unknown,
  drawersOf: DrawersOf,
): Promise<{ readonly pot: Pot; readonly figures: PotFigures }> {
  requireRole(work.who, accountsKeepers);
  const { tx, municipality } = work;
  const read = checked(allotSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  requireRoleOver(work.who, ownedOfPot(read.value.owner), accountsKeepers);
  const { amount: hundredths, ruling, ...key } = read.value;
  const faults = [...ownerFaults(key.owner, municipality.profile), ...typedMarks({ ruling })];
  if (faults.length > 0) throw new Invalid(faults);
  await lockPots(tx, municipality.id, "making");
  await ensurePot(tx, municipality.id, key);
  const held = await holdPot(tx, municipality.id, key);
  if (!held) throw new Error("a pot was made and is not there");
  if (await isAllottedBy(tx, municipality.id, held.pot.id, { ruling, hundredths }))
    throw new Conflict("allotted-already", { ruling, amount: decimalOf(hundredths) });
  const moves = [{ kind: "allotted", hundredths, subject: null } as const];
  const after = await moveMoney(work, held, moves, { text: ruling, ruling });
  return { pot: held.pot, figures: await drawBefore(work, after, drawersOf) };
}

/** Schemes are known on a floor above, so any name is taken for one. */
function ownerFaults({ kind, id }: PotOwner, profile: Profile): Fault[] {
  if (kind === "committee" && !committeeById(profile, id))
    return [fault("committee-unknown", { committee: id }, "owner.id")];
  if (kind === "unit" && !profile.units.some((one) => one.id === id))
    return [fault("unit-unknown", { unit: id }, "owner.id")];
  return [];
}
