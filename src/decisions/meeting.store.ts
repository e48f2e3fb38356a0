import { type DateOn, NotFound, newId } from "../kernel/index.ts";
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
  await working<DecisionTables>(tx)
    .insertInto("decisionsMeeting")
    .values({ municipalityId, meetingId: newId(), committeeId, meetsOn, agendaClosesOn, minutesConfirmedAt: null })
    .onConflict((on) => on.columns(["municipalityId", "committeeId", "meetsOn"]).doNothing())
    .execute();
  const { meetingId, ...meeting } = await meetings(tx, municipalityId)
    .where("committeeId", "=", committeeId)
    .where("meetsOn", "=", meetsOn)
    .executeTakeFirstOrThrow();
  return { id: meetingId, ...meeting };
}

/**
 * As `meetingOn`, its day standing fast until the transaction ends: whoever moves it waits. One that was moved away while we
 * waited for it is not the meeting of that day any more.
 */
export async function meetingHeldOn(...asked: Parameters<typeof meetingOn>): Promise<Meeting> {
  const { id, meetsOn } = await meetingOn(...asked);
  const [tx, municipalityId] = asked;
  const [held] = await read(meetings(tx, municipalityId).where("meetingId", "=", id).forShare());
  return held?.meetsOn === meetsOn ? held : meetingHeldOn(...asked);
}

/** One meeting. @throws NotFound `meeting-unknown` */
export async function readMeeting(tx: Tx, municipalityId: MunicipalityId, id: MeetingId): Promise<Meeting> {
  const [found] = await read(meetings(tx, municipalityId).where("meetingId", "=", id));
  if (!found) throw new NotFound("meeting-unknown");
  return found;
}

/**
 * Every meeting of a committee, held until the transaction ends: of two that are moved the second sees where the first went,
 * and a ruling at one waits for its day.
 */
export function holdMeetings(tx: Tx, municipalityId: MunicipalityId, committeeId: string): Promise<readonly Meeting[]> {
  return read(meetings(tx, municipalityId).where("committeeId", "=", committeeId).orderBy("meetingId").forUpdate());
}

/** Every meeting of a committee, in no order. */
export function meetingsOfCommittee(
  tx: Tx,
  municipalityId: MunicipalityId,
  committeeId: string,
): Promise<readonly Meeting[]> {
  return read(meetings(tx, municipalityId).where("committeeId", "=", committeeId));
}

export async function setMeeting(tx: Tx, municipalityId: MunicipalityId, meeting: Meeting): Promise<void> {
  const { id, meetsOn, agendaClosesOn } = meeting;
  await working<DecisionTables>(tx)
    .updateTable("decisionsMeeting")
    .set({ meetsOn, agendaClosesOn })
    .where("municipalityId", "=", municipalityId)
    .where("meetingId", "=", id)
    .execute();
}

export async function removeMeeting(tx: Tx, municipalityId: MunicipalityId, id: MeetingId): Promise<void> {
  await working<DecisionTables>(tx)
    .deleteFrom("decisionsMeeting")
    .where("municipalityId", "=", municipalityId)
    .where("meetingId", "=", id)
    .execute();
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
