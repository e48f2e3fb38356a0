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
  Details,
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
import { wordsAbout } from "../visit.texts.ts";
import { ApprovalWords, committeeName } from "./approval-words.tsx";
import { staffTexts } from "./staff.texts.ts";
import { titleOf, tripPath } from "./trip-path.ts";

const f = formatsIn("da");
const handedInWords =
  "Er rejsen offentlig, ser borgerne fra i dag, at rapporten er afleveret. Hvad den siger, ser de, når den er behandlet.";

export interface AgendaView {
  readonly asked: AskedByWho;
  readonly about: About;
  readonly trip: Trip;
  /** The committee whose turn it is; `null` where that is nobody's yet. */
  readonly turn: string | null;
  /** Its coming meetings, the nearest first. */
  readonly meetings: readonly Meeting[];
  /** Other committees' coming meetings, for whoever means to ask another one. */
  readonly others: readonly Meeting[];
  /** What keeps the case off every agenda, in words; `null` when nothing does. */
  readonly why: string | null;
  readonly values: FormTree;
  /** What the committee has travelled in the term before. */
  readonly earlier: TermSoFar | null;
  /** A member had a ruling on the request suspended: it is the council's alone. */
  readonly suspended: boolean;
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

/** Which committee, and which of its meetings. */
export function agendaReply(view: AgendaView): Reply {
  const { asked, about, trip, turn, why, values, unlisted } = view;
  const { profile } = asked.here;
  const faults = view.faults ?? (unlisted ? [unlistedFault(unlisted, profile)] : []);
  const today = dateInZone(asked.now, profile.timeZone);
  const errors = formErrors("da", faults, staffTexts, decisionTexts, ...wordsAbout(trip));
  const { field } = fieldsOf(values, errors);
  const title = about === "request" ? "Sæt på dagsorden" : "Sæt rapporten på dagsorden";
  const sitting = committeesOn(profile, today);
  const earlier = profile.committees.filter((one) => !sitting.some(({ committee }) => committee.id === one.id));
  const options = sitting.map(({ committee, name }) => ({ value: committee.id, text: name.name }));
  const own = options.filter((one) => one.value === turn);
  const another = options.filter((one) => one.value !== turn);
  const past = earlier.map((one) => ({ value: one.id, text: committeeName(profile, one.id, today) }));
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title
            title={title}
            note={titleOf(trip)}
            {...(about === "report" && why === null && { lede: handedInWords })}
          />
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
                  options={[
                    ...(own.length === 0 ? options : [...own, { label: "Andre udvalg", options: another }]),
                    ...(past.length > 0 ? [{ label: "Tidligere udvalg", options: past }] : []),
                  ]}
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
              <ComingMeetings view={view} today={today} />
              {about === "request" && (
                <ApprovalWords
                  trip={trip}
                  here={asked.here}
                  today={today}
                  earlier={view.earlier}
                  suspended={view.suspended}
                />
              )}
            </aside>
          </div>
        </>
      ),
    },
    why !== null ? 409 : faults.length > 0 ? 422 : 200,
  );
}

/** The meetings of the committee whose turn it is; another one's are looked for, never met by chance. */
function ComingMeetings({ view, today }: { view: AgendaView; today: DateOn }) {
  const { asked, about, trip, turn, meetings, others, why } = view;
  const { profile } = asked.here;
  const whose = turn === null ? "" : ` i ${committeeName(profile, turn, today)}`;
  const rows = (listed: readonly Meeting[], named: boolean) =>
    listed.map(({ id, committeeId, meetsOn, agendaClosesOn }) => {
      const day = f.date(meetsOn);
      const closes = agendaClosesOn ? `Frist ${f.dayMonth(agendaClosesOn)}` : "";
      const note = [named ? committeeName(profile, committeeId, meetsOn) : "", closes].filter((one) => one !== "");
      const href = `${tripPath(trip, "dagsorden")}?om=${about}&moede=${id}`;
      return { title: why === null ? <a href={href}>{day}</a> : day, note: note.join(". ") };
    });
  // Who has another one's place is told by name.
  const ofAnother = meetings.some(({ committeeId }) => committeeId !== turn);
  return (
    <section class="stack">
      <h2 class="under">{`Kommende møder${whose}`}</h2>
      {meetings.length === 0 ? (
        <p class="s m">Der er ingen møder på listen endnu. Skriv blot dagen.</p>
      ) : (
        <>
          {why === null && <p class="s m">Vælg et møde, så udfyldes felterne.</p>}
          <Rows rows={rows(meetings, ofAnother)} />
        </>
      )}
      {others.length > 0 && (
        <Details summary="Andre udvalgs møder">
          {turn !== null && (
            <p class="s m">
              {`${committeeName(profile, turn, today)} står for tur. Skal et andet udvalg have sagen, bliver du spurgt hvorfor.`}
            </p>
          )}
          <Rows rows={rows(others, true)} />
        </Details>
      )}
    </section>
  );
}
