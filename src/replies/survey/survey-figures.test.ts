import { expect, test } from "vitest";
import { fewestShown, figureOf, scaleValues } from "./survey.ts";

/** Every way that `count` people can answer on the scale: how many chose each value. */
function ways(count: number, values: number): number[][] {
  if (values === 1) return [[count]];
  return Array.from({ length: count + 1 }, (_, first) => first).flatMap((first) =>
    ways(count - first, values - 1).map((rest) => [first, ...rest]),
  );
}

const answersOf = (way: readonly number[]) => way.flatMap((people, at) => Array<number>(people).fill(at + 1));

/** Every set of neighbouring values: what somebody might ask the number of people behind. */
const cells = scaleValues.flatMap((from) => scaleValues.filter((to) => to >= from).map((to) => [from, to] as const));

const peopleIn = (way: readonly number[], [from, to]: readonly [number, number]) =>
  way.slice(from - 1, to).reduce((sum, one) => sum + one, 0);

/** Cells of one to four people that what is said gives away: the same in every way that would be said the same of. */
function recoverable(say: (way: readonly number[]) => string | null, count: number): string[] {
  const alike = Map.groupBy(ways(count, scaleValues.length), say);
  return [...alike].flatMap(([said, all]) =>
    said === null
      ? []
      : cells.flatMap((cell) => {
          const sizes = new Set(all.map((way) => peopleIn(way, cell)));
          const [size = 0] = sizes;
          return sizes.size === 1 && size > 0 && size < fewestShown ? [`${count} people, ${said}: ${cell}`] : [];
        }),
  );
}

test("nothing is said of fewer than five", () => {
  for (let count = 0; count < fewestShown; count += 1)
    for (const way of ways(count, scaleValues.length)) expect(figureOf("q", answersOf(way))).toBeNull();
});

test("of no figure can a cell of one to four people be worked out, however they answered", () => {
  for (let count = fewestShown; count <= 14; count += 1)
    expect(recoverable((way) => String(figureOf("q", answersOf(way))?.mean ?? null), count)).toEqual([]);
});

test("a mean with its decimals would have given some away, and so would counts", () => {
  const exact = (way: readonly number[]) => String(answersOf(way).reduce((sum, one) => sum + one, 0) / 5);
  expect(recoverable(exact, 5).length).toBeGreaterThan(0);
  expect(recoverable((way) => way.join(), 6).length).toBeGreaterThan(0);
});

test("the mean is to the nearest half", () => {
  expect(figureOf("q", [5, 5, 4, 4, 3])).toEqual({ question: "q", mean: 4 });
  expect(figureOf("q", [5, 5, 5, 4, 4])).toEqual({ question: "q", mean: 4.5 });
});
