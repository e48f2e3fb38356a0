import { expect, it } from "vitest";
import { type Currency, dateOn } from "../../kernel/index.ts";
import { mayBeOne } from "./booked-by-hand.ts";

const line = (amount: bigint | null, voucher: string | null, day: string | null, currency = "DKK") => ({
  ...{ hundredths: amount, voucher, currency: currency as Currency },
  bookedOn: day === null ? null : dateOn(day),
});
const hand = line(300_000n, "B-2488", "2026-05-03");

it.each([
  ["the same voucher of another day", line(300_000n, "b-2488 ", "2026-05-31"), true],
  ["another voucher of the same day", line(300_000n, "B-2489", "2026-05-03"), false],
  ["no voucher, the same day", line(300_000n, null, "2026-05-03"), true],
  ["a blank voucher, the same day", line(300_000n, " ", "2026-05-03"), true],
  ["no voucher, another day", line(300_000n, null, "2026-05-04"), false],
  ["no voucher and no day", line(300_000n, null, null), false],
  ["another amount", line(300_001n, "B-2488", "2026-05-03"), false],
  ["what was given back", line(-300_000n, "B-2488", "2026-05-03"), false],
  ["another currency", line(300_000n, "B-2488", "2026-05-03", "EUR"), false],
  ["no amount", line(null, "B-2488", "2026-05-03"), false],
])("%s: %s", (_, other, may) => {
  expect([mayBeOne(hand, other), mayBeOne(other, hand)]).toEqual([may, may]);
});

it("takes no two lines for one that both have no amount, or no day", () => {
  expect(mayBeOne(line(null, "1", "2026-05-03"), line(null, "1", "2026-05-03"))).toBe(false);
  expect(mayBeOne(line(1n, null, null), line(1n, "1", null))).toBe(false);
});
