/** A point in degrees, WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const meanRadius = 6371.0088;

/** Great-circle distance in kilometres, on a sphere of the earth's mean radius: within 0.6 % of the ellipsoid. */
export function distanceKm(from: Point, to: Point): number {
  const radians = Math.PI / 180;
  const [one, other] = [from.lat * radians, to.lat * radians];
  const across = Math.sin(((to.lon - from.lon) * radians) / 2) ** 2;
  const along = Math.sin((other - one) / 2) ** 2;
  return 2 * meanRadius * Math.asin(Math.min(1, Math.sqrt(along + Math.cos(one) * Math.cos(other) * across)));
}
