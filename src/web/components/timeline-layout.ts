import type { DateOn } from "../../kernel/index.ts";
import type { TimelineEntry } from "./timeline.tsx";

/** Width of the drawing, and how wide one letter of a label is taken to be. */
const width = 1104;
const edge = 20;
const letter = 8;
const longest = 36;

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
  /** As it is written in the drawing: cut where it is long; the table has the whole. */
  readonly label: string;
  readonly x: number;
  /** 0 lies nearest the horizon. */
  readonly lane: number;
  /** The label stands before its disc, where the drawing ends. */
  readonly before: boolean;
}

/**
 * Puts each entry on the nearest lane where its label meets no other label and no stem, and its stem no label.
 * Latest first: labels stand after their discs, so those to the left climb over what is already placed.
 */
export function placedOn(axis: Axis, entries: readonly TimelineEntry[], direction: "out" | "in") {
  const placed: (Placed & { from: number; to: number })[] = [];
  for (const entry of entries.filter((one) => one.direction === direction).sort((a, b) => (a.on < b.on ? 1 : -1))) {
    const x = axis.at(entry.on);
    const label = entry.label.length > longest ? `${entry.label.slice(0, longest - 1).trimEnd()}…` : entry.label;
    const long = 14 + label.length * letter;
    const after = { before: false, from: x - 8, to: x + long };
    const before = { before: true, from: x - long, to: x + 8 };
    const ways = x + long > width ? [before] : x - long < 0 ? [after] : [after, before];
    const lanes = placed.reduce((most, other) => Math.max(most, other.lane + 1), 0);
    const found = ways
      .flatMap((way) => Array.from({ length: lanes + 1 }, (_, lane) => ({ entry, label, x, lane, ...way })))
      .find((one) => placed.every((other) => apart(one, other)));
    placed.push(found ?? { entry, label, x, lane: lanes, ...(ways[0] ?? after) });
  }
  return { placed, lanes: placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0) };
}

interface Standing {
  readonly x: number;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

function apart(a: Standing, b: Standing): boolean {
  if (a.lane === b.lane) return a.to < b.from || a.from > b.to;
  const [near, far] = a.lane < b.lane ? [a, b] : [b, a];
  return far.x < near.from || far.x > near.to;
}
