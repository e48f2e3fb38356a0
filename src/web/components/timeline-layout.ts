import { type DateOn, day } from "../../kernel/index.ts";
import type { TimelineEntry } from "./timeline.tsx";

/** How wide a drawing is, across a page and across a phone. */
export const pageWidth = 1104;
export const phoneWidth = 358;
const edge = 20;
/** How wide one letter of a label is taken to be. */
const letter = 8;
const longest = 36;

export interface Axis {
  readonly firstYear: string;
  readonly lastYear: string;
  /** Where years begin, or quarters where the span is short; a label where there is room for it. */
  readonly ticks: readonly { readonly x: number; readonly label: Tick | null }[];
  readonly today: number | null;
  readonly width: number;
  readonly at: (on: DateOn) => number;
}

/** A year by itself, a month, or a month with its year where no other says it. */
interface Tick {
  readonly on: DateOn;
  readonly kind: "year" | "month" | "month-and-year";
}

/** No more months than these are told one by one, by quarters; longer spans by years. */
const byMonths = 10;
const byQuarters = 30;

/** How much room a label of the axis takes: `2026`, `september`, `september 2026`. */
const roomOf: Readonly<Record<Tick["kind"], number>> = { year: 50, month: 76, "month-and-year": 112 };

/** From the month of the first entry to the end of the last one's. Today is drawn where it falls within them. */
export function axisOf(days: readonly DateOn[], today: DateOn, width = pageWidth): Axis {
  const sorted = [...days].sort();
  const [begin, last] = [monthsOf(sorted[0] ?? today), monthsOf(sorted.at(-1) ?? today)];
  const end = last + 1;
  const step = last - begin < byMonths ? 1 : last - begin < byQuarters ? 3 : 12;
  const from = startOf(begin);
  const span = startOf(end) - from;
  const x = (at: number) => Math.round((edge + ((at - from) / span) * (width - 2 * edge)) * 10) / 10;
  const at = (on: DateOn) => x(Date.parse(on));
  const months = Array.from({ length: end - begin }, (_, n) => begin + n).filter((n) => n === begin || n % step === 0);
  let free = width;
  const ticks = months.toReversed().map((month) => {
    const kind: Tick["kind"] = month % 12 === 0 ? "year" : step === 1 && month !== begin ? "month" : "month-and-year";
    const here = x(startOf(month));
    if (here + roomOf[kind] > free) return { x: here, label: null };
    free = here;
    return { x: here, label: { on: dayOf(month), kind } };
  });
  const now = Date.parse(today);
  return {
    firstYear: (sorted[0] ?? today).slice(0, 4),
    lastYear: (sorted.at(-1) ?? today).slice(0, 4),
    ticks: ticks.toReversed(),
    today: now < from || now >= from + span ? null : at(today),
    width,
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
 * Labels stand after their discs, placed latest first, so that those to the left climb over what is there. Towards the
 * end, from where a label would leave the drawing, they stand before: placed earliest first, those to the right climb.
 */
export function placedOn(axis: Axis, entries: readonly TimelineEntry[], direction: "out" | "in") {
  const placed: (Placed & { from: number; to: number })[] = [];
  const { width } = axis;
  let limit = width;
  const marks = entries
    .filter((one) => one.direction === direction)
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .map((entry) => {
      const x = axis.at(entry.on);
      const label = shortened(entry.label, Math.floor((Math.max(x, width - x) - 14) / letter));
      const long = 14 + label.length * letter;
      const before = x + long > limit && x - long >= 0;
      if (before) limit = x - 8;
      return { entry, label, x, before, from: before ? x - long : x - 8, to: before ? x + 8 : x + long };
    });
  let lanes = 0;
  for (const one of [...marks.filter(({ before }) => !before), ...marks.filter(({ before }) => before).toReversed()]) {
    let lane = 0;
    while (lane < lanes && !placed.every((other) => apart(one, lane, other))) lane += 1;
    placed.push({ ...one, lane });
    lanes = Math.max(lanes, lane + 1);
  }
  return { placed, lanes };
}

/** The axis' labels, each after the stems that would go down through it; left out where it then meets the next or the end. */
export function besideStems(axis: Axis, into: readonly Placed[]) {
  const told = axis.ticks.flatMap(({ x, label }) => (label ? [{ x, label }] : []));
  const stems = into.map(({ x }) => x).toSorted((a, b) => a - b);
  return told.flatMap(({ x, label }, at) => {
    const room = roomOf[label.kind];
    const begins = stems.reduce((from, stem) => (stem > from && stem < from + room ? stem : from), x);
    const end = told[at + 1]?.x ?? axis.width;
    return begins === x || begins + room <= end ? [{ x: begins, label }] : [];
  });
}

/** What stands before a colon says what it is; else the label is cut after a whole word. @param room letters that there is room for */
export function shortened(label: string, room = longest): string {
  const most = Math.min(room, longest);
  if (label.length <= most) return label;
  const head = label.split(": ")[0] ?? label;
  if (head.length <= most) return head;
  const cut = label.slice(0, most - 1);
  const words = cut.lastIndexOf(" ");
  return `${cut.slice(0, words > most / 2 ? words : most - 1).replace(/[\s,;:–-]+$/, "")}…`;
}

interface Standing {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** Whether one entry on a lane meets another where that stands. */
function apart(one: Standing, lane: number, other: Standing & { readonly lane: number }): boolean {
  if (lane === other.lane) return one.to < other.from || one.from > other.to;
  const [near, far] = lane < other.lane ? [one, other] : [other, one];
  return far.x < near.from || far.x > near.to;
}
