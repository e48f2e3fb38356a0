import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict, type Currency, type DateOn, decimalOf, isCurrency } from "../../kernel/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { homeWorth } from "../home-worth.ts";
import { openSubjectOrPool } from "../open-subject.ts";
import { holdPosting, savePosting } from "../posting.store.ts";
import type { Posting, PostingId } from "../posting.ts";
import type { HandlerOf } from "../subject.ts";
import { currencyDaysBefore, daysBefore } from "./currency-days.store.ts";
import { type ProposedRate, rateOfDay, rateVersionOf } from "./rate-of-day.ts";

/** The imported rate of a day, for a foreign currency; `null` where no table knows it. */
export async function currencyRateOn(
  tx: Tx,
  municipalityId: MunicipalityId,
  home: Currency,
  foreign: string,
  on: DateOn,
): Promise<ProposedRate | null> {
  if (!isCurrency(foreign) || foreign === home) return null;
  return rateOfDay(await currencyDaysBefore(tx, municipalityId, [on]), home, foreign);
}

/** The rates proposed for lines whose worth at home nobody has told: those of the days they are booked, by line. */
export async function proposedRates(
  { tx, municipality }: Pick<Work, "tx" | "municipality">,
  postings: readonly Posting[],
): Promise<ReadonlyMap<PostingId, ProposedRate>> {
  const home = homeCurrencyOf(municipality.profile);
  const asking = postings.flatMap(({ id, hundredths, homeHundredths, rate, currency, bookedOn: on }) =>
    hundredths !== null && homeHundredths === null && rate === null && on !== null && currency !== home
      ? [{ id, currency, on }]
      : [],
  );
  const rows = await currencyDaysBefore(tx, municipality.id, [...new Set(asking.map(({ on }) => on))]);
  return new Map(
    asking.flatMap(({ id, currency, on }) => {
      const found = rateOfDay(daysBefore(rows, on), home, currency);
      return found ? [[id, found] as const] : [];
    }),
  );
}

/**
 * Puts the proposed rate on a line, and the version of the table it is from. Somebody does it; it never happens by itself.
 * @param version the line's, as it was seen. @throws Conflict `version-passed`, `no-rate-proposed`, `accounts-closed`
 */
export async function takeProposedRate(
  work: Work,
  id: PostingId,
  version: number,
  handlerOf: HandlerOf<Work>,
): Promise<Posting> {
  requireRole(work.who, ["accountant"]);
  const posting = await holdPosting(work.tx, work.municipality.id, id);
  if (posting.version !== version) throw new Conflict("version-passed");
  // Whose line it is comes first: whoever may not change it is not told either what a table would say of it.
  const { subject } = posting;
  const handler = await openSubjectOrPool(work, subject, handlerOf);
  const proposed = (await proposedRates(work, [posting])).get(id);
  if (!proposed || posting.hundredths === null) throw new Conflict("no-rate-proposed");
  const { rate } = proposed;
  // An allowance in foreign money rests on two tables.
  const rateVersion = [posting.rateVersion, rateVersionOf(proposed)].filter((one) => one !== null).join(", ");
  const homeHundredths = homeWorth(posting.hundredths, rate);
  const saved = await savePosting(work.tx, work.municipality.id, { ...posting, rate, rateVersion, homeHundredths });
  await trace(work, {
    action: "accounts.take-rate",
    subject: { type: "posting", id },
    before: { rate: null, rateVersion: posting.rateVersion, homeAmount: null },
    after: { rate, rateVersion, homeAmount: decimalOf(homeHundredths) },
  });
  if (handler && subject) await handler.posted(work, subject.id);
  return saved;
}
