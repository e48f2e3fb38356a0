import { mapHeight, mapWidth } from "./projection.ts";

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
  const across = span(
    points.map(([x]) => x),
    { pad: 80, least: 360, most: mapWidth },
  );
  const down = span(
    points.map(([, y]) => y),
    { pad: 55, least: 300, most: mapHeight },
  );
  return { left: across.from, right: across.to, top: down.from, bottom: down.to };
}

function span(values: readonly number[], { pad, least, most }: { pad: number; least: number; most: number }) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const size = Math.min(most, Math.max(least, high - low + 2 * pad));
  const from = Math.round(Math.max(0, Math.min(most - size, (low + high - size) / 2)));
  return { from, to: Math.round(from + size) };
}

export function viewBox({ left, right, top, bottom }: Box): string {
  return `${left} ${top} ${right - left} ${bottom - top}`;
}
