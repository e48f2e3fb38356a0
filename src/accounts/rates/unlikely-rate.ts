import type { Work } from "../../identity/index.ts";
import { fault, Invalid, likelierThan, type UsualRate, usualRate } from "../../kernel/index.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import type { PostingFacts } from "../posting.ts";
import { currencyRateOn } from "./propose-rate.ts";

/** So many times more or less than the day's rate is a slip: Danish lists print the rate of 100 units. */
const farOff = 20;
/** Most currencies are worth less than `low`; a rate above `high` is then that of 100. */
const [low, high] = [20, 50];

/**
 * What was likely meant by a rate that can hardly be that of one unit; `null` where it is believable.
 * @param known the day's rate by an imported table, `null` where no table has it
 * @param usual what the currency has been worth, which is asked where no table has the day
 */
export function meantRate(rate: string, known: string | null, usual: UsualRate | null): string | null {
  if (known === null && usual !== null) {
    const likely = likelierThan(Number(rate), usual);
    return likely === null ? null : written(likely);
  }
  const [typed, day] = [Number(rate), known === null ? null : Number(known)];
  const believable =
    day === null ? typed <= high : typed <= day * farOff && typed * farOff >= day && !(day < low && typed > high);
  if (believable) return null;
  const hundredth = typed / 100;
  const meant = day === null || (hundredth > day / 2 && hundredth < day * 2) ? hundredth : day;
  return written(meant);
}

function written(rate: number): string {
  return String(Number(rate.toFixed(rate < 0.1 ? 8 : 4))).replace(".", ",");
}

type Worth = Pick<PostingFacts, "rate" | "currency" | "hundredths" | "homeHundredths">;

/** From so much of a currency on, in hundredths, something is worth something at home, in any. */
const [oneUnit, hundredUnits] = [100n, 10_000n];

/** The rate that a line's worth at home says without naming one; `null` where it says none that could be told from rounding. */
function impliedRate({ rate, currency, hundredths, homeHundredths }: Worth, home: string): string | null {
  if (rate !== null || currency === home || hundredths === null || homeHundredths === null) return null;
  const abs = hundredths < 0n ? -hundredths : hundredths;
  return abs < oneUnit ? null : String(Math.abs(Number(homeHundredths)) / Number(abs));
}

/**
 * Asks about a rate that is not the day's by far, and about a worth at home that says one, unless whoever typed it insists.
 * @throws Invalid `rate-unlikely`, `home-amount-unlikely`
 */
export async function requireLikelyRate(work: Work, facts: PostingFacts, confirmed: boolean): Promise<void> {
  const { currency, hundredths, homeHundredths } = facts;
  const implied = impliedRate(facts, homeCurrencyOf(work.municipality.profile));
  const rate = facts.rate ?? implied;
  if (rate === null || confirmed) return;
  const likely = await likelierRate(work, { ...facts, rate });
  const isNothing =
    homeHundredths === 0n && hundredths !== null && (hundredths < 0n ? -hundredths : hundredths) >= hundredUnits;
  if (implied !== null && (likely !== null || isNothing))
    throw new Invalid([fault("home-amount-unlikely", { currency }, "homeAmount")]);
  if (likely !== null) throw new Invalid([fault("rate-unlikely", { currency, likely }, "rate")]);
}

/** What was likely meant by a line's rate, held against its day's; `null` where it is believable. */
export async function likelierRate(
  { tx, municipality, today }: Work,
  { rate, currency, bookedOn }: Pick<PostingFacts, "currency" | "bookedOn"> & { readonly rate: string },
): Promise<string | null> {
  const home = homeCurrencyOf(municipality.profile);
  const known = await currencyRateOn(tx, municipality.id, home, currency, bookedOn ?? today);
  return meantRate(rate, known?.rate ?? null, usualRate(currency, home));
}
