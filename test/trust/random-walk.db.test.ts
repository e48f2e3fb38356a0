import { expect, test } from "vitest";
import { walked } from "./walk/walk.ts";

/**
 * A walk of chance acts by everybody's roles, deterministic by its seed, with what must always hold asked along the way
 * (docs/decisions/0050). `WALK_SEEDS=1-20 WALK_ACTS=600 npm test -- random-walk` walks longer; `WALK_ONLY=3,17` does only
 * those acts of a seed again.
 */
const acts = Number(process.env.WALK_ACTS ?? 25);
const [first = 1, last = first] = (process.env.WALK_SEEDS ?? "1-2").split("-").map(Number);
const only = process.env.WALK_ONLY?.split(",").map(Number) ?? null;
const patience = Math.max(60_000, acts * 5_000);

test.each(Array.from({ length: last - first + 1 }, (_, at) => first + at))(
  "seed %i: whatever is done, sums foot, secrets keep, and every page answers",
  { timeout: patience },
  async (seed) => {
    const { faults, log } = await walked(seed, acts, only);
    const told = `seed ${seed}, ${acts} acts:\n${faults.join("\n")}\n\nThe acts:\n${log.join("\n")}`;
    expect(faults.length, faults.length === 0 ? "" : told).toBe(0);
  },
);
