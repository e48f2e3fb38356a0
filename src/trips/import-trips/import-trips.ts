import { isDeepStrictEqual } from "node:util";
import { traceAll, type Work } from "../../identity/index.ts";
import type { Change, Flag, Looked, Records, TripRow } from "../../intake/index.ts";
import { newId } from "../../kernel/index.ts";
import type { Forgetting } from "../../records/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip, tripsById } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { flagAhead } from "./flag-ahead.ts";
import { flagElected } from "./flag-elected.ts";
import { flagPayers } from "./flag-payers.ts";
import { addImported, changeImported, importsOf } from "./imported.store.ts";
import { type ImportedTrip, importedTrip, type RowOfFile } from "./imported-trip.ts";
import { lastSaidOf, madeByImports } from "./last-said.ts";
import { flagDestinations, locateDestinations } from "./locate-destinations.ts";
import { disputedFlags, type ImportedBefore, mergeImport } from "./merge-import.ts";
import { tripPublishing } from "./publish-imported.ts";

/** Trips as an import makes them: complete, and unpublished until somebody publishes them. A file brings nobody back who was erased. */
export function tripRecords(publishTrip: PublishTrip, forgetting: Forgetting): Records<TripRow> {
  return {
    editedByHand: true,
    add: addTrips,
    change: (work, rows) => changeTrips(work, rows, forgetting),
    look: async (work, rows, mapping) => {
      const { tx, municipality, today } = work;
      const places = await flagDestinations(tx, rows, mapping);
      const changed = await flagChanges(work, rows, forgetting);
      return rows.map((row, at) => [
        ...(places[at] ?? []),
        ...flagElected(row, municipality.profile),
        ...flagAhead(row, today),
        ...(changed.get(row) ?? []),
      ]);
    },
    publishing: tripPublishing(publishTrip),
  };
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

async function changeTrips(
  work: Work,
  rows: readonly Change<TripRow>[],
  forgetting: Forgetting,
): Promise<readonly boolean[]> {
  const { tx, municipality, now } = work;
  const ids = rows.map(({ subjectId }) => subjectId as TripId);
  const imports = await importsOf(tx, municipality.id, ids);
  const mergedWith = await merging(work, rows, forgetting);
  const changes: { id: TripId; next: ImportedTrip; before: Fields; after: Fields }[] = [];
  for (const row of rows) {
    const id = row.subjectId as TripId;
    const importedFrom = imports.get(id);
    if (!importedFrom) throw new Error(`trip ${id} was not imported`);
    const stored = { ...(await readTrip(tx, municipality.id, id, "hold")), importedFrom };
    const { next } = await mergedWith(row, stored);
    // The file's name is no fact about the trip.
    const kept = { ...next, importedFrom: { ...next.importedFrom, fileName: importedFrom.fileName } };
    const { before, after } = differences(flat(stored), flat(kept));
    if (Object.keys(after).length > 0) changes.push({ id, next, before, after });
  }
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
  const changed = new Set(changes.map(({ id }) => id));
  return ids.map((id) => changed.has(id));
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
  const mergedWith = await merging(work, changing, forgetting);
  const ids = changing.map(({ subjectId }) => subjectId as TripId);
  const [trips, imports] = [await tripsById(tx, municipality.id, ids), await importsOf(tx, municipality.id, ids)];
  const byId = new Map<string, Trip>(trips.map((trip) => [trip.id, trip]));
  const flags = new Map<object, readonly Flag[]>();
  for (const row of changing) {
    const stored = byId.get(row.subjectId ?? "");
    const importedFrom = stored && imports.get(stored.id);
    if (!importedFrom) continue;
    const before = { ...stored, importedFrom };
    const { next, disputed, forget } = await mergedWith(row, before);
    flags.set(row, [...disputedFlags(forget(row.item), disputed), ...flagPayers(before, next)]);
  }
  return flags;
}

type Reading = RowOfFile & { readonly was: TripRow | null; readonly metAt: Date | null };

/** Reads changed rows as trips, as their file says them and said them, held against the trips as they are stored. */
async function merging(work: Work, rows: readonly Reading[], forgetting: Forgetting) {
  const { tx, municipality, today } = work;
  const { profile } = municipality;
  const forgetIn = await forgetting(work);
  const before = rows.flatMap((row) => (row.was ? [{ ...row, item: row.was }] : []));
  const located = await locateDestinations(tx, [...rows, ...before]);
  return async (row: Reading, stored: ImportedBefore) => {
    const metAt = row.metAt ?? stored.createdAt;
    const createdAt = new Date(Math.min(stored.createdAt.getTime(), metAt.getTime()));
    const forget = <Value>(value: Value) =>
      forgetIn(value, { place: `trips_trip:${stored.id}`, createdAt, isOfficial: isElectedName });
    const said = forget(importedTrip(row, profile, today, located));
    const was = row.was ? forget(importedTrip({ ...row, item: row.was }, profile, today, located)) : null;
    const first = mergeImport(was ?? (await lastSaidOf(work, stored.id)), stored, said);
    if (was === null || first.disputed.size === 0) return { ...first, forget };
    // Read anew today, the file's last word may differ from what was made of it then: only a hand's change is one.
    return { ...mergeImport(was, stored, said, await madeByImports(work, stored.id)), forget };
  };
}

const isElectedName = (pointer: string) => /^\/plan\/participants\/elected\/named\/\d+\/name$/.test(pointer);

type Fields = Readonly<Record<string, unknown>>;

/** The fields that differ, as they were and as they are to be; those of the plan each by itself. */
function differences(stored: Fields, next: Fields): { readonly before: Fields; readonly after: Fields } {
  const changed = Object.keys(next).filter((name) => !isDeepStrictEqual(stored[name], next[name]));
  const only = (fields: Fields) => Object.fromEntries(changed.map((name) => [name, fields[name]]));
  return { before: only(stored), after: only(next) };
}

/** As it is stored, the plan's fields beside the others. */
function flat({ plan, ...rest }: ImportedTrip | (Trip & Pick<ImportedTrip, "importedFrom">)): Fields {
  const fields = Object.entries(plan).map(([name, value]) => [`plan.${name}`, value] as const);
  return JSON.parse(JSON.stringify({ ...rest, ...Object.fromEntries(fields) }));
}
