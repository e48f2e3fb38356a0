import { addDays, addMonths, type DateOn } from "../kernel/index.ts";
import type { Period } from "./fields.ts";

/** A time with a first day and perhaps a last one, both counted. */
export interface Span {
  readonly from: DateOn;
  readonly to?: DateOn | undefined;
}

export function holdsOn(span: Span, on: DateOn): boolean {
  return span.from <= on && (span.to === undefined || on <= span.to);
}

export function overlap(one: Span, other: Span): boolean {
  return (one.to === undefined || other.from <= one.to) && (other.to === undefined || one.from <= other.to);
}

/** The day a period ends that starts on a day: two months after 31 December is the last of February. */
export function periodAfter(on: DateOn, { count, unit }: Period): DateOn {
  return unit === "days" ? addDays(on, count) : addMonths(on, unit === "years" ? count * 12 : count);
}
