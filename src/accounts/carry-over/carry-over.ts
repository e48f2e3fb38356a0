import { requireRoleOver, type Work } from "../../identity/index.ts";
import { Conflict, day, NotFound } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import { accountsKeepers, ownedOfPot } from "../accounts-readers.ts";
import { type DrawersOf, drawBefore } from "../drawn-before.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { moveMoney } from "../move-money.ts";
import { carriedOutOf } from "../movement.store.ts";
import { ensurePot, holdPot, lockPots } from "../pot.store.ts";
import type { PotKey } from "../pot.ts";
import { carriedOut } from "./carried-out.ts";

/**
 * Carries what is left of a past year's pot into the next year's (*overført*), as the policy of the year's last day says.
 * A second time carries only what has come back since.
 * @returns hundredths carried. @throws NotFound `pot-unknown`; Conflict `year-not-over`, `carry-over-currency` where the
 * policy's limit is of another currency than the pot
 */
export async function carryOver(work: Work, key: PotKey, drawersOf: DrawersOf): Promise<bigint> {
  requireRoleOver(work.who, ownedOfPot(key.owner), accountsKeepers);
  const { tx, municipality, today } = work;
  const lastDay = day(`${key.year}-12-31`);
  if (today <= lastDay) throw new Conflict("year-not-over", { year: key.year });
  await lockPots(tx, municipality.id, "making");
  const from = await holdPot(tx, municipality.id, key);
  if (!from) throw new NotFound("pot-unknown");
  const policy = settingOn(municipality.profile, "carryOver", lastDay);
  if (policy.value.rule === "up-to" && key.currency !== homeCurrencyOf(municipality.profile))
    throw new Conflict("carry-over-currency", { currency: key.currency });
  const already = await carriedOutOf(tx, municipality.id, from.pot.id);
  const amount = carriedOut(policy.value, from.state.figures, already);
  if (amount === 0n) return 0n;
  const next = { ...key, year: key.year + 1 };
  await ensurePot(tx, municipality.id, next);
  const to = await holdPot(tx, municipality.id, next);
  if (!to) throw new Error("a pot was made and is not there");
  const grounds = { text: `${key.year} → ${next.year}`, ruling: policy.source.text };
  await moveMoney(work, from, [{ kind: "carried", hundredths: -amount, subject: null }], grounds);
  const moves = [{ kind: "carried", hundredths: amount, subject: null } as const];
  await drawBefore(work, await moveMoney(work, to, moves, grounds), drawersOf);
  return amount;
}
