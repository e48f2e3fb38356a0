import { isDeepStrictEqual } from "node:util";
import { traceAll, type Work } from "../../identity/index.ts";
import type { Change, Flag, Looked, Records, TripRow } from "../../intake/index.ts";
import { newId } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Forgetting } from "../../records/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { titleOf } from "../staff/trip-path.ts";
import { tripsById } from "../trip.store.ts";
import { isTakenOut, type Trip, type TripId } from "../trip.ts";
import { flagAhead } from "./flag-ahead.ts";
import { flagElected } from "./flag-elected.ts";
import { flagHere, likeOf } from "./flag-here.ts";
import { flagNamed, namedInRow } from "./flag-named.ts";
import { flagPayers } from "./flag-payers.ts";
import { addImported, changeImported, importsOf, standingAmong } from "./imported.store.ts";
import { type ImportedTrip, importedTrip, type RowOfFile } from "./imported-trip.ts";
import { actsOn, lastSaid, madeByImports } from "./last-said.ts";
import { flagDestinations, locateDestinations } from "./locate-destinations.ts";
import { madeHereLike } from "./made-here.store.ts";
import { disputedFlags, type ImportedBefore, type MergedImport, mergeImport } from "./merge-import.ts";
import { tripPublishing } from "./publish-imported.ts";

/** Trips as an import makes them: complete, and unpublished until somebody publishes them. A file brings nobody back who was erased. */
export function tripRecords(publishTrip: PublishTrip, forgetting: Forgetting): Records<TripRow> {
  return {
    editedByHand: true,
    add: addTrips,
    change: (work, rows) => changeTrips(work, rows, forgetting),
    foresee: async (work, rows) => {
      const still = await stillIn(work, rows);
      return amongChanged(rows, still, await changesOf(work, still, forgetting, "look"));
    },
    look: async (work, rows, mapping) => {
      const { tx, municipality, today } = work;
      const places = await flagDestinations(tx, rows, mapping);
      const standing = await standingOf(work, rows);
      const still = rows.filter((row) => standing(row) !== "taken-out");
      const changed = await flagChanges(work, still, forgetting);
      // What is public already is asked about no more.
      const unseen = still.filter((row) => standing(row) !== "public");
      const here = await madeHereLike(tx, municipality.id, unseen.map(likeOf));
      const naming = await namingOf(work, still);
      const hereOf = new Map(unseen.map((row, at) => [row, here[at] ?? null]));
      return rows.map((row, at) => [
        ...(standing(row) === "taken-out" ? [{ code: "taken-out" } as const] : []),
        ...flagHere(hereOf.get(row) ?? null),
        ...(naming.has(row) ? flagNamed(row, naming.get(row) ?? null, municipality.profile, today) : []),
        ...(places[at] ?? []),
        ...flagElected(row, municipality.profile),
        ...flagAhead(row, today),
        ...(changed.get(row) ?? []),
      ]);
    },
    describe: describeTrip,
    publishing: tripPublishing(publishTrip),
  };
}

async function describeTrip({ tx, municipality }: Work, id: string): Promise<string | null> {
  const [trip] = await tripsById(tx, municipality.id, [id as TripId]);
  if (!trip) return null;
  const days = trip.startOn && trip.endOn ? formatsIn("da").range(trip.startOn, trip.endOn) : null;
  return [titleOf(trip), days, isTakenOut(trip) ? "taget ud" : null].filter(Boolean).join(", ");
}

async function addTrips(work: Work, rows: readonly RowOfFile[]): Promise<readonly TripId[]> {
  const { tx, municipality, now, today } = work;
  const located = await locateDestinations(tx, rows);
  const trips = rows.map((row) => ({
    id: newId<"trip">(now.getTime()),
    ...importedTrip(row, municipality.profile, today, located),
  }));
  const lang = municipality.profile.languages[0] ?? "da";
  await addImported(tx, municipality.id, trips, { lang, now });
  await traceAll(
    work,
    trips.map(({ id, ...after }) => ({ action: "trips.import", subject: { type: "trip", id }, after })),
  );
  return trips.map(({ id }) => id);
}

type OfTrip = { readonly subjectId: string | null };

/** How the trips of these rows stand; `null` of a new row. */
async function standingOf({ tx, municipality }: Work, rows: readonly OfTrip[]) {
  const ids = rows.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId as TripId]));
  const standing = await standingAmong(tx, municipality.id, ids);
  return ({ subjectId }: OfTrip) => (subjectId === null ? null : (standing.get(subjectId) ?? null));
}

/** Rows whose trips were not taken out at the desk: those change nothing any more. */
async function stillIn<Row extends OfTrip>(work: Work, rows: readonly Row[]): Promise<readonly Row[]> {
  const standing = await standingOf(work, rows);
  return rows.filter((row) => standing(row) !== "taken-out");
}

/** The rows whose own words name one of their travellers, each with its trip where it has one. */
async function namingOf({ tx, municipality, today }: Work, rows: readonly Looked<TripRow>[]) {
  const naming = rows.filter(({ item }) => namedInRow(item, null, municipality.profile, today) !== null);
  const ids = naming.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId as TripId]));
  const trips = ids.length === 0 ? [] : await tripsById(tx, municipality.id, ids);
  const byId = new Map<string, Trip>(trips.map((trip) => [trip.id, trip]));
  return new Map(naming.map((row) => [row, byId.get(row.subjectId ?? "") ?? null]));
}

async function changeTrips(
  work: Work,
  rows: readonly Change<TripRow>[],
  forgetting: Forgetting,
): Promise<readonly (boolean | null)[]> {
  const { tx, municipality, now } = work;
  const still = await stillIn(work, rows);
  const changes = await changesOf(work, still, forgetting, "hold");
  await changeImported(
    tx,
    municipality.id,
    changes.map(({ id, next }) => ({ id, ...next })),
    now,
  );
  await traceAll(
    work,
    changes.map(({ id, before, after }) => ({
      action: "trips.import-change",
      subject: { type: "trip", id },
      before,
      after,
    })),
  );
  return amongChanged(rows, still, changes);
}

interface TripChange {
  readonly id: TripId;
  readonly next: ImportedTrip;
  readonly before: Fields;
  readonly after: Fields;
}

/** The trips that these rows would write otherwise than they are stored. */
async function changesOf(
  work: Work,
  rows: readonly Change<TripRow>[],
  forgetting: Forgetting,
  how: "hold" | "look",
): Promise<readonly TripChange[]> {
  const { tx, municipality } = work;
  const ids = rows.map(({ subjectId }) => subjectId as TripId);
  const imports = await importsOf(tx, municipality.id, ids);
  const trips = new Map((await tripsById(tx, municipality.id, ids, how)).map((trip) => [trip.id, trip]));
  const pairs = rows.map((row) => {
    const id = row.subjectId as TripId;
    const [trip, importedFrom] = [trips.get(id), imports.get(id)];
    if (!(trip && importedFrom)) throw new Error(`trip ${id} was not imported`);
    return { row, stored: { ...trip, importedFrom } };
  });
  return (await mergeAll(work, pairs, forgetting)).flatMap(({ stored, next }) => {
    // Neither the file's name nor the row's, which the desk gives no year, is a fact about the trip.
    const { fileName, key } = stored.importedFrom;
    const kept = { ...next, importedFrom: { ...next.importedFrom, fileName, key } };
    const { before, after } = differences(flat(stored), flat(kept));
    return Object.keys(after).length > 0 ? [{ id: stored.id, next, before, after }] : [];
  });
}

/** `null` for a row whose trip was taken out. */
function amongChanged(
  rows: readonly Change<TripRow>[],
  still: readonly Change<TripRow>[],
  changes: readonly TripChange[],
): readonly (boolean | null)[] {
  const [isIn, changed] = [new Set(still), new Set<string>(changes.map(({ id }) => id))];
  return rows.map((row) => (isIn.has(row) ? changed.has(row.subjectId) : null));
}

/** What a hand's words keep a changed row from writing, and what of them no longer fits it. */
async function flagChanges(
  work: Work,
  rows: readonly Looked<TripRow>[],
  forgetting: Forgetting,
): Promise<ReadonlyMap<object, readonly Flag[]>> {
  const { tx, municipality } = work;
  const changing = rows.filter(({ changes, subjectId }) => changes && subjectId !== null);
  if (changing.length === 0) return new Map();
  const ids = changing.map(({ subjectId }) => subjectId as TripId);
  const [trips, imports] = [await tripsById(tx, municipality.id, ids), await importsOf(tx, municipality.id, ids)];
  const byId = new Map<string, Trip>(trips.map((trip) => [trip.id, trip]));
  const pairs = changing.flatMap((row) => {
    const stored = byId.get(row.subjectId ?? "");
    const importedFrom = stored && imports.get(stored.id);
    return importedFrom ? [{ row, stored: { ...stored, importedFrom } }] : [];
  });
  const merged = await mergeAll(work, pairs, forgetting);
  return new Map(
    merged.map(({ row, stored, next, disputed, forget }) => [
      row,
      [...disputedFlags(forget(row.item), disputed), ...flagPayers(stored, next)],
    ]),
  );
}

type Reading = RowOfFile & { readonly was: TripRow | null; readonly metAt: Date | null };

/** A changed row and the trip it came as. */
interface Pair<Row extends Reading> {
  readonly row: Row;
  readonly stored: ImportedBefore;
}

interface Merged<Row extends Reading> extends Pair<Row>, MergedImport {
  /** Without those who were erased. */
  readonly forget: <Value>(value: Value) => Value;
}

/**
 * Changed rows as trips, as their file says them and said them, held against the trips as they are stored; in order. However
 * many rows there are, the trail is asked once.
 */
async function mergeAll<Row extends Reading>(
  work: Work,
  pairs: readonly Pair<Row>[],
  forgetting: Forgetting,
): Promise<readonly Merged<Row>[]> {
  const { tx, municipality, today } = work;
  const { profile } = municipality;
  const forgetIn = await forgetting(work);
  const read = pairs.flatMap(({ row }) => (row.was ? [row, { ...row, item: row.was }] : [row]));
  const located = await locateDestinations(tx, read);
  const firsts = pairs.map(({ row, stored }) => {
    const metAt = row.metAt ?? stored.createdAt;
    const createdAt = new Date(Math.min(stored.createdAt.getTime(), metAt.getTime()));
    const forget = <Value>(value: Value) =>
      forgetIn(value, { place: `trips_trip:${stored.id}`, createdAt, isOfficial: isElectedName });
    const said = forget(importedTrip(row, profile, today, located));
    const was = row.was ? forget(importedTrip({ ...row, item: row.was }, profile, today, located)) : null;
    return { row, stored, forget, said, was, first: was && mergeImport(was, stored, said) };
  });
  const asksTrail = firsts.filter(({ first }) => first === null || first.disputed.size > 0);
  const actsOf = await actsOn(
    work,
    asksTrail.map(({ stored }) => stored.id),
  );
  return firsts.map(({ row, stored, forget, said, was, first }) => {
    const one = { row, stored, forget };
    if (!(was && first)) return { ...one, ...mergeImport(lastSaid(actsOf(stored.id)), stored, said) };
    if (first.disputed.size === 0) return { ...one, ...first };
    // Read anew today, the file's last word may differ from what was made of it then: only a hand's change is one.
    return { ...one, ...mergeImport(was, stored, said, madeByImports(actsOf(stored.id))) };
  });
}

const isElectedName = (pointer: string) => /^\/plan\/participants\/elected\/named\/\d+\/name$/.test(pointer);

type Fields = Readonly<Record<string, unknown>>;

/** The fields that differ, as they were and as they are to be; those of the plan each by itself, also what falls away of it. */
function differences(stored: Fields, next: Fields): { readonly before: Fields; readonly after: Fields } {
  const ofPlan = Object.keys(stored).filter((name) => name.startsWith("plan."));
  const names = [...new Set([...Object.keys(next), ...ofPlan])];
  const changed = names.filter((name) => !isDeepStrictEqual(stored[name], next[name]));
  const only = (fields: Fields) => Object.fromEntries(changed.map((name) => [name, fields[name]]));
  return { before: only(stored), after: only(next) };
}

/** As it is stored, the plan's fields beside the others. */
function flat({ plan, ...rest }: ImportedTrip | (Trip & Pick<ImportedTrip, "importedFrom">)): Fields {
  const fields = Object.entries(plan).map(([name, value]) => [`plan.${name}`, value] as const);
  return JSON.parse(JSON.stringify({ ...rest, ...Object.fromEntries(fields) }));
}
