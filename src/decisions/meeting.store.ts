import { type DateOn, newId } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { DecisionTables } from "./decisions.tables.ts";
import type { MeetingId } from "./ruling.ts";

export interface Meeting {
  readonly id: MeetingId;
  readonly committeeId: string;
  readonly meetsOn: DateOn;
  readonly agendaClosesOn: DateOn | null;
  readonly minutesConfirmedAt: Date | null;
}

/** The committee's meeting on a day, listed now if it was not: past and unlisted meetings are accepted. */
export async function meetingOn(
  tx: Tx,
  municipalityId: MunicipalityId,
  committeeId: string,
  meetsOn: DateOn,
  agendaClosesOn: DateOn | null,
): Promise<Meeting> {
  const db = working<DecisionTables>(tx);
  await db
    .insertInto("decisionsMeeting")
    .values({ municipalityId, meetingId: newId(), committeeId, meetsOn, agendaClosesOn, minutesConfirmedAt: null })
    .onConflict((on) => on.columns(["municipalityId", "committeeId", "meetsOn"]).doNothing())
    .execute();
  const { meetingId, ...meeting } = await db
    .selectFrom("decisionsMeeting")
    .select(["meetingId", "committeeId", "meetsOn", "agendaClosesOn", "minutesConfirmedAt"])
    .where("municipalityId", "=", municipalityId)
    .where("committeeId", "=", committeeId)
    .where("meetsOn", "=", meetsOn)
    .executeTakeFirstOrThrow();
  return { id: meetingId, ...meeting };
}

/** Meetings from a day on, the nearest first. */
export function meetingsFrom(
  tx: Tx,
  municipalityId: MunicipalityId,
  from: DateOn,
  limit: number,
): Promise<readonly Meeting[]> {
  return read(meetings(tx, municipalityId).where("meetsOn", ">=", from).orderBy("meetsOn").limit(limit));
}

/** Meetings that were held before a day, the latest first. */
export function meetingsBefore(
  tx: Tx,
  municipalityId: MunicipalityId,
  before: DateOn,
  limit: number,
): Promise<readonly Meeting[]> {
  return read(meetings(tx, municipalityId).where("meetsOn", "<", before).orderBy("meetsOn", "desc").limit(limit));
}

function meetings(tx: Tx, municipalityId: MunicipalityId) {
  return working<DecisionTables>(tx)
    .selectFrom("decisionsMeeting")
    .select(["meetingId", "committeeId", "meetsOn", "agendaClosesOn", "minutesConfirmedAt"])
    .where("municipalityId", "=", municipalityId);
}

async function read(query: ReturnType<typeof meetings>): Promise<readonly Meeting[]> {
  const rows = await query.execute();
  return rows.map(({ meetingId, ...meeting }) => ({ id: meetingId, ...meeting }));
}
