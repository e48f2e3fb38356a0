import type { Box } from "./box.ts";

export interface MapLabel {
  readonly name: string;
  readonly note?: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

type At = readonly [number, number];
/** A place with its name and where it stands on the drawing. */
export interface PlacedAt {
  readonly place: { readonly name: string; readonly note?: string };
  readonly at: At;
}

/**
 * Each name beside its dot, on the first side where it meets no dot, name or edge. The first place is home: arcs reach the others from its side, so names far to its west stand below or before their dot.
 * A place without a name stands in the way of the others' names.
 * @param crowded what becomes of a name that has room nowhere
 */
export function labelled(places: readonly PlacedAt[], frame: Box, crowded: "keep" | "drop" = "keep"): MapLabel[] {
  const taken: Box[] = places.map(({ at: [x, y] }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
  return places.flatMap(({ place, at }, index) => {
    if (place.name === "") return [];
    const others = taken.filter((_, n) => n !== index);
    const isWest = at[0] < (places[0]?.at[0] ?? 0) - 120;
    const ways = namesOf(place.name).flatMap((name) => sides({ ...place, name }, at, isWest));
    const found =
      ways.find((way) => inside(way.box, frame) && others.every((other) => apart(way.box, other))) ??
      (crowded === "keep" ? ways[0] : undefined);
    if (!found) return [];
    taken.push(found.box);
    return found.label;
  });
}

/** A name, and shorter where the whole has no room: without its remark, then its first words. */
function namesOf(name: string): string[] {
  const plain = name.replace(/ \(.*\)$/u, "");
  // After a whole word; one long word stays whole.
  const cut = plain.length > 13 ? /^.{3,12}(?=[ -])/u.exec(plain)?.[0] : undefined;
  return [...new Set([name, plain, cut === undefined ? plain : `${cut} …`])];
}

function sides(place: { name: string; note?: string }, [x, y]: At, west: boolean): { label: MapLabel; box: Box }[] {
  const long = Math.max(place.name.length * 8, (place.note ?? "").length * 6.6);
  const deep = place.note ? 20 : 4;
  const side = (anchor: MapLabel["anchor"], lx: number, ly: number) => ({
    label: { name: place.name, note: place.note, x: Math.round(lx), y: Math.round(ly), anchor },
    box: {
      left: anchor === "start" ? lx : anchor === "end" ? lx - long : lx - long / 2,
      right: anchor === "start" ? lx + long : anchor === "end" ? lx : lx + long / 2,
      top: ly - 13,
      bottom: ly + deep,
    },
  });
  const right = [side("start", x + 11, y + 5), side("start", x + 8, y - 10)];
  const left = [side("middle", x, y + 23), side("end", x - 11, y + 5)];
  return [...(west ? [...left, ...right] : [...right, ...left]), side("middle", x, y - 12 - deep)];
}

function inside(box: Box, frame: Box): boolean {
  return (
    box.left > frame.left + 4 && box.right < frame.right - 4 && box.top > frame.top + 4 && box.bottom < frame.bottom - 4
  );
}

function apart(a: Box, b: Box): boolean {
  return a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom;
}

/** A bow between two places, bent to the north as flights look on a map. */
export function arcBetween([x1, y1]: At, [x2, y2]: At): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const turn = dx >= 0 ? 0.18 : -0.18;
  const n = (value: number) => value.toFixed(1);
  return `M${n(x1)},${n(y1)}Q${n((x1 + x2) / 2 + dy * turn)},${n((y1 + y2) / 2 - dx * turn)} ${n(x2)},${n(y2)}`;
}
