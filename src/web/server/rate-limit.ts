import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";

/** How often something may be done: as many at once, and as many again over as many seconds. */
export interface Rate {
  readonly atOnce: number;
  readonly perSeconds: number;
}

/** What is limited. Reading what is public never is. */
export type Limited = "sign-in" | "link" | "open" | "mail" | "write" | "upload" | "refused";
export type Limits = Readonly<Record<Limited, { readonly address: Rate; readonly credential: Rate | null }>>;

/**
 * A whole town hall may come from one address, so an address may do far more than one person can; a session or token, which is
 * one person or program, is held closer. `refused`: answers 401 to a token or session that nobody has.
 */
export const usualLimits: Limits = {
  "sign-in": { address: { atOnce: 60, perSeconds: 60 }, credential: null },
  // Those who hold a link write for a while, saved as they go, several from one town hall; a link cannot be guessed.
  link: { address: { atOnce: 600, perSeconds: 60 }, credential: null },
  open: { address: { atOnce: 60, perSeconds: 60 }, credential: null },
  // What makes a letter go to an address that anybody may have typed: enough for a library, too little to fill mailboxes.
  mail: { address: { atOnce: 20, perSeconds: 600 }, credential: null },
  write: { address: { atOnce: 3_000, perSeconds: 60 }, credential: { atOnce: 600, perSeconds: 60 } },
  upload: { address: { atOnce: 600, perSeconds: 60 }, credential: { atOnce: 120, perSeconds: 60 } },
  refused: { address: { atOnce: 60, perSeconds: 60 }, credential: null },
};

interface Bucket {
  left: number;
  at: number;
}

/** Counts that are kept at most: a flood of made-up addresses pushes out the oldest, and takes no more memory. */
const mostBuckets = 50_000;

/** Counts by what is done, where and by whom; each count fills up again with time. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Counts one more. @returns 0 when it may be done, else the seconds until it may
   * @param at milliseconds of a clock that only goes on
   */
  take(what: Limited, who: { municipality: string; address: string; credential: string | null }, at: number): number {
    const { address, credential } = this.#limits[what];
    const place = `${what} ${who.municipality}`;
    const byAddress = this.#take(`${place} a ${networkOf(who.address)}`, address, at);
    if (byAddress > 0 || credential === null || who.credential === null) return byAddress;
    return this.#take(`${place} c ${hashed(who.credential)}`, credential, at);
  }

  /** How many counts are kept. */
  get size(): number {
    return this.#buckets.size;
  }

  #take(key: string, rate: Rate, at: number): number {
    const found = this.#buckets.get(key);
    const left = found ? refilled(found, rate, at) : rate.atOnce;
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= mostBuckets) break;
      this.#buckets.delete(oldest);
    }
    return left >= 1 ? 0 : secondsUntilOne(left, rate);
  }
}

function refilled({ left, at: before }: Bucket, { atOnce, perSeconds }: Rate, at: number): number {
  return Math.min(atOnce, left + (Math.max(0, at - before) / 1_000) * (atOnce / perSeconds));
}

function secondsUntilOne(left: number, { atOnce, perSeconds }: Rate): number {
  return Math.max(1, Math.ceil(((1 - left) * perSeconds) / atOnce));
}

/** Never a secret as a key: what lies in memory may be dumped. */
function hashed(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url").slice(0, 22);
}

/** Whose address it is: an IPv6 customer has a /64 and may change address within it at will; IPv4 within IPv6 is IPv4. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const plain = address.split("%")[0] ?? address;
  if (!isIPv6(plain)) return address;
  const [head = "", tail = ""] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = !plain.includes("::") || tail === "" ? [] : tail.split(":");
  const whole = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `${whole
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")}::/64`;
}
