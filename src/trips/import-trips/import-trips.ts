import { isDeepStrictEqual } from "node:util";
import { traceAll, type Work } from "../../identity/index.ts";
import type { Records, TripRow } from "../../intake/index.ts";
import { newId } from "../../kernel/index.ts";
import type { Forgetting } from "../../records/index.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { flagAhead } from "./flag-ahead.ts";
import { flagElected } from "./flag-elected.ts";
import { addImported, changeImported, importsOf } from "./imported.store.ts";
import { type ImportedTrip, importedTrip, type RowOfFile } from "./imported-trip.ts";
import { flagDestinations, locateDestinations } from "./locate-destinations.ts";
import { tripPublishing } from "./publish-imported.ts";

/** Trips as an import makes them: complete, and unpublished until somebody publishes them. A file brings nobody back who was erased. */
export function tripRecords(publishTrip: PublishTrip, forgetting: Forgetting): Records<TripRow> {
  return {
    add: addTrips,
    change: (work, rows) => changeTrips(work, rows, forgetting),
    look: async ({ tx, municipality, today }, rows, mapping) => {
      const places = await flagDestinations(tx, rows, mapping);
      return rows.map((row, at) => [
        ...(places[at] ?? []),
        ...flagElected(row, municipality.profile),
        ...flagAhead(row, today),
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
  rows: readonly (RowOfFile & { readonly subjectId: string; readonly metAt: Date })[],
  forgetting: Forgetting,
): Promise<readonly boolean[]> {
  const { tx, municipality, now, today } = work;
  const forget = await forgetting(work);
  const ids = rows.map(({ subjectId }) => subjectId as TripId);
  const imports = await importsOf(tx, municipality.id, ids);
  const located = await locateDestinations(tx, rows);
  const changes: { id: TripId; next: ImportedTrip; before: Fields; after: Fields }[] = [];
  for (const [at, id] of ids.entries()) {
    const row = rows[at];
    const importedFrom = imports.get(id);
    if (!row || !importedFrom) throw new Error(`trip ${id} was not imported`);
    const stored = { ...(await readTrip(tx, municipality.id, id, "hold")), importedFrom };
    const createdAt = new Date(Math.min(stored.createdAt.getTime(), row.metAt.getTime()));
    const said = importedTrip(row, municipality.profile, today, located);
    const next = forget(said, { place: `trips_trip:${id}`, createdAt, isOfficial: isElectedName });
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
