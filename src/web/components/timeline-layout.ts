import type { DateOn } from "../../kernel/index.ts";
import type { TimelineEntry } from "./timeline.tsx";

/** Width of the drawing, and how wide one letter of a label is taken to be. */
const width = 1104;
const edge = 20;
const letter = 7.4;

export interface Axis {
  readonly firstYear: string;
  readonly lastYear: string;
  /** Where years begin; a label where there is room for it. */
  readonly years: readonly { readonly x: number; readonly label: string | null }[];
  readonly today: number | null;
  readonly at: (on: DateOn) => number;
}

/** Whole years around all entries. Today is drawn where it falls within them. */
export function axisOf(days: readonly DateOn[], today: DateOn): Axis {
  const sorted = [...days].sort();
  const first = Number((sorted[0] ?? today).slice(0, 4));
  const last = Number((sorted.at(-1) ?? today).slice(0, 4));
  const begin = Date.UTC(first, 0, 1);
  const span = Date.UTC(last + 1, 0, 1) - begin;
  const x = (at: number) => Math.round((edge + ((at - begin) / span) * (width - 2 * edge)) * 10) / 10;
  const at = (on: DateOn) => x(Date.parse(on));
  const every = Math.max(1, Math.ceil((last - first + 1) / 18));
  const years = Array.from({ length: last - first + 2 }, (_, n) => ({
    x: x(Date.UTC(first + n, 0, 1)),
    label: n <= last - first && n % every === 0 ? String(first + n) : null,
  }));
  const now = Number(today.slice(0, 4));
  return {
    firstYear: String(first),
    lastYear: String(last),
    years,
    today: now < first || now > last ? null : at(today),
    at,
  };
}

export interface Placed {
  readonly entry: TimelineEntry;
  readonly x: number;
  /** 0 lies nearest the horizon. */
  readonly lane: number;
  /** The label stands before its disc, where the drawing ends. */
  readonly before: boolean;
}

/** Puts each entry on the nearest lane where neither its label nor its stem meets another's. */
export function placedOn(axis: Axis, entries: readonly TimelineEntry[], direction: "out" | "in") {
  const taken: { from: number; to: number }[][] = [];
  const stems: { x: number; lane: number }[] = [];
  const placed: Placed[] = [];
  for (const entry of entries.filter((one) => one.direction === direction).sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const x = axis.at(entry.on);
    const long = 14 + entry.label.length * letter;
    const before = x + long > width;
    const [from, to] = before ? [x - long, x + 8] : [x - 8, x + long];
    const free = (lane: number) =>
      (taken[lane] ?? []).every((other) => to < other.from || from > other.to) &&
      stems.every((stem) => stem.lane <= lane || stem.x < from - 2 || stem.x > to + 2) &&
      taken.slice(0, lane).every((nearer) => nearer.every((other) => x < other.from - 2 || x > other.to + 2));
    let lane = 0;
    while (lane < taken.length && !free(lane)) lane += 1;
    const row = taken[lane] ?? [];
    row.push({ from, to });
    taken[lane] = row;
    stems.push({ x, lane });
    placed.push({ entry, x, lane, before });
  }
  return { placed, lanes: taken.length };
}
