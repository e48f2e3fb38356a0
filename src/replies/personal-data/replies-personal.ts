import { revokeLinks, type Work } from "../../identity/index.ts";
import { type PersonalSource, personalTable, type Taking } from "../../records/index.ts";
import { eraseRepliesAgain } from "../erase/erase-replies.ts";
import { contributePurpose } from "../invite/invite.ts";

type Row = Readonly<Record<string, unknown>>;

const ofSubject = { subject_type: "t.subject_type", subject_id: "t.subject_id" };
const subject = (row: Row) => ({ type: String(row.subject_type), id: String(row.subject_id) });
const ofSurvey = (column: string) =>
  `(SELECT s.${column} FROM udsyn.replies_survey s WHERE s.municipality_id = t.municipality_id AND s.survey_id = t.survey_id)`;

/** Whom lines were asked of: the invitation goes whole, with what they wrote, and its link opens nothing. */
const invitations = personalTable<Work>({
  table: "replies_invitation",
  key: "invitation_id",
  what: "Bidrag til en rapport",
  columns: { name: "text", email: "nullable" },
  erasing: "row",
  more: ofSubject,
  subject,
  correctable: true,
});

/** Where replies hold names: whom was asked, what they wrote of others, and a survey's answers in their own words. */
export const repliesPersonal: readonly PersonalSource<Work>[] = [
  {
    ...invitations,
    erase: async (work: Work, taking: Taking) => {
      const held = await invitations.erase(work, taking);
      for (const id of new Set(held.map((one) => one.place.replace("replies_invitation:", ""))))
        await revokeLinks(work.tx, work.municipality.id, contributePurpose, id, work.now);
      return held;
    },
    erasePlace: eraseRepliesAgain,
  },
  personalTable<Work>({
    table: "replies_invitation",
    key: "invitation_id",
    what: "Bidrag til en rapport",
    columns: { draft: "json", sent: "json", pages: "json" },
    erasing: "mark",
    more: ofSubject,
    subject,
    correctable: true,
  }),
  personalTable<Work>({
    table: "replies_answer",
    key: ["survey_id", "answer_id"],
    what: "Svar på et spørgeskema",
    columns: { own_words: "nullable" },
    erasing: "mark",
    more: { subject_type: ofSurvey("subject_type"), subject_id: ofSurvey("subject_id") },
    subject,
    // A word of an answer nobody can be asked about is not put right by somebody else.
    correctable: false,
  }),
];
