import { type DateOn, day } from "../../kernel/index.ts";
import type { TimelineEntry } from "./timeline.tsx";

/** Width of the drawing, and how wide one letter of a label is taken to be. */
const width = 1104;
const edge = 20;
const letter = 8;
const longest = 36;

export interface Axis {
  readonly firstYear: string;
  readonly lastYear: string;
  /** Where years begin, or quarters where the span is short; a label where there is room for it. */
  readonly ticks: readonly { readonly x: number; readonly label: Tick | null }[];
  readonly today: number | null;
  readonly at: (on: DateOn) => number;
}

/** A year by itself, or the month that a quarter begins with. */
export interface Tick {
  readonly on: DateOn;
  readonly year: boolean;
}

/** No more months than this are told by quarters; longer spans by years. */
const byQuarters = 30;

/** From the quarter (or year) of the first entry to the end of the last one's quarter. Today is drawn where it falls within them. */
export function axisOf(days: readonly DateOn[], today: DateOn): Axis {
  const sorted = [...days].sort();
  const [first, last] = [monthsOf(sorted[0] ?? today), monthsOf(sorted.at(-1) ?? today)];
  const step = last - first < byQuarters ? 3 : 12;
  const begin = first - (first % step);
  const end = last - (last % 3) + 3;
  const from = startOf(begin);
  const span = startOf(end) - from;
  const x = (at: number) => Math.round((edge + ((at - from) / span) * (width - 2 * edge)) * 10) / 10;
  const at = (on: DateOn) => x(Date.parse(on));
  const every = Math.max(1, Math.ceil((end - begin) / step / (step === 3 ? 9 : 18)));
  const ticks = Array.from({ length: Math.floor((end - begin) / step) + 1 }, (_, n) => {
    const month = begin + n * step;
    const told = month < end && n % every === 0;
    return { x: x(startOf(month)), label: told ? { on: dayOf(month), year: month % 12 === 0 } : null };
  });
  const now = Date.parse(today);
  return {
    firstYear: (sorted[0] ?? today).slice(0, 4),
    lastYear: (sorted.at(-1) ?? today).slice(0, 4),
    ticks,
    today: now < from || now >= from + span ? null : at(today),
    at,
  };
}

/** Months since the year nought, so that `% 12 === 0` is a January and `% 3 === 0` begins a quarter. */
function monthsOf(on: DateOn): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
}

function startOf(months: number): number {
  return Date.UTC(Math.floor(months / 12), months % 12, 1);
}

function dayOf(months: number): DateOn {
  return day(new Date(startOf(months)).toISOString().slice(0, 10));
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
