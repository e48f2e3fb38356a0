import { revokeLinks, type Work } from "../../identity/index.ts";
import {
  momentIn,
  type OwnPart,
  type PersonalSource,
  personalTable,
  stringsIn,
  type Taking,
} from "../../records/index.ts";
import { eraseRepliesAgain } from "../erase/erase-replies.ts";
import { contributePurpose } from "../invite/invite.ts";
import { questionsPersonal } from "../questions/keep/questions-personal.ts";

/** Links by which somebody writes or answers, as a letter that holds one says it without it. */
export const repliesLinks = {
  bidrag: "linket til bidraget",
  svar: "linket til spørgeskemaet",
  spoergsmaal: "linket til spørgsmålet",
} as const;

type Row = Readonly<Record<string, unknown>>;

const ofSubject = { subject_type: "t.subject_type", subject_id: "t.subject_id" };
const subject = (row: Row) => ({ type: String(row.subject_type), id: String(row.subject_id) });
const ofSurvey = (column: string) =>
  `(SELECT s.${column} FROM udsyn.replies_survey s WHERE s.municipality_id = t.municipality_id AND s.survey_id = t.survey_id)`;

const lineWords: Readonly<Record<string, string>> = {
  aim: "»Hvad ville I?«",
  outcome: "»Hvad fik I ud af det?«",
  change: "»Hvad bør kommunen ændre?«",
};

/** What a line answers, and whether it was handed over. */
function linePart(field: string): string | null {
  const [column, ...rest] = field.split("/");
  const words = lineWords[rest.at(-1) ?? ""];
  if (words === undefined) return null;
  return column === "sent" ? words : `${words} (ikke sendt)`;
}

/** All that somebody wrote, each text once: what was sent, what is being written, what an open page last held. */
function linesIn(row: Row): readonly OwnPart[] {
  const all = ["sent", "draft", "pages"].flatMap((column) =>
    stringsIn(row[column])
      .map(({ pointer, text }) => ({ field: `${column}${pointer}`, text }))
      // A page's own number is nobody's words.
      .flatMap(({ field, text }) => {
        const part = linePart(field);
        return part === null ? [] : [{ field, text, part }];
      })
      // As the page asks; the database has its own order.
      .toSorted((one, other) => lineOf(one) - lineOf(other)),
  );
  const same = (one: OwnPart, other: OwnPart) => one.text === other.text && lineOf(one) === lineOf(other);
  return all.filter((one, at) => all.findIndex((other) => same(one, other)) === at);
}

function lineOf({ field }: Pick<OwnPart, "field">): number {
  return Object.keys(lineWords).indexOf(field.split("/").at(-1) ?? "");
}

/** Whether they were asked to a survey; the answers are nobody's, and whether one came is left with them. */
function surveysIn(row: Row): readonly OwnPart[] {
  const links = Number(row.surveys);
  if (links === 0) return [];
  return [{ field: "surveys", part: "Spørgeskemaer", text: `Har fået link til ${links}. Svarene er uden navn.` }];
}

/** Whom lines were asked of: the invitation goes whole, with what they wrote, and its link opens nothing. */
const invitations = personalTable<Work>({
  table: "replies_invitation",
  key: "invitation_id",
  what: "Bidrag til en rapport",
  columns: { name: ["text", "Navn"], email: ["nullable", "Mailadresse"] },
  erasing: "row",
  more: {
    ...ofSubject,
    ...{ draft: "t.draft", sent: "t.sent", pages: "t.pages", created_at: "t.created_at", sent_at: "t.sent_at" },
    surveys: `(SELECT count(*)::int FROM udsyn.replies_survey_link l
      WHERE l.municipality_id = t.municipality_id AND l.invitation_id = t.invitation_id)`,
  },
  subject,
  at: (row) => momentIn("sent_at")(row) ?? momentIn("created_at")(row),
  own: (row) => [...linesIn(row), ...surveysIn(row)],
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
    columns: {
      draft: ["json", "Ikke sendt endnu"],
      sent: ["json", "Sendt til rapporten"],
      pages: ["json", "På en åben side"],
    },
    erasing: "mark",
    part: linePart,
    more: { ...ofSubject, sent_at: "t.sent_at" },
    subject,
    at: momentIn("sent_at"),
    correctable: true,
  }),
  personalTable<Work>({
    table: "replies_answer",
    key: ["survey_id", "answer_id"],
    what: "Svar på et spørgeskema",
    columns: { own_words: ["nullable", "Svar med egne ord"] },
    erasing: "mark",
    more: { subject_type: ofSurvey("subject_type"), subject_id: ofSurvey("subject_id") },
    subject,
    // A word of an answer nobody can be asked about is not put right by somebody else.
    correctable: false,
  }),
  ...questionsPersonal,
];
