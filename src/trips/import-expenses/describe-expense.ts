import { type PostingId, postingsById } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { titleOf } from "../staff/trip-path.ts";
import { readTrip } from "../trip.store.ts";
import type { TripId } from "../trip.ts";

const f = formatsIn("da");

/** A posting in a line: day, voucher, text, amount and trip. */
export async function describeExpense({ tx, municipality }: Work, id: string): Promise<string | null> {
  const [line] = await postingsById(tx, municipality.id, [id as PostingId]);
  if (!line) return null;
  const { bookedOn, voucher, text, hundredths, amountText, currency, subject } = line;
  const trip = subject && (await readTrip(tx, municipality.id, subject.id as TripId));
  const amount = hundredths === null ? amountText : f.amount(money(hundredths, currency));
  const said = [bookedOn && f.date(bookedOn), voucher && `bilag ${voucher}`, text, amount, trip && titleOf(trip)];
  return said.filter(Boolean).join(", ");
}
