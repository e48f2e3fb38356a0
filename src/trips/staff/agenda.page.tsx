import { type About, decisionTexts, type Meeting } from "../../decisions/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { type DateOn, dateInZone, type Fault, fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeesOn, type Profile } from "../../profile/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  Notice,
  Radios,
  type Reply,
  Rows,
  Select,
  TextArea,
  Title,
  textAt,
} from "../../web/index.ts";
import type { TermSoFar } from "../agenda/term-so-far.ts";
import { caseWords } from "../case-words.ts";
import type { Trip } from "../trip.ts";
import { ApprovalWords, committeeName } from "./approval-words.tsx";
import { staffTexts } from "./staff.texts.ts";
import { titleOf, tripPath } from "./trip-path.ts";

const f = formatsIn("da");

export interface AgendaView {
  readonly asked: AskedByWho;
  readonly about: About;
  readonly trip: Trip;
  /** Meetings that are listed, the nearest first. */
  readonly meetings: readonly Meeting[];
  /** What keeps the case off every agenda, in words; `null` when nothing does. */
  readonly why: string | null;
  readonly values: FormTree;
  /** What the committee has travelled in the term before. */
  readonly earlier: TermSoFar | null;
  readonly faults?: readonly Fault[];
  /** The typed day is not in the committee's calendar: which are nearest to it. */
  readonly unlisted?: Unlisted;
}

interface Unlisted {
  readonly committeeId: string;
  readonly day: DateOn;
  readonly nearest: readonly DateOn[];
}

/** The question about a day that the committee's calendar does not have, beside the choice. */
function unlistedFault({ committeeId, day, nearest }: Unlisted, profile: Profile): Fault {
  const committee = committeeName(profile, committeeId, day);
  return fault("meeting-unlisted", { committee, day: f.date(day), nearest: f.list(nearest.map(f.date)) }, "day");
}

/** Those of the chosen committee first, else as they were. */
function ofCommitteeFirst(meetings: readonly Meeting[], committee: string | null): readonly Meeting[] {
  return meetings.toSorted((a, b) => Number(b.committeeId === committee) - Number(a.committeeId === committee));
}

/** Which committee, and which of its meetings. */
export function agendaReply(view: AgendaView): Reply {
  const { asked, about, trip, meetings, why, values, unlisted } = view;
  const { profile } = asked.here;
  const faults = view.faults ?? (unlisted ? [unlistedFault(unlisted, profile)] : []);
  const today = dateInZone(asked.now, profile.timeZone);
  const errors = formErrors("da", faults, staffTexts, decisionTexts);
  const { field } = fieldsOf(values, errors);
  const title = about === "request" ? "Sæt på dagsorden" : "Sæt rapporten på dagsorden";
  const sitting = committeesOn(profile, today);
  const earlier = profile.committees.filter((one) => !sitting.some(({ committee }) => committee.id === one.id));
  const options = sitting.map(({ committee, name }) => ({ value: committee.id, text: name.name }));
  const past = earlier.map((one) => ({ value: one.id, text: committeeName(profile, one.id, today) }));
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          <div class="duo">
            {why === null ? (
              <Form
                action={tripPath(trip, "dagsorden")}
                errors={errors}
                hidden={{ about, ...(unlisted && { askedAbout: unlisted.day }) }}
              >
                <Select
                  label="Udvalg"
                  {...field("committee")}
                  options={past.length > 0 ? [...options, { label: "Tidligere udvalg", options: past }] : options}
                />
                <DateField
                  label="Mødedag"
                  {...field("meetingOn")}
                  hint="Et møde, der er holdt, kan også skrives. Kom sagen efter dagsordenens frist, står det ved beslutningen, også for borgerne."
                />
                {unlisted && (
                  <Radios
                    label="Hvilken dag er det?"
                    {...field("day")}
                    options={[
                      ...unlisted.nearest.map((day) => ({ value: day, text: f.date(day), hint: "Står i kalenderen." })),
                      {
                        value: unlisted.day,
                        text: f.date(unlisted.day),
                        hint: "Mødet kommer i kalenderen, hvor alle kan se det.",
                      },
                    ]}
                  />
                )}
                {(textAt(values, "outOfOrder") !== "" ||
                  faults.some((one) => one.fault === "committee-out-of-order")) && (
                  <TextArea
                    label="Hvorfor et andet udvalg?"
                    {...field("outOfOrder")}
                    rows={3}
                    hint="Kun hvis sagen med vilje lægges for et andet udvalg, end rækkefølgen siger. Er den ikke dets at afgøre, bliver dets ja en anbefaling. Begrundelsen står i historikken."
                  />
                )}
                <ButtonRow>
                  <Button>{title}</Button>
                  <ButtonLink weight="quiet" href={tripPath(trip)}>
                    Fortryd
                  </ButtonLink>
                </ButtonRow>
              </Form>
            ) : (
              <Notice tone="watch" title="Det kan ikke gøres endnu">
                <p>{why}</p>
                <p>
                  <a href={tripPath(trip)}>{`Tilbage til ${caseWords(trip).the}`}</a>
                </p>
              </Notice>
            )}
            <aside class="side" aria-label="Møder og godkendelse">
              <section>
                <h2 class="under">Kommende møder</h2>
                {why === null && meetings.length > 0 && <p class="s m">Vælg et møde, så udfyldes felterne.</p>}
                {meetings.length === 0 ? (
                  <p class="s m">Der er ingen møder på listen endnu. Skriv blot dagen.</p>
                ) : (
                  <Rows
                    rows={ofCommitteeFirst(meetings, textAt(values, "committee") || trip.committeeId).map((one) => ({
                      title:
                        why === null ? (
                          <a href={`${tripPath(trip, "dagsorden")}?om=${about}&moede=${one.id}`}>
                            {f.date(one.meetsOn)}
                          </a>
                        ) : (
                          f.date(one.meetsOn)
                        ),
                      note: `${committeeName(profile, one.committeeId, one.meetsOn)}${
                        one.agendaClosesOn ? `. Frist ${f.dayMonth(one.agendaClosesOn)}` : ""
                      }`,
                    }))}
                  />
                )}
              </section>
              {about === "request" && (
                <ApprovalWords trip={trip} here={asked.here} today={today} earlier={view.earlier} />
              )}
            </aside>
          </div>
        </>
      ),
    },
    why !== null ? 409 : faults.length > 0 ? 422 : 200,
  );
}
