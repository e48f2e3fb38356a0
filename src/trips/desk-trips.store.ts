import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { Sight } from "./may.ts";
import { type TripTables, tripIn } from "./trip.store.ts";
import { statusesUnderWay, type Trip } from "./trip.ts";
import { foundBy, seenIn, type TripScope, within } from "./trip-lists.store.ts";
import { type ManagersTrips, waitsByKind } from "./with-manager.store.ts";

/** Where trips stand, for counting: before, at and after their ruling, away, and home with something owed. */
const deskSteps = ["draft", "manager", "ruling", "back", "decided", "away", "home"] as const;
export type DeskStep = (typeof deskSteps)[number];

const stepOn = (today: DateOn, managers: ManagersTrips) => sql<DeskStep | null>`CASE
  WHEN status = 'draft' THEN 'draft'
  WHEN ${waitsByKind(managers)} THEN 'manager'
  WHEN status IN ('submitted', 'recommended', 'suspended') THEN 'ruling'
  WHEN status IN ('postponed', 'sent-back') THEN 'back'
  WHEN status = 'approved' AND end_on < ${today}::date THEN 'home'
  WHEN status = 'approved' AND start_on <= ${today}::date THEN 'away'
  WHEN status = 'approved' THEN 'decided'
END`;

/** How many trips stand at each step, and the first few of each by departure. */
export async function tripsByStep(
  tx: Tx,
  municipalityId: MunicipalityId,
  sight: Sight,
  scope: TripScope | null,
  today: DateOn,
  managers: ManagersTrips,
  few: number,
): Promise<readonly { step: DeskStep; count: number; first: readonly Pick<Trip, "id" | "title">[] }[]> {
  const { rows } = await sql<{ step: DeskStep; all: string; tripId: Trip["id"]; title: string }>`
    SELECT step, "all", trip_id, title FROM (
      SELECT ${stepOn(today, managers)} AS step, trip_id, title,
        count(*) OVER (PARTITION BY ${stepOn(today, managers)}) AS "all",
        row_number() OVER (PARTITION BY ${stepOn(today, managers)} ORDER BY start_on, trip_id) AS nth
      FROM udsyn.trips_trip
      WHERE municipality_id = ${municipalityId} AND status = ANY (${statusesUnderWay}::text[])
        AND ${within(scope)} AND ${seenIn(sight)}
    ) AS t WHERE step IS NOT NULL AND nth <= ${few} ORDER BY nth`.execute(tx);
  return deskSteps.map((step) => {
    const own = rows.filter((row) => row.step === step);
    return {
      step,
      count: Number(own[0]?.all ?? 0),
      first: own.map(({ tripId, title }) => ({ id: tripId, title })),
    };
  });
}

/** What came back to the desk, or was passed on or suspended and is on no agenda yet. */
const waitsForDesk = ({ onAgenda }: ManagersTrips) => sql<boolean>`(status IN ('draft', 'sent-back', 'postponed')
  OR status IN ('recommended', 'suspended') AND NOT trip_id = ANY(${[...onAgenda]}::uuid[]))`;

/** Trips that wait for somebody at the desk rather than for a committee, the soonest departure first; a manager's too, for one. */
export async function tripsWaiting(
  tx: Tx,
  municipalityId: MunicipalityId,
  sight: Sight,
  scope: TripScope | null,
  today: DateOn,
  { answers, ...managers }: ManagersTrips & { readonly answers: boolean },
  limit: number,
): Promise<readonly Trip[]> {
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where(within(scope))
    .where(seenIn(sight))
    // Said once more for the index: of the others there may be a hundred thousand.
    .where("status", "in", statusesUnderWay)
    .where((on) =>
      on.or([
        waitsForDesk(managers),
        ...(answers ? [waitsByKind(managers)] : []),
        on.and([
          on("status", "=", "approved"),
          on("endOn", "<", today),
          on.or([on("reportStatus", "in", ["owed", "sent-back"]), on("accountsStatus", "=", "open")]),
        ]),
      ]),
    )
    .orderBy("startOn", (order) => order.asc().nullsLast())
    .orderBy("tripId")
    .limit(limit)
    .execute();
  return rows.map(tripIn);
}

/** Trips that somebody sees whose title, case number or a destination holds every word, the latest first. */
export async function findTrips(
  tx: Tx,
  municipalityId: MunicipalityId,
  sight: Sight,
  text: string,
  limit: number,
): Promise<readonly Trip[]> {
  if (text.trim() === "") return [];
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "in", foundBy(sight, text, limit))
    .orderBy("startOn", (order) => order.desc().nullsFirst())
    .orderBy("tripId", "desc")
    .execute();
  return rows.map(tripIn);
}

/** How many trips serve each goal within a time, by goal: those approved, and those still on their way there. */
export async function goalsTripped(
  tx: Tx,
  municipalityId: MunicipalityId,
  { from, to }: { readonly from: DateOn; readonly to: DateOn },
): Promise<ReadonlyMap<string, { readonly approved: number; readonly planned: number }>> {
  const { rows } = await sql<{ goal: string; approved: string; planned: string }>`
    SELECT goal, count(*) FILTER (WHERE status IN ('approved', 'complete')) AS approved,
      count(*) FILTER (WHERE status NOT IN ('approved', 'complete')) AS planned
    FROM udsyn.trips_trip, jsonb_array_elements_text(plan -> 'goals') AS goal
    WHERE municipality_id = ${municipalityId} AND status NOT IN ('refused', 'withdrawn', 'cancelled')
      AND (start_on IS NULL OR start_on BETWEEN ${from}::date AND ${to}::date)
    GROUP BY goal`.execute(tx);
  return new Map(rows.map((row) => [row.goal, { approved: Number(row.approved), planned: Number(row.planned) }]));
}
