import { z } from "zod";
import { accountsReaders, postingAnswer, postingBody } from "../../accounts/index.ts";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Answer, json } from "../../web/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { Trip } from "../trip.ts";
import { openAccounts } from "../trip-accounts/open-accounts.ts";
import { tripAccounts } from "../trip-accounts/trip-accounts.ts";
import { editedSince, journeyIn } from "./journey-planned.ts";
import { perDiemSchema } from "./per-diem-given.ts";
import { bookPerDiem, reckonTrip, type TripPerDiem } from "./reckon-trip.ts";

const decimal = z.string().regex(/^-?\d+\.\d\d$/);
const hours = z.int();
const journey = z.object({
  startOn: z.string().nullable(),
  endOn: z.string().nullable(),
  destinations: z.array(z.object({ place: z.string(), country: z.string().nullable() })),
});
const reckonedBy = {
  planned: journey.describe("The journey that it is reckoned by: as it was approved, or corrected in public since"),
  editedSince: journey
    .nullable()
    .describe("The journey as edited since, which pays nobody yet; null where it is the same"),
};
const reckonedAnswer = z.union([
  z.object({ by: z.literal("receipts"), hours: hours.nullable(), ...reckonedBy }),
  z.object({
    by: z.literal("rates"),
    ...reckonedBy,
    hours,
    rateVersion: z.string(),
    periods: z.array(
      z.object({
        hours,
        parts: z.array(
          z.object({
            place: z.string(),
            hours,
            perDay: decimal,
            perHour: decimal,
            currency: z.string(),
            amount: decimal,
          }),
        ),
        mealsOff: z.array(z.object({ meal: z.string(), percent: z.number(), amount: decimal })),
        keptByTheQuarter: decimal.describe("What at least a quarter of the rate gives back"),
      }),
    ),
    totals: z.array(z.object({ currency: z.string(), perTraveller: decimal, total: decimal })),
  }),
]);
const bookedAnswer = z.object({ items: z.array(postingAnswer) });

/** Time- og dagpenge for programs: reckoned, nothing stored; or booked on the trip. */
export function perDiemApi(db: Db, publish: PublishTrip): readonly UdsynRoute[] {
  const tripIn = (one: Work, asked: AskedByWho) => openAccounts(one, idIn<"trip">(asked), "read");
  const answers = { 404: null, 409: null, 422: null };
  return [
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/per-diem-calculation",
      allow: accountsReaders,
      api: {
        summary:
          "Reckons one traveller's allowance, hour by hour and meal by meal, by the journey that was approved; nothing is stored.",
        body: perDiemSchema,
        asks: true,
        answers: { 200: reckonedAnswer, ...answers },
      },
      handle: async (asked) =>
        json(
          await work(db, asked.here, asked.who, asked.now, async (one) => {
            const trip = await tripIn(one, asked);
            return reckonedBody(trip, await reckonTrip(one, trip, asked.json));
          }),
        ),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/per-diems",
      allow: ["accountant"],
      api: {
        summary: "Books an allowance for all who travelled alike: a posting a currency, naming its rate tables.",
        body: perDiemSchema,
        answers: { 201: bookedAnswer, ...answers },
      },
      handle: async (asked) => {
        const done = await doneOnce(db, asked, async (one) => {
          const made = await bookPerDiem(one, await tripIn(one, asked), asked.json, null, () => tripAccounts(publish));
          return { status: 201, body: { items: made.map(postingBody) } };
        });
        return json(done.body, done.status);
      },
    },
  ];
}

function reckonedBody(trip: Trip, { planned, result, given }: TripPerDiem): Answer<typeof reckonedAnswer> {
  const by = { planned: journeyIn(planned), editedSince: editedSince(trip) };
  if (result.kind !== "reckoned")
    return { by: "receipts", hours: result.kind === "receipts" ? result.hours : null, ...by };
  return {
    by: "rates",
    ...by,
    hours: result.hours,
    rateVersion: result.versions.join(", "),
    periods: result.periods.map(({ hours, parts, off, kept }) => ({
      hours,
      parts: parts.map((part) => ({
        place: part.name,
        hours: part.hours,
        perDay: decimalOf(part.rate.perDay),
        perHour: decimalOf(part.perHour),
        currency: part.rate.currency,
        amount: decimalOf(part.hundredths),
      })),
      mealsOff: off.map(({ meal, percent, hundredths }) => ({ meal, percent, amount: decimalOf(-hundredths) })),
      keptByTheQuarter: decimalOf(kept),
    })),
    totals: [...result.totals].map(([currency, hundredths]) => ({
      currency,
      perTraveller: decimalOf(hundredths),
      total: decimalOf(hundredths * BigInt(given.travellers)),
    })),
  };
}
