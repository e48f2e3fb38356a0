import type { Lang } from "../../platform/index.ts";
import type { TimelineEntry } from "../../web/index.ts";
import type { TripLine } from "./trip-line.ts";
import { tripWords } from "./trip-words.texts.ts";

const marks = new WeakMap<TripLine, readonly TimelineEntry[]>();

/** A trip on a timeline, none without a day; the same object for as long as its line is. */
export function keptMark(line: TripLine, lang: Lang): readonly TimelineEntry[] {
  const mark = marks.get(line) ?? onTimeline(line, lang);
  marks.set(line, mark);
  return mark;
}

/** One that will not take place says so before its money does, as in the table. */
function onTimeline(line: TripLine, lang: Lang): readonly TimelineEntry[] {
  const on = line.startOn ?? line.endOn;
  if (on === null) return [];
  const { direction, href, name } = line;
  const stopped = tripWords.find(lang, `status.${line.status}`) ?? undefined;
  const knowledge = stopped === undefined ? line.knowledge : ("missing" as const);
  return [{ on, to: line.endOn ?? on, label: name.text, lang: name.lang, direction, knowledge, status: stopped, href }];
}
