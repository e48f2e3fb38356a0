import { expect } from "vitest";
import type { Got } from "./client.ts";

/** What an answer to bad input must never hold: our files, our database, the runtime. */
const inside =
  /node_modules|\bat (?:async )?[\w.<>]+ \(|file:\/\/|\/src\/|\.(?:ts|tsx|mjs):\d|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM) |syntax error at|violates|relation "|udsyn\.[a-z]+_|postgres|ECONNREFUSED|TypeError|RangeError|SyntaxError|ZodError/;

/** Fails when an answer tells about the program's inside, or is one of its own failures. */
export function expectDiscreet(got: Got, what: string): void {
  expect(got.status, `${what}: ${got.text.slice(0, 300)}`).toBeLessThan(500);
  expect(inside.exec(got.text)?.[0], what).toBeUndefined();
}

/** Fails unless an answer is a refusal, and a discreet one. 0: the connection was closed. */
export function expectRefused(got: Got, what: string): void {
  expectDiscreet(got, what);
  expect(got.status === 0 || got.status >= 400, `${what}: answered ${got.status}`).toBe(true);
}

/** What was made, of an answer that went well. */
export async function done(response: Response): Promise<{ id: string }> {
  const text = await response.text();
  expect(response.status, text).toBeLessThan(300);
  return JSON.parse(text) as { id: string };
}
