import type { FarPlace } from "./horizon.tsx";

export interface HorizonMark {
  readonly place: FarPlace;
  readonly x: number;
  /** Where the name stands; `silent` has a tick and its name only in the figure's own name, for want of room. */
  readonly side: "below" | "above" | "silent";
  readonly anchor: "start" | "end";
}

/** Nearest first: the name below the line, else above it, else not at all. */
export function horizonLayout(
  places: readonly FarPlace[],
  width: number,
  from: number,
  under: (place: FarPlace) => string,
) {
  const farthest = Math.max(...places.map((place) => place.km), 1);
  const end = { below: 0, above: 0 };
  return [...places]
    .sort((a, b) => a.km - b.km)
    .map((place): HorizonMark => {
      const x = Math.round((from + Math.sqrt(place.km / farthest) * (width - from - 12)) * 10) / 10;
      const long = Math.max(place.name.length * 7.6, under(place).length * 7.2);
      const anchor = x + long > width ? "end" : "start";
      const [left, right] = anchor === "end" ? [x - long, x] : [x, x + long];
      const side = left >= end.below ? "below" : left >= end.above ? "above" : "silent";
      if (side !== "silent") end[side] = right + 22;
      return { place, x, side, anchor };
    });
}
