import { decisionTexts } from "../../decisions/index.ts";
import { deskReply } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { Button, ProgressRail, type Reply, Rows, TaskList, Title, Trail } from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { SurveyShown } from "../gather-replies/survey-shown.tsx";
import { asked as askedOf } from "../may.ts";
import { missingForSubmission } from "../missing.ts";
import { isSuspended } from "../next-asked.ts";
import { isFixed } from "../request-fixed.ts";
import { changeAsked } from "../staff-visit/change-asked.ts";
import { SentBackNotice } from "../staff-visit/sent-back.tsx";
import { isByManager, isWithManager } from "../staff-visit/who-answers.ts";
import { TakenDownNotice } from "../take-down/take-down.routes.tsx";
import type { Trip } from "../trip.ts";
import { wordsAbout } from "../visit.texts.ts";
import { isWithCommittee } from "../with-committee.ts";
import { ApprovalWords, committeeName } from "./approval-words.tsx";
import { EarlierTranslations } from "./earlier-translations.tsx";
import { mayCreate } from "./may-see.ts";
import { nextSteps } from "./next-steps.ts";
import { moreOf } from "./overview-links.ts";
import { AnnexesRefused, ChangeAwaitingAnswer, ChangedSinceApproval, OlderInPublic } from "./overview-notices.tsx";
import { trailStep } from "./overview-rulings.tsx";
import { Steps } from "./overview-steps.tsx";
import { lineOf } from "./overview-tasks.ts";
import type { OverviewView } from "./overview-view.ts";
import { staffTexts, worded } from "./staff.texts.ts";
import { tripTasks } from "./tasks/tasks.ts";
import { titleOf, tripPath } from "./trip-path.ts";
import { isUnstated, railOf, TripStatusDisc } from "./trip-state.tsx";

const f = formatsIn("da");

/** A trip as a list of what is filled in and what is missing, what comes next, and what was decided. */
export function overviewReply(view: OverviewView): Reply {
  const { asked, trip, submissions, rulings, standsIn, made, today } = view;
  const { here, who } = asked;
  const words = caseWords(trip);
  const asking = { who, municipality: here, today };
  // A complete trip goes on no agenda: what it lacks is not known, and keeps nobody from anything.
  const missing = trip.status === "complete" ? [] : missingForSubmission(trip, here.profile);
  const mayEdit = askedOf(asking, trip, "edit").allowed;
  const withCommittee = isWithCommittee(trip, view);
  const steps = nextSteps({ ...asking, standsIn, withCommittee, made }, trip, submissions);
  const withManager = isWithManager(trip, here.profile, today, withCommittee);
  const change = withManager ? changeAsked({ municipality: here, today }, trip) : null;
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
            <TripStatusDisc key="s" trip={trip} withManager={withManager} isChange={change !== null} />,
            trip.kind && worded("kind", trip.kind),
            days,
            trip.caseNumber,
            view.hold && `Bevares til og med ${f.date(view.hold.until)}`,
          ].filter((one) => one !== null)}
          note={trip.committeeId ? committeeName(here.profile, trip.committeeId, trip.startOn ?? today) : undefined}
        />
        {view.down && <TakenDownNotice asked={asked} trip={trip} down={view.down} />}
        {view.sentBack?.what !== "change" && <SentBackNotice back={view.sentBack} />}
        <AnnexesRefused {...view} />
        <ChangeAwaitingAnswer change={change} />
        <ChangedSinceApproval {...view} mayEdit={mayEdit} />
        <OlderInPublic {...view} />
        <EarlierTranslations trip={trip} mayEdit={mayEdit && !isFixed(trip)} />
        <ProgressRail steps={railOf(trip, here.profile, today)} />
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
              suspended={isSuspended(here.profile, view.onAsked)}
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
  if (isUnstated(trip))
    return `${The} er fra en kilde, og det er ikke oplyst, hvem der godkendte ${trip.direction === "in" ? "det" : "den"}.`;
  if (!byManager) return `${The} har ikke været på en dagsorden.`;
  if (approved) return `Lederen godkendte ${the} den ${f.date(approved.on)}.`;
  return withManager
    ? `${The} ligger hos lederen, som tager stilling.`
    : `Lederen tager stilling, når ${the} er sendt.`;
}
