import { writesPerSecond } from "./desk-write.ts";
import { listsPerSecond, renderedAnew } from "./first-render.ts";
import { goal, median, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

type Of = Pick<Trial, "site" | "owner" | "host" | "id" | "slug" | "tokens">;

const rounds = 3;
const renders = 40;
const writes = 200;

/** How many trips the small one has that the large one is held against. */
export const smallTrips = 1_000;

/**
 * P9: the work of P2, P3 and P7 in a large municipality against the same in a small one of the same installation, in turn:
 * what a reader and a caseworker wait for must not grow with what has been published.
 * @param trips how many the large one has
 */
export async function growth(large: Of, small: Of, trips: number, seconds: number): Promise<readonly Row[]> {
  const both = async (measured: (one: Of) => Promise<number>) => {
    const all: { readonly large: number[]; readonly small: number[] } = { large: [], small: [] };
    // The first round warms both.
    for (let round = 0; round <= rounds; round += 1)
      for (const [name, one] of [
        ["large", large],
        ["small", small],
      ] as const) {
        const value = await measured(one);
        if (round > 0) all[name].push(value);
      }
    return all;
  };
  const page = await both(async (one) => {
    const taken: number[] = [];
    for (let time = 0; time < renders; time += 1) taken.push(await renderedAnew(one, "/rejser"));
    return median(taken);
  });
  const list = await both((one) => listsPerSecond(one, seconds));
  const write = await both((one) => writesPerSecond(one, writes));
  const row = (work: string, ours: number, its: number, unit: string, grown: number): Row => ({
    id: "P9",
    work: `${work}: ${trips} trips against ${smallTrips}`,
    ours: `${unit === "ms" ? ours.toFixed(1) : Math.round(ours)} ${unit}`,
    reference: `${unit === "ms" ? its.toFixed(1) : Math.round(its)} ${unit}`,
    ratio: grown.toFixed(2),
    goal: goal("≤ 1.3×", grown <= 1.3),
  });
  const [a, b] = [Math.min(...page.large), Math.min(...page.small)];
  const [c, d] = [Math.max(...list.large), Math.max(...list.small)];
  const [e, f] = [Math.max(...write.large), Math.max(...write.small)];
  return [
    row("first render of /rejser", a, b, "ms", a / b),
    row("GET /api/v1/trips", c, d, "a second", d / c),
    row("desk write", e, f, "a second", f / e),
  ];
}
