import { type AskedByWho, deskReply, hasRole, hasRoleOver, type UdsynRoute, work } from "../../identity/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import {
  ButtonLink,
  ButtonRow,
  EmptyState,
  type Knowledge,
  type Reply,
  Rows,
  Section,
  Title,
} from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { keepsRuling, meetingKeepers, ownedOfCommittee } from "../keepers.ts";
import { type Meeting, meetingsBefore, meetingsFrom } from "../meeting.store.ts";
import { rulingKnowledge } from "../public/ruling-shown.tsx";
import { rulingsOn } from "../ruling.store.ts";
import type { Ruling, Submission, SubmissionId } from "../ruling.ts";
import { submissionsAt } from "../submission.store.ts";
import { matterWord } from "./matter-word.ts";
import { agendaOfMeetingPath, committeeWords, deadlineWords, f, meetingsPath } from "./meeting-words.ts";
import type { NamedSubject, SubjectDesk } from "./subject-desk.ts";

const t = decisionTexts.in("da");
const upcoming = 40;
const held = 20;

/** The committees' meetings with what is on their agendas. */
export function meetingRoutes(db: Db, deskOf: (type: string) => SubjectDesk): readonly UdsynRoute[] {
  return [
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/moeder",
      allow: roleNames,
      handle: (asked) => show(db, asked, deskOf),
    },
  ];
}

interface OnAgenda {
  readonly submission: Submission;
  readonly ruling: Ruling | undefined;
  /** What is asked for, in one word. */
  readonly matter: string;
  readonly title: string;
  readonly path: string;
  /** The reader enters its ruling and confirms it. */
  readonly keeps: boolean;
}

function show(db: Db, asked: AskedByWho, deskOf: (type: string) => SubjectDesk): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const { tx, municipality, today } = one;
    const next = await meetingsFrom(tx, municipality.id, today, upcoming);
    const past = await meetingsBefore(tx, municipality.id, today, held);
    const ids = [...next, ...past].map((meeting) => meeting.id);
    const submissions = await submissionsAt(tx, municipality.id, ids);
    const rulings = await rulingsOn(tx, municipality.id, submissions);
    const changes = new Set<SubmissionId>();
    const named = new Map<string, NamedSubject>();
    for (const type of new Set(submissions.map((each) => each.subject.type))) {
      const own = submissions.filter((each) => each.subject.type === type).map((each) => each.subject.id);
      for (const [id, subject] of await deskOf(type).namesOf(one, own)) named.set(id, subject);
      const theirs = submissions.filter((each) => each.subject.type === type);
      for (const id of await deskOf(type).changesAmong(one, theirs)) changes.add(id);
    }
    const agendaOf = (meeting: Meeting): OnAgenda[] =>
      submissions
        .filter((each) => each.meetingId === meeting.id)
        .map((submission) => {
          const subject = named.get(submission.subject.id);
          return {
            submission,
            ruling: rulings.find((ruling) => ruling.submission.id === submission.id),
            matter: matterWord(submission, changes.has(submission.id)),
            title: subject?.title ?? "",
            path: deskOf(submission.subject.type).pathOf(submission.subject.id),
            keeps: subject !== undefined && keepsRuling(asked.who, subject.owned, submission),
          };
        });
    return meetingsReply(asked, today, next, past, agendaOf);
  });
}

function meetingsReply(
  asked: AskedByWho,
  today: DateOn,
  next: readonly Meeting[],
  past: readonly Meeting[],
  agendaOf: (meeting: Meeting) => readonly OnAgenda[],
): Reply {
  const lists = hasRole(asked.who, meetingKeepers);
  const list = (meetings: readonly Meeting[]) =>
    meetings.map((meeting) => (
      <section class="meeting" key={meeting.id}>
        <h3>
          {committeeWords(asked.here.profile, meeting)}, {f.date(meeting.meetsOn)}
        </h3>
        <p class="s m">
          {meetingNote(meeting, today)}
          <MeetingLinks {...{ meeting, today, asked, cases: agendaOf(meeting).length }} />
        </p>
        <AgendaRows on={agendaOf(meeting)} today={today} isHeld={meeting.meetsOn < today} />
      </section>
    ));
  return deskReply({
    asked,
    title: "Møder",
    said: [decisionTexts],
    crumbs: [{ text: "Møder" }],
    children: (
      <>
        <Title title="Møder" note="Udvalgenes møder og det, der er på deres dagsordener." />
        {lists && (
          <ButtonRow>
            <ButtonLink href={`${meetingsPath}/ny`}>Notér møder</ButtonLink>
          </ButtonRow>
        )}
        <Section first title="Kommende">
          {next.length === 0 ? <EmptyState title="Ingen kommende møder er noteret" /> : list(next)}
        </Section>
        {past.length > 0 && <Section title="Holdt">{list(past)}</Section>}
      </>
    ),
  });
}

/** What a case handed in now comes to: accepted, and shown as late where the agenda is closed. */
function meetingNote(meeting: Meeting, today: DateOn): string {
  const said = deadlineWords(meeting, today);
  if (said === "") return "";
  const closed = meeting.agendaClosesOn !== null && meeting.agendaClosesOn < today;
  return closed ? `${said}. Sager tages imod og vises som sene. ` : `${said}. `;
}

interface LinksProps {
  readonly meeting: Meeting;
  readonly today: DateOn;
  readonly asked: AskedByWho;
  readonly cases: number;
}

function MeetingLinks({ meeting, today, asked, cases }: LinksProps) {
  const reads = hasRole(asked.who, ["coordinator", "secretary"]) && cases > 0;
  const moves =
    hasRoleOver(asked.who, ownedOfCommittee(meeting.committeeId), meetingKeepers) && meeting.meetsOn >= today;
  return (
    <>
      {reads && <a href={agendaOfMeetingPath(meeting)}>Hele dagsordenen</a>}
      {reads && moves && " · "}
      {moves && <a href={`${meetingsPath}/${meeting.id}`}>Ret mødet</a>}
    </>
  );
}

interface AgendaProps {
  readonly on: readonly OnAgenda[];
  readonly today: DateOn;
  readonly isHeld: boolean;
}

function AgendaRows({ on, today, isHeld }: AgendaProps) {
  if (on.length === 0)
    return <p class="s m">{isHeld ? "Ingen sager var på dagsordenen." : "Ingen sager på dagsordenen endnu."}</p>;
  return <Rows rows={on.map((one) => rowOf(one, one.submission.meetsOn <= today))} />;
}

function rowOf({ submission, ruling, matter, title, path, keeps }: OnAgenda, isHeld: boolean) {
  const gone = !ruling && submission.status !== "open";
  const knowledge: Knowledge = ruling
    ? ruling.confirmedAt
      ? rulingKnowledge(ruling.ruling)
      : "partly"
    : gone
      ? "missing"
      : "estimated";
  return {
    title: <a href={path}>{title || "Uden overskrift"}</a>,
    note: `${matter}${submission.late ? ". Kom efter fristen" : ""}`,
    knowledge,
    status: ruling
      ? `${t(`ruling.${ruling.ruling}`)}${ruling.confirmedAt ? "" : ", referat ikke bekræftet"}`
      : gone
        ? "Taget af dagsordenen"
        : "Ikke afgjort",
    ...(keeps &&
      !ruling &&
      !gone && { end: <a href={`/skrivebord/sager/${submission.id}/beslutning`}>Skriv beslutning</a> }),
    ...(keeps &&
      isHeld &&
      ruling &&
      !ruling.confirmedAt && { end: <a href={`/skrivebord/beslutninger/${ruling.id}/bekraeft`}>Bekræft referat</a> }),
  };
}
