import { type PotFigures, type PotOwner, potsOf } from "../accounts/index.ts";
import type { Work } from "../identity/index.ts";
import { formatsIn } from "../platform/index.ts";
import type { Profile } from "../profile/index.ts";
import { committeeName, type TripScope } from "../trips/index.ts";
import type { Pot } from "../web/index.ts";

const f = formatsIn("da");

/** 210.000, and 71.385,50 where there is øre: nothing is rounded that stands elsewhere to the øre. */
function figure(hundredths: bigint): string {
  return hundredths % 100n === 0n ? f.wholeFigure(hundredths) : f.figure(hundredths);
}

/** This year's travel budgets of committees and units, within what somebody looks after; grants have their own page. */
export async function potsShown({ tx, municipality, today }: Work, scope: TripScope | null): Promise<readonly Pot[]> {
  const pots = await potsOf(tx, municipality.id, Number(today.slice(0, 4)));
  return pots
    .filter(({ owner, currency }) => isShown(owner, scope) && currency === municipality.profile.currency)
    .map(({ owner, figures }) => potLine(nameOf(owner, municipality.profile, today), figures));
}

function isShown({ kind, id }: PotOwner, scope: TripScope | null): boolean {
  if (kind === "scheme") return false;
  return scope === null || (kind === "committee" ? scope.committees : scope.units).includes(id);
}

function nameOf({ kind, id }: PotOwner, profile: Profile, today: Work["today"]): string {
  return kind === "committee"
    ? committeeName(profile, id, today)
    : (profile.units.find((one) => one.id === id)?.name ?? id);
}

/** The figures in words, and as shares of what there was to spend. */
function potLine(owner: string, { allotted, carried, committed, spent, left }: PotFigures): Pot {
  const whole = allotted + carried;
  const share = (part: bigint) => (whole > 0n ? Number((part * 10_000n) / whole) / 10_000 : part > 0n ? 1 : 0);
  const words = [
    spent === 0n ? "Intet brugt" : `Brugt ${figure(spent)}`,
    ...(committed === 0n ? [] : [`Disponeret ${figure(committed)}`]),
    `Ramme ${figure(whole)}`,
  ];
  return { owner, left: figure(left), spent: share(spent), committed: share(committed), note: words.join(". ") };
}
