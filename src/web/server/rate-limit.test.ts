import { expect, test } from "vitest";
import { networkOf, RateLimiter, usualLimits } from "./rate-limit.ts";

const who = (address: string, municipality = "a", credential: string | null = null) => ({
  municipality,
  address,
  credential,
});
const many = (limiter: RateLimiter, times: number, from: ReturnType<typeof who>, at = 0) =>
  Array.from({ length: times }, () => limiter.take("sign-in", from, at)).filter((wait) => wait > 0).length;

test("as many as may be at once, then none until time has passed, and the wait is said", () => {
  const limiter = new RateLimiter(usualLimits);
  expect(many(limiter, 60, who("192.0.2.1"))).toBe(0);
  expect(limiter.take("sign-in", who("192.0.2.1"), 0)).toBe(1);
  expect(limiter.take("sign-in", who("192.0.2.1"), 999)).toBe(1);
  expect(limiter.take("sign-in", who("192.0.2.1"), 1_001)).toBe(0);
  expect(limiter.take("sign-in", who("192.0.2.1"), 1_002)).toBe(1);
});

test("another address, municipality or act has a count of its own", () => {
  const limiter = new RateLimiter(usualLimits);
  many(limiter, 61, who("192.0.2.1"));
  expect(limiter.take("sign-in", who("192.0.2.2"), 0)).toBe(0);
  expect(limiter.take("sign-in", who("192.0.2.1", "b"), 0)).toBe(0);
  expect(limiter.take("link", who("192.0.2.1"), 0)).toBe(0);
});

test("within one address each session is held closer than the address", () => {
  const limiter = new RateLimiter(usualLimits);
  const refused = (credential: string) =>
    Array.from({ length: 601 }, () => limiter.take("write", who("192.0.2.1", "a", credential), 0)).filter(Boolean)
      .length;
  expect(refused("one")).toBe(1);
  expect(refused("two")).toBe(1);
});

test("an IPv6 customer's /64 is one address, however it is written", () => {
  for (const address of ["2001:db8:1:2::1", "2001:0db8:0001:0002:ffff:1:2:3", "2001:DB8:1:2:0:0:0:9"])
    expect(networkOf(address), address).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
});

test("a flood of addresses takes no more memory than was meant, and keeps the newest", () => {
  const limiter = new RateLimiter(usualLimits);
  for (let n = 0; n < 60_000; n += 1) limiter.take("open", who(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`), 0);
  expect(limiter.size).toBe(50_000);
});
