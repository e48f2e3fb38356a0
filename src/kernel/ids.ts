import { randomFillSync } from "node:crypto";

declare const noun: unique symbol;

/** A UUID that names one kind of thing: an `Id<"trip">` cannot be passed where an `Id<"person">` is wanted. */
export type Id<Noun extends string> = string & { readonly [noun]: Noun };

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let last = 0n;

/**
 * A new UUID version 7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter, then random.
 * Made in the application, so that an id is known before the row is stored; never runs backwards within a process.
 */
export function newId<Noun extends string>(at: number = Date.now()): Id<Noun> {
  const random = randomFillSync(Buffer.alloc(8));
  const stamp = BigInt(at) << 12n;
  last = stamp > last ? stamp : last + 1n;
  const time = (last >> 12n).toString(16).padStart(12, "0");
  const counter = (last & 0xfffn).toString(16).padStart(3, "0");
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = random.toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}` as Id<Noun>;
}

/** Whether a text from outside has the form of an id (lower case, with hyphens). */
export function isId<Noun extends string>(text: string): text is Id<Noun> {
  return pattern.test(text);
}

/** When an id was made, in milliseconds since 1970. */
export function idMadeAt(id: Id<string>): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
