import type { Work } from "../../identity/index.ts";
import type { MeetingAgenda } from "../../papers/index.ts";
import { municipalityName } from "../../profile/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { readHead } from "../../register/index.ts";
import { type Meeting, readMeeting } from "../meeting.store.ts";
import { rulingsOn } from "../ruling.store.ts";
import type { MeetingId, Ruling, Submission, SubmissionId } from "../ruling.ts";
import { submissionsAt } from "../submission.store.ts";
import { committeeWords, deadlineWords, f } from "./meeting-words.ts";
import type { AgendaItem, SubjectDesk } from "./subject-desk.ts";

/** An item with its number: the minutes' own once it is ruled on, else its place on the agenda. */
export interface NumberedItem extends AgendaItem {
  readonly number: string;
  readonly submission: Submission;
  readonly ruling: Ruling | undefined;
}

/** A meeting and every item on its agenda, in the order they were handed in. @throws NotFound `meeting-unknown` */
export async function readMeetingAgenda(
  work: Work,
  id: MeetingId,
  deskOf: (subjectType: string) => SubjectDesk,
): Promise<{ readonly meeting: Meeting; readonly items: readonly NumberedItem[] }> {
  const { tx, municipality } = work;
  const meeting = await readMeeting(tx, municipality.id, id);
  const submissions = await submissionsAt(tx, municipality.id, [id]);
  const rulings = await rulingsOn(tx, municipality.id, submissions);
  const read = new Map<SubmissionId, AgendaItem>();
  for (const type of new Set(submissions.map(({ subject }) => subject.type))) {
    const own = submissions.filter(({ subject }) => subject.type === type);
    for (const [of, item] of await deskOf(type).agendaItems(work, own)) read.set(of, item);
  }
  const items = submissions.flatMap((submission, at): NumberedItem[] => {
    const ruling = rulings.find((one) => one.submission.id === submission.id);
    const item = read.get(submission.id);
    return item ? [{ ...item, number: ruling?.item ?? String(at + 1), submission, ruling }] : [];
  });
  return { meeting, items };
}

/** The agenda as data for the paper, the log's checkpoint on it. @throws Invalid `cpr-found`: product.md, rule 8 */
export async function agendaPaper(
  { tx, municipality, today }: Work,
  { meeting, items }: Awaited<ReturnType<typeof readMeetingAgenda>>,
): Promise<MeetingAgenda> {
  refuseCpr({ items: items.map(({ title, caseNumber, lead, sections }) => ({ title, caseNumber, lead, sections })) });
  const name = municipalityName(municipality, "da");
  return {
    lang: "da",
    title: `Dagsorden for ${committeeWords(municipality.profile, meeting)}`,
    municipality: name,
    fictional: municipality.profile.fictional ? "Opdigtet kommune" : null,
    issuedOn: today,
    footer: `Udsyn · ${name}`,
    meeting: f.date(meeting.meetsOn),
    closes: deadlineWords(meeting, today),
    items: items.map(({ number, title, caseNumber, kleNumber, lead, sections }) => {
      return { number, title, caseNumber, kleNumber, lead, sections };
    }),
    checkpoint: (await readHead(tx, municipality.id))?.checkpoint.trimEnd() ?? "",
  };
}
