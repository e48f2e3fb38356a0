import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Turns } from "./turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something that is being made until it is told to end. */
function making(turns: Turns, told: string[], name: string) {
  let end: (how?: Error) => void = () => undefined;
  const done = turns.inTurn(
    () =>
      new Promise<string>((resolve, reject) => {
        told.push(`${name} begins`);
        end = (how) => (how ? reject(how) : resolve(name));
      }),
  );
  done.catch(() => undefined);
  return { done, end: (how?: Error) => end(how) };
}
const quiet = () => undefined;
const settled = () => vi.advanceTimersByTimeAsync(0);

test("so many are made at once, and the others in their order", async () => {
  const [turns, told]: [Turns, string[]] = [new Turns(2, 1_000, quiet), []];
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => making(turns, told, name));
  await settled();
  expect(told).toEqual(["a begins", "b begins"]);
  b?.end();
  await settled();
  expect(told.at(-1)).toBe("c begins");
  a?.end(new Error("fault"));
  await expect(a?.done).rejects.toThrow("fault");
  await settled();
  expect(told.at(-1)).toBe("d begins");
  c?.end();
  d?.end();
  await expect(Promise.all([b?.done, c?.done, d?.done])).resolves.toEqual(["b", "c", "d"]);
});

test("whoever waits too long is told to come back, and takes nobody's turn", async () => {
  const [turns, told]: [Turns, string[]] = [new Turns(1, 1_000, quiet), []];
  const first = making(turns, told, "first");
  const late = making(turns, told, "late");
  await vi.advanceTimersByTimeAsync(600);
  const next = making(turns, told, "next");
  await vi.advanceTimersByTimeAsync(500);
  await expect(late.done).rejects.toMatchObject({ statusCode: 503, code: "crowded", retryAfter: 5 });
  first.end();
  await settled();
  expect(told).toEqual(["first begins", "next begins"]);
  next.end();
  await expect(next.done).resolves.toBe("next");
  const last = making(turns, told, "last");
  await settled();
  last.end();
  await expect(last.done).resolves.toBe("last");
});

test("a crowd is told of once in ten seconds, however many are put off", async () => {
  const told: string[] = [];
  const turns = new Turns(1, 1_000, () => told.push("crowded"));
  const first = making(turns, [], "first");
  for (const name of ["a", "b", "c"]) making(turns, [], name);
  await vi.advanceTimersByTimeAsync(5_000);
  making(turns, [], "d");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(["crowded"]);
  await vi.advanceTimersByTimeAsync(9_000);
  making(turns, [], "e");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(["crowded", "crowded"]);
  first.end();
});
