import type { Work } from "../../identity/index.ts";
import type { Apart, Met, TripRow } from "../../intake/index.ts";
import { dateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { titleOf } from "../staff/trip-path.ts";
import { tripsById } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { actsOn, lastSaid } from "./last-said.ts";

const f = formatsIn("da");

type Days = Pick<TripRow, "startOn" | "endOn">;

/**
 * Rows of another year than their key's trip: lists of trips are numbered from 1 each year, so next year's file meets this year's keys.
 * A trip over New Year is of both. Days that a person has moved the trip to already are no other year.
 */
export async function otherYears(work: Work, rows: readonly Met<TripRow>[]): Promise<readonly (Apart | null)[]> {
  const asked = rows.filter(({ item, was }) => was === null || differ(item, was));
  const ids = asked.map(({ subjectId }) => subjectId as TripId);
  const trips = new Map((await tripsById(work.tx, work.municipality.id, ids)).map((trip) => [String(trip.id), trip]));
  const unread = asked.flatMap(({ item, subjectId, was }) => {
    const trip = was === null ? trips.get(subjectId) : undefined;
    return trip && differ(item, trip) ? [trip.id] : [];
  });
  const actsOf = await actsOn(work, unread);
  const said = new Map(unread.map((id): [string, Days] => [id, daysIn(lastSaid(actsOf(id)))]));
  const apart = new Map(
    asked.map((row) => [row, apartFrom(row, trips.get(row.subjectId), row.was ?? said.get(row.subjectId))]),
  );
  return rows.map((row) => apart.get(row) ?? null);
}

/** The years next to a row's own. */
export function nextYears(item: TripRow): readonly string[] {
  const years = [...new Set(yearsOf(item))].map(Number);
  return years.flatMap((year) => [year + 1, year - 1]).flatMap((year) => (years.includes(year) ? [] : String(year)));
}

function apartFrom({ item, metIn }: Met<TripRow>, trip: Trip | undefined, said: Days | undefined): Apart | null {
  if (!(trip && said) || !differ(item, said)) return null;
  if (item.startOn !== null && item.startOn === trip.startOn) return null;
  const { startOn, endOn } = trip;
  const days = startOn && endOn ? f.range(startOn, endOn) : null;
  const stands = [`rejsen »${titleOf(trip)}«`, days && `(${days})`, metIn && `i ${metIn}`].filter(Boolean).join(" ");
  const year = yearsOf(item)[0] ?? "";
  return { as: year, flag: { code: "other-year", params: { stands, year }, field: "startOn" } };
}

/** Of no year in common, where both tell one. */
function differ(one: Days, other: Days): boolean {
  const [years, others] = [yearsOf(one), yearsOf(other)];
  return years.length > 0 && others.length > 0 && !years.some((year) => others.includes(year));
}

function yearsOf({ startOn, endOn }: Days): readonly string[] {
  return [startOn, endOn].flatMap((day) => day?.slice(0, 4) ?? []);
}

function daysIn({ startOn, endOn }: Readonly<Record<string, unknown>>): Days {
  const day = (value: unknown) => (typeof value === "string" ? dateOn(value) : null);
  return { startOn: day(startOn), endOn: day(endOn) };
}
