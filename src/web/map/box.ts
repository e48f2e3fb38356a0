import { mapHeight, mapWidth, worldHeight } from "./projection.ts";

/** A part of the drawing, in its own units. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const wholeMap: Box = { left: 0, right: mapWidth, top: 0, bottom: mapHeight };

/** The part around some points with room for their names: what a narrow screen can show at a readable size. */
export function around(points: readonly (readonly [number, number])[]): Box {
  if (points.length === 0) return wholeMap;
  return part(points, { pad: 80, least: 360, most: mapWidth }, { pad: 55, least: 300, most: mapHeight });
}

/** Of the world: a strip across it around the points, and on a narrow screen no more than they need. */
export function aroundFar(points: readonly (readonly [number, number])[], shown: "wide" | "narrow"): Box {
  const least = { wide: mapWidth, narrow: 340 }[shown];
  return part(points, { pad: 60, least, most: mapWidth }, { pad: 40, least: 200, most: worldHeight });
}

interface Wanted {
  readonly pad: number;
  readonly least: number;
  readonly most: number;
}

function part(points: readonly (readonly [number, number])[], wide: Wanted, high: Wanted): Box {
  const across = span(
    points.map(([x]) => x),
    wide,
  );
  const down = span(
    points.map(([, y]) => y),
    high,
  );
  return { left: across.from, right: across.to, top: down.from, bottom: down.to };
}

function span(values: readonly number[], { pad, least, most }: Wanted) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const size = Math.min(most, Math.max(least, high - low + 2 * pad));
  const from = Math.round(Math.max(0, Math.min(most - size, (low + high - size) / 2)));
  return { from, to: Math.round(from + size) };
}

export function viewBox({ left, right, top, bottom }: Box): string {
  return `${left} ${top} ${right - left} ${bottom - top}`;
}
