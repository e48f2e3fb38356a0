import { type DateOn, isCurrency, money } from "../../kernel/index.ts";
import { limitOn } from "../../profile/index.ts";
import { besideLimit } from "../cost-each.ts";
import { isStopped } from "../trip.ts";
import type { RecordSaid } from "./record.ts";
import { moneyTexts } from "./record-money.texts.ts";
import { dayIn, hundredthsIn } from "./shown.ts";

/** A figure per participant held against the municipality's cap, in words. */
export interface CapWords {
  readonly text: string;
  readonly over: boolean;
}

/** The budget, and what is booked where that is more or is all there will be, held against the cap of the day. Empty where there is nothing to hold. */
export function capWords({ entry, here, lang, f, today }: RecordSaid): readonly CapWords[] {
  // Nobody took part in a trip that came to nothing, so nothing of it was spent per participant.
  if (isStopped(entry)) return [];
  const { profile } = here;
  const on: DateOn = dayIn(entry.startOn) ?? today;
  const cap = limitOn(profile, "capPerParticipant", on);
  const people = entry.participants.total;
  if (!cap || cap.value === null || !people || !isCurrency(profile.currency)) return [];
  const most = cap.value;
  const m = moneyTexts.in(lang);
  const { currency } = profile;
  const written = (hundredths: bigint) => f.amount(money(hundredths, currency));
  const said = (what: "budget" | "accounts", total: bigint | null, own: string | undefined): CapWords[] => {
    if (total === null || own === undefined) return [];
    if (own !== currency) return [{ text: m("cap.currency", { what, own, currency }), over: false }];
    const each = besideLimit(most, [{ hundredths: total, people }]);
    const over = each > most;
    const departed = entry.rulings.flatMap((one) => one.departures ?? []);
    const values = {
      others: new Set(departed.map(({ rule }) => rule)).size,
      what,
      each: written(each),
      cap: written(most),
      gap: written(over ? each - most : most - each),
    };
    // What is not counted could bring it over.
    if (!over && what === "accounts" && entry.accounts.perParticipant === null) return [];
    return [{ text: m(over ? "cap.over" : "cap.under", values), over }];
  };
  const planned = said("budget", hundredthsIn(entry.budget?.total ?? null), entry.budget?.currency);
  const booked = said("accounts", hundredthsIn(entry.accounts.total), entry.accounts.currency);
  const [asked, spent] = [hundredthsIn(entry.budget?.total ?? null), hundredthsIn(entry.accounts.total)];
  const isMore =
    asked !== null && spent !== null && entry.budget?.currency === entry.accounts.currency && spent > asked;
  // What it cost is known, so what it was to cost is told only where that was above the cap.
  if (entry.accounts.status === "final" && booked.length > 0) return [...planned.filter((one) => one.over), ...booked];
  return [...planned, ...booked.filter((one) => one.over || isMore || planned.length === 0)];
}
