import type { ColumnType } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import type { MunicipalityId } from "../platform/index.ts";
import type { About, MeetingId, RulingCode, RulingId, SubmissionId, Votes } from "./ruling.ts";

type Json<T> = ColumnType<T, string | null, string | null>;

export interface DecisionTables {
  decisionsMeeting: {
    municipalityId: MunicipalityId;
    meetingId: MeetingId;
    committeeId: string;
    meetsOn: DateOn;
    agendaClosesOn: DateOn | null;
    minutesConfirmedAt: Date | null;
  };
  decisionsSubmission: {
    municipalityId: MunicipalityId;
    submissionId: SubmissionId;
    subjectType: string;
    subjectId: string;
    about: About;
    committeeId: string;
    meetingId: MeetingId;
    status: "open" | "ruled" | "taken-back";
    late: boolean;
    text: string | null;
    follows: Json<string[] | null>;
    writtenFrom: string | null;
    version: number;
    submittedAt: Date;
    submittedBy: string;
  };
  decisionsRuling: {
    municipalityId: MunicipalityId;
    rulingId: RulingId;
    submissionId: SubmissionId;
    ruling: RulingCode;
    text: string;
    item: string | null;
    basis: string | null;
    votes: Json<Votes | null>;
    minority: string | null;
    recused: Json<string[] | null>;
    url: string | null;
    closed: boolean;
    recordedAt: Date;
    recordedBy: string;
    confirmedAt: Date | null;
    version: number;
  };
}
