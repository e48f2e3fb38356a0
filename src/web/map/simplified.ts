/**
 * An SVG path of straight lines with fewer points: those nearer than `tolerance` to the line without them are left out
 * (Douglas and Peucker), rings smaller across than `least` altogether. Coordinates keep one decimal.
 */
export function simplified(path: string, tolerance: number, least: number): string {
  return path
    .split("M")
    .filter(Boolean)
    .map((ring) => ({ points: pointsOf(ring), closed: ring.endsWith("Z") }))
    .filter(({ points }) => across(points) >= least)
    .map(({ points, closed }) => ({ points: kept(points, tolerance), closed }))
    .filter(({ points }) => points.length > 1)
    .map(({ points, closed }) => `M${points.map(([x, y]) => `${short(x)},${short(y)}`).join("L")}${closed ? "Z" : ""}`)
    .join("");
}

type Point = readonly [number, number];

function pointsOf(ring: string): Point[] {
  return ring
    .replace("Z", "")
    .split("L")
    .map((pair): Point => {
      const [x = 0, y = 0] = pair.split(",").map(Number);
      return [x, y];
    });
}

function across(points: readonly Point[]): number {
  const side = (axis: 0 | 1) => {
    const all = points.map((point) => point[axis]);
    return Math.max(...all) - Math.min(...all);
  };
  return Math.max(side(0), side(1));
}

function kept(points: readonly Point[], tolerance: number): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return [...points];
  let far = 0;
  let at = 0;
  points.forEach((point, index) => {
    const distance = fromLine(point, first, last);
    if (distance > far) [far, at] = [distance, index];
  });
  if (far <= tolerance) return [first, last];
  return [...kept(points.slice(0, at + 1), tolerance).slice(0, -1), ...kept(points.slice(at), tolerance)];
}

function fromLine([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
