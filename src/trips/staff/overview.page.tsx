import type { Ruling, Submission } from "../../decisions/index.ts";
import { agendaWriters, decisionTexts, keepsRuling } from "../../decisions/index.ts";
import { type AskedByWho, deskReply, type Grant, hasRoleOver } from "../../identity/index.ts";
import type { DateOn, Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Hold } from "../../records/index.ts";
import type { TakenBack } from "../../register/index.ts";
import type { SurveyReport } from "../../replies/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  type Knowledge,
  type Link,
  Notice,
  ProgressRail,
  type Reply,
  Rows,
  type Task,
  TaskList,
  Title,
  Trail,
  type TrailStep,
} from "../../web/index.ts";
import { agendaPath } from "../agenda/agenda-paths.ts";
import type { TermSoFar } from "../agenda/term-so-far.ts";
import { caseWords } from "../case-words.ts";
import { mayCorrect } from "../correct-trip/correct-trip.ts";
import { beyondCorrection } from "../correct-trip/corrects.ts";
import { refusedChange } from "../edit-trip/back-to-approved.ts";
import { SurveyShown } from "../gather-replies/survey-shown.tsx";
import { holders } from "../hold/hold-trip.ts";
import { asked as askedOf } from "../may.ts";
import { missingForSubmission } from "../missing.ts";
import { isSuspended } from "../next-asked.ts";
import { changesSinceApproval, changeWord } from "../obligations/needs-new-ruling.ts";
import type { Change } from "../public/history/changes.ts";
import { fieldsIn } from "../public/history/changes.ts";
import { historyTexts } from "../public/history/history.texts.ts";
import { askedForIn, isFixed } from "../request-fixed.ts";
import { SentBackNotice } from "../staff-visit/sent-back.tsx";
import { isByManager, isWithManager } from "../staff-visit/who-answers.ts";
import { TakenDownNotice } from "../take-down/take-down.routes.tsx";
import { takers } from "../take-down/take-down.ts";
import { listWords } from "../travel-list/travel-list.page.tsx";
import { keepsTravelList } from "../travel-list/travel-list.routes.ts";
import { reportIsPublic } from "../trip.public.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { readsAccounts } from "../trip-accounts/open-accounts.ts";
import { wordsAbout } from "../visit.texts.ts";
import { type BeforeCommittees, isWithCommittee } from "../with-committee.ts";
import { reportCorrectionRefusal } from "../write-report/correct-report.ts";
import { isSent, reportRefusal } from "../write-report/may-write-report.ts";
import { ApprovalWords, committeeName } from "./approval-words.tsx";
import { mayCreate, mayReadHistory } from "./may-see.ts";
import { type NextStep, nextSteps } from "./next-steps.ts";
import { staffTexts, worded } from "./staff.texts.ts";
import { type TripTask, titleIn } from "./tasks/task.ts";
import { ownsPath, tripTasks } from "./tasks/tasks.ts";
import { titleOf, tripPath } from "./trip-path.ts";
import { railOf, TripStatusDisc } from "./trip-state.tsx";

const f = formatsIn("da");

export interface OverviewView extends BeforeCommittees {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  /** What those who travelled were asked. */
  readonly surveys: readonly SurveyReport[];
  /** What this person may do in the place of managers who are away. */
  readonly standsIn: readonly Grant[];
  /** The partners' names by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The public page, where there is one. */
  readonly publicPath: string | null;
  /** What the public page says otherwise than the trip does now. */
  readonly unseen: readonly Change[];
  /** When and why the trip was taken down from the public; `null` when it is not. */
  readonly down: TakenBack | null;
  /** Why a manager sent it back, for those who are to mend it. */
  readonly sentBack: string | null;
  /** Until when the case is marked for preservation; `null` when it is not. */
  readonly hold: Hold | null;
  readonly today: DateOn;
  /** What the committee has travelled in the term before. */
  readonly earlier: TermSoFar | null;
  readonly closedEach: bigint | null;
}

/** A trip as a list of what is filled in and what is missing, what comes next, and what was decided. */
export function overviewReply(view: OverviewView): Reply {
  const { asked, trip, submissions, rulings, standsIn, today } = view;
  const { here, who } = asked;
  const words = caseWords(trip);
  const asking = { who, municipality: here, today };
  // A complete trip goes on no agenda: what it lacks is not known, and keeps nobody from anything.
  const missing = trip.status === "complete" ? [] : missingForSubmission(trip, here.profile);
  const mayEdit = askedOf(asking, trip, "edit").allowed;
  const withCommittee = isWithCommittee(trip, view);
  const steps = nextSteps({ ...asking, standsIn, withCommittee }, trip, submissions);
  const withManager = isWithManager(trip, here.profile, today, withCommittee);
  const byManager = isByManager(trip, here.profile, today);
  const days = trip.startOn && trip.endOn && trip.startOn <= trip.endOn ? f.range(trip.startOn, trip.endOn) : null;
  return deskReply({
    asked,
    title: titleOf(trip),
    said: [...wordsAbout(trip), staffTexts, decisionTexts],
    crumbs: [{ text: titleOf(trip) }],
    children: (
      <>
        <Title
          title={titleOf(trip)}
          lang={trip.lang}
          marks={[
            <TripStatusDisc key="s" trip={trip} withManager={withManager} />,
            trip.kind && worded("kind", trip.kind),
            days,
            trip.caseNumber,
            view.hold && `Bevares til og med ${f.date(view.hold.until)}`,
          ].filter((one) => one !== null)}
          note={trip.committeeId ? committeeName(here.profile, trip.committeeId, trip.startOn ?? today) : undefined}
        />
        {view.down && <TakenDownNotice asked={asked} trip={trip} down={view.down} />}
        <SentBackNotice trip={trip} reason={view.sentBack} />
        <ChangedSinceApproval {...view} mayEdit={mayEdit} />
        <OlderInPublic {...view} />
        <ProgressRail steps={railOf(trip, today)} />
        <div class="duo">
          <div class="stack-l">
            <Steps steps={steps.filter((one) => !one.ends)} />
            <section>
              <h2 class="under">{words.The}</h2>
              <TaskList tasks={tripTasks.map((task) => lineOf(task, view, missing, mayEdit))} />
              {mayEdit && isFixed(trip) && (
                <p class="s m">
                  Det, der tages stilling til, ligger fast, indtil der er svaret. Program, mål og sagsnummer kan rettes
                  imens. Skal andet rettes, tages anmodningen tilbage først.
                </p>
              )}
              {!mayEdit && (
                <p class="s m">
                  {steps.some((one) => one.href === tripPath(trip, "tag-tilbage"))
                    ? `${words.The} er sendt. Skal noget rettes, så tag anmodningen tilbage først.`
                    : `${words.The} kan ikke rettes nu, eller det er ikke din opgave.`}
                </p>
              )}
            </section>
            <section>
              <h2 class="under">Beslutninger</h2>
              {submissions.length === 0 ? (
                <p class="s m">{undecidedWords(trip, byManager, withManager)}</p>
              ) : (
                <Trail steps={submissions.map((one) => trailStep(one, rulings, view))} />
              )}
            </section>
            {view.surveys.length > 0 && (
              <section class="stack">
                <h2 class="under">Det sagde de, der var med</h2>
                {view.surveys.map((report) => (
                  <SurveyShown key={report.survey.id} report={report} />
                ))}
              </section>
            )}
          </div>
          <aside class="side" aria-label="Godkendelse og handlinger">
            <ApprovalWords
              trip={trip}
              here={here}
              today={today}
              earlier={view.earlier}
              closedEach={view.closedEach}
              suspended={isSuspended(trip, here.profile, view.onAsked)}
            />
            <section class="no-print">
              <h2 class="under">Mere</h2>
              <Rows rows={moreOf(view, steps).map(({ href, text }) => ({ title: <a href={href}>{text}</a> }))} />
              {mayCreate(who) && (
                <form method="post" action={tripPath(trip, "kopi")}>
                  <Button weight="quiet">{`Kopiér til ${words.aNew}`}</Button>
                </form>
              )}
            </section>
          </aside>
        </div>
      </>
    ),
  });
}

/** What is said where no committee has had the trip: one that its manager approves is on no agenda. */
function undecidedWords(trip: Trip, byManager: boolean, withManager: boolean): string {
  const { the, The } = caseWords(trip);
  const { approved } = trip;
  if (!byManager) return `${The} har ikke været på en dagsorden.`;
  if (approved) return `Lederen godkendte ${the} den ${f.date(approved.on)}.`;
  return withManager
    ? `${The} ligger hos lederen, som tager stilling.`
    : `Lederen tager stilling, når ${the} er sendt.`;
}

/** What goes otherwise than it was approved, where nobody overlooks it. */
function ChangedSinceApproval({
  asked: { here },
  trip,
  rulings,
  submissions,
  mayEdit,
}: OverviewView & { readonly mayEdit: boolean }) {
  const changes = changesSinceApproval(trip, here.profile);
  if (trip.status !== "approved" || trip.approved === null || changes.length === 0) return null;
  const what = changeWord(changes);
  const no = refusedChange(trip, rulings, submissions);
  if (no) {
    const { committeeId, meetsOn } = no.submission;
    const who = committeeName(here.profile, committeeId, meetsOn);
    return (
      <Notice tone="wrong" title="Ændringen blev ikke godkendt">
        <p>
          {`${who} sagde nej til ændringen den ${f.date(meetsOn)}. Det, der blev godkendt den ${f.date(trip.approved.on)}, gælder, og det er det, borgerne ser. På skrivebordet står det ændrede endnu.`}
        </p>
        {mayEdit && (
          <form method="post" action={tripPath(trip, "det-godkendte")}>
            <input type="hidden" name="version" value={String(trip.version)} />
            <Button>Før tilbage til det godkendte</Button>
          </form>
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="watch" title="Ændringen kræver en ny beslutning">
      <p>{staffTexts.in("da")("changed-since-approval", { what, on: f.date(trip.approved.on) })}</p>
    </Notice>
  );
}

/** The public page does not follow by itself; where a new ruling is needed, that is said instead. */
function OlderInPublic({ asked: { who, here }, trip, unseen }: OverviewView) {
  if (unseen.length === 0 || beyondCorrection(trip, here.profile).length > 0) return null;
  const h = historyTexts.in("da");
  const fields = fieldsIn(unseen).map((field) => h(`field.${field}`).toLowerCase());
  return (
    <Notice tone="watch" title="Borgerne ser stadig det, der stod før">
      <p>
        Siden det blev offentligt, er der rettet i: {f.list(fields)}.{" "}
        {mayCorrect(who, trip) && <a href={tripPath(trip, "ret-offentligt")}>Ret det offentlige</a>}
      </p>
    </Notice>
  );
}

/** Where else one may go from here. */
function moreOf(view: OverviewView, steps: readonly NextStep[]): readonly Link[] {
  const {
    asked: { who, here },
    trip,
    publicPath,
  } = view;
  return [
    ...(publicPath
      ? [
          {
            href: publicPath,
            text: `Se ${caseWords(trip).the}, som borgerne ser ${trip.direction === "in" ? "det" : "den"}`,
          },
        ]
      : []),
    ...(hasRoleOver(who, ownedOf(trip), agendaWriters) && !steps.some((one) => one.href.includes("/sagsfremstilling"))
      ? [{ href: agendaPath({ trip, submission: null }, ""), text: "Sagsfremstilling til dagsordenen" }]
      : []),
    ...(trip.accountsTrack !== "not-owed" && readsAccounts(who, trip)
      ? [{ href: tripPath(trip, "regnskab"), text: "Regnskab: budget, bogført og bilag" }]
      : []),
    ...(mayGather(view) ? [{ href: tripPath(trip, "bidrag"), text: "Bidrag og spørgeskema" }] : []),
    ...(keepsTravelList(who, trip)
      ? [{ href: tripPath(trip, "rejseliste"), text: `${listWords(trip).title}: pas, allergier og pårørende` }]
      : []),
    ...(mayReadHistory(who, trip) ? [{ href: tripPath(trip, "historik"), text: "Historik: hvem gjorde hvad" }] : []),
    ...(publicPath && mayCorrect(who, trip) && beyondCorrection(trip, here.profile).length === 0
      ? [{ href: tripPath(trip, "ret-offentligt"), text: "Ret det offentlige, med begrundelse" }]
      : []),
    ...(publicPath &&
    reportCorrectionRefusal({ who }, trip) === null &&
    reportIsPublic(trip, here.profile, view.rulings, trip.startOn ?? view.today)
      ? [{ href: tripPath(trip, "rapport/ret"), text: "Ret rapporten, med begrundelse" }]
      : []),
    ...(publicPath && hasRoleOver(who, ownedOf(trip), takers)
      ? [{ href: tripPath(trip, "traek-offentliggoerelse-tilbage"), text: "Træk offentliggørelsen tilbage" }]
      : []),
    ...(hasRoleOver(who, ownedOf(trip), holders)
      ? [{ href: tripPath(trip, "bevaring"), text: "Bevaring: mærk sagen til arkiv" }]
      : []),
    ...steps.filter((one) => one.ends),
  ];
}

/** Whoever writes the report asks for lines to it, and sees what the survey says afterwards too. */
function mayGather({ asked: { who }, trip }: OverviewView): boolean {
  const refusal = reportRefusal({ who }, trip);
  return refusal === null || isSent(refusal);
}

function Steps({ steps }: { steps: readonly NextStep[] }) {
  if (steps.length === 0) return null;
  const [allowed, blocked] = [steps.filter((one) => one.why === null), steps.filter((one) => one.why !== null)];
  return (
    <section class="stack no-print">
      <h2 class="under">Næste skridt</h2>
      {allowed.length > 0 && (
        <ButtonRow>
          {allowed.map((one, at) => (
            <ButtonLink key={one.href} href={one.href} weight={at === 0 && !one.again ? "first" : "quiet"}>
              {one.text}
            </ButtonLink>
          ))}
        </ButtonRow>
      )}
      {blocked.map((one) => (
        <Notice key={one.href} tone="watch" title={`${one.text}: ikke endnu`}>
          <p>{one.why}</p>
        </Notice>
      ))}
    </section>
  );
}

const neededTasks = ["oplysninger", "rejsemaal", "deltagere", "budget"];

function lineOf(
  task: TripTask,
  { trip, names }: Pick<OverviewView, "trip" | "names">,
  missing: readonly Fault[],
  mayEdit: boolean,
): Task {
  const own = missing.filter((one) => ownsPath(task, one.path));
  const summary = task.summary(trip, names);
  const doubt = task.doubt?.(trip) ?? null;
  const [knowledge, state]: [Knowledge, string] =
    doubt !== null && own.length === 0 ? ["partly", doubt] : stateOf(task, own.length, summary, trip);
  return {
    title: titleIn(task, trip),
    note: summary,
    knowledge,
    state,
    ...(mayEdit && !(isFixed(trip) && askedForIn(task.owns) === "all") && { href: tripPath(trip, task.slug) }),
  };
}

function stateOf(task: TripTask, missing: number, summary: string | null, { status }: Trip): [Knowledge, string] {
  if (missing > 0)
    return [summary === null ? "missing" : "partly", staffTexts.in("da")("missing-count", { count: missing })];
  if (summary !== null) return ["final", "Udfyldt"];
  if (status === "complete") return ["estimated", "Ikke oplyst"];
  return ["estimated", neededTasks.includes(task.slug) ? "Ikke begyndt" : "Kan udelades"];
}

function trailStep(
  submission: Submission,
  rulings: readonly Ruling[],
  { asked: { here, who }, trip, today }: OverviewView,
): TrailStep {
  const ruling = rulings.find((one) => one.submission.id === submission.id);
  const committee = committeeName(here.profile, submission.committeeId, submission.meetsOn);
  const about = submission.about === "request" ? "Anmodning" : "Rapport";
  const mayRule = keepsRuling(who, ownedOf(trip), submission);
  const mayConfirm = submission.meetsOn <= today && mayRule;
  return {
    when: f.date(submission.meetsOn),
    knowledge: ruling ? (ruling.confirmedAt ? "final" : "partly") : "estimated",
    title: ruling
      ? `${about}: ${decisionTexts.find("da", `ruling.${ruling.ruling}`)}`
      : `${about}: ${submission.status === "open" ? "på dagsordenen" : "taget af dagsordenen"}`,
    children: (
      <>
        <p>
          {committee}
          {ruling?.item && `, punkt ${ruling.item}`}
          {submission.late && ". Kom efter dagsordenens frist"}
        </p>
        {ruling?.text && <p class="m">{ruling.text}</p>}
        {ruling?.confirmedAt && mayRule && (
          <p>
            <a href={`/skrivebord/beslutninger/${ruling.id}/ret`}>Ret beslutningen, med begrundelse</a>
          </p>
        )}
        {ruling && !ruling.confirmedAt && (
          <p>
            Referatet er ikke bekræftet, og beslutningen er ikke offentlig.{" "}
            {mayConfirm && <a href={`/skrivebord/beslutninger/${ruling.id}/bekraeft`}>Bekræft referatet</a>}
            {mayConfirm && ". "}
            {mayRule && <a href={`/skrivebord/beslutninger/${ruling.id}/ret`}>Ret beslutningen</a>}
          </p>
        )}
      </>
    ),
  };
}
