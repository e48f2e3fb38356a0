import {
  type AskedByWho,
  DraftInUse,
  deskAutosave,
  deskReply,
  identityTexts,
  UnsavedText,
} from "../../identity/index.ts";
import { type DateOn, dateInZone, type Fault } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { ConfirmNames, isAsked } from "../../register/index.ts";
import type { Contribution } from "../../replies/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  DefaultButton,
  disagreedText,
  Form,
  type FormTree,
  faultText,
  fieldsOf,
  formErrors,
  type MergedForm,
  Notice,
  type Reply,
  rowsAt,
  Title,
} from "../../web/index.ts";
import type { TermSoFar } from "../agenda/term-so-far.ts";
import { caseWords } from "../case-words.ts";
import { type SentBack, SentBackNotice } from "../staff-visit/sent-back.tsx";
import { isByManager, isReportByManager } from "../staff-visit/who-answers.ts";
import type { Trip } from "../trip.ts";
import { wordsAbout } from "../visit.texts.ts";
import { BothVersions } from "./both-versions.tsx";
import { staffTexts } from "./staff.texts.ts";
import { type Offered, type TripForm, titleIn } from "./tasks/task.ts";
import { titleOf, tripPath } from "./trip-path.ts";
import { type Opened, openedWith } from "./two-versions.ts";

export interface EditView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly form: TripForm;
  /** What stands in the fields: stored, or as it was typed. */
  readonly values: FormTree;
  readonly faults?: readonly Fault[];
  /** What somebody else has saved since: where a choice is to be made, and what is in the fields already. */
  /** What was saved in the meantime the same person saved, in another tab. */
  readonly bySelf?: boolean;
  readonly merged?: Pick<MergedForm, "disagreements" | "brought">;
  /** There is typed text from then that is not saved in the case. */
  readonly draftFrom?: Date;
  /** What stands in the fields is that text. */
  readonly fromDraft?: boolean;
  /** What a button of the form's own put into the fields. */
  readonly says?: string;
  readonly offered: readonly Offered[];
  readonly contributions: readonly Contribution[];
  readonly earlier: TermSoFar | null;
  /** Why a manager sent it back. */
  readonly sentBack: SentBack | null;
  /** What the form was opened with, kept while rows come and go. */
  readonly opened?: Opened;
  /** Older text waits for a choice, from page to page: it is kept until it is used or discarded. */
  readonly olderWaits?: boolean;
}

/** One form of a trip, with everything that was typed, whatever went wrong. */
export function editReply(view: EditView): Reply {
  const { asked, trip, form, values, faults = [] } = view;
  const { disagreements, brought } = view.merged ?? { disagreements: [], brought: [] };
  const errors = formErrors("da", faults, staffTexts, ...wordsAbout(trip), identityTexts);
  const opened = view.opened ?? openedWith(trip.version, form.values(trip));
  const today = dateInZone(asked.now, asked.here.profile.timeZone);
  const title = `${faults.length > 0 ? "Fejl: " : ""}${titleIn(form, trip)}`;
  const facts = { trip, here: asked.here, today, earlier: view.earlier };
  const page = tripPath(trip, form.slug);
  const words = caseWords(trip);
  const formTitle = titleIn(form, trip);
  // What is typed now would take the older text's place.
  const waits = view.draftFrom !== undefined || view.olderWaits === true;
  const aside = form.Aside ? <form.Aside {...facts} /> : null;
  return deskReply(
    {
      asked,
      title: `${title}, ${titleOf(trip)}`,
      said: [...wordsAbout(trip), staffTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: formTitle }],
      children: (
        <>
          <Title title={formTitle} note={titleOf(trip)} />
          <SentBackNotice back={view.sentBack} />
          {view.draftFrom && <UnsavedText from={view.draftFrom} asked={asked} page={page} />}
          {view.says && <Notice tone="watch" title={view.says} announce />}
          {view.fromDraft && <DraftInUse page={page} />}
          {form.fixed?.(trip) === "some" && <SomeFixed trip={trip} />}
          {disagreements.length + brought.length > 0 && (
            <BothVersions
              {...{ form, today, disagreements, brought, profile: asked.here.profile, offered: view.offered }}
              bySelf={view.bySelf === true}
            />
          )}
          {faults.length === 0 && disagreements.length === 0 && (
            <>
              {form.Above && <form.Above {...facts} />}
              <StillMissing {...{ form, trip, today }} profile={asked.here.profile} />
            </>
          )}
          <div class={aside ? "duo" : "stack-l"}>
            <Form
              action={page}
              errors={errors}
              unsaved={faults.length + disagreements.length > 0 || view.olderWaits === true}
              hidden={{
                ...opened,
                ...(waits && { older: "ja" }),
                ...(disagreements.length > 0 && { disagreed: disagreedText(disagreements) }),
              }}
              autosave={{ ...deskAutosave(asked, page), waits }}
            >
              <DefaultButton
                {...(form.publishes ? { does: "next", text: form.publishes } : { does: "save", text: "Gem" })}
              />
              <form.Fields
                {...fieldsOf(values, errors)}
                rows={(group, least = 1) => Math.max(least, rowsAt(values, group).length)}
                {...facts}
                contributions={view.contributions}
                offered={view.offered}
              />
              {isAsked(faults, values) && <ConfirmNames values={values} errors={errors} />}
              <ButtonRow>
                <Button does="next">{form.publishes ?? form.onwards(trip).text}</Button>
                {!form.publishes && (
                  <Button weight="quiet" does="save">
                    Gem
                  </Button>
                )}
                <ButtonLink weight="bare" href={tripPath(trip)}>
                  {`Til ${words.the} uden at gemme`}
                </ButtonLink>
              </ButtonRow>
            </Form>
            {aside && (
              <aside class="side" aria-label="Det, tallene giver">
                {aside}
              </aside>
            )}
          </div>
        </>
      ),
    },
    faults.length > 0 ? 422 : disagreements.length > 0 ? 409 : 200,
  );
}

function SomeFixed({ trip }: { trip: Trip }) {
  return (
    <Notice tone="watch" title={`Der tages stilling til ${caseWords(trip).the}`}>
      <p>
        Det, der er bedt om, ligger fast imens. Resten kan rettes.{" "}
        <a href={tripPath(trip)}>Skal andet rettes, tages anmodningen tilbage først</a>.
      </p>
    </Notice>
  );
}

/** A form of nothing but what stands fast: why, and the way out. */
export function fixedReply(asked: AskedByWho, trip: Trip, form: TripForm): Reply {
  const title = titleIn(form, trip);
  const words = caseWords(trip);
  return deskReply(
    {
      asked,
      title: `${title}, ${titleOf(trip)}`,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          <Notice tone="watch" title={`Der tages stilling til ${words.the}, som sagen blev sendt`}>
            <p>
              {title} ligger derfor fast. På {words.its} side kan anmodningen tages tilbage, rettes og sendes igen. Kan
              du ikke selv det, så spørg koordinatoren.
            </p>
          </Notice>
          <ButtonRow>
            <ButtonLink href={tripPath(trip)}>{`Til ${words.the}`}</ButtonLink>
          </ButtonRow>
        </>
      ),
    },
    409,
  );
}

interface StillMissingProps {
  readonly form: TripForm;
  readonly trip: Trip;
  readonly profile: Profile;
  readonly today: DateOn;
}

/** What is missing before whoever is to settle it has it: the manager, or a committee by its agenda. */
function StillMissing({ form, trip, profile, today }: StillMissingProps) {
  const missing = form.missing(trip, profile);
  if (missing.length === 0) return null;
  const toManager =
    form.slug === "rapport" ? isReportByManager(trip, profile, today) : isByManager(trip, profile, today);
  const before = toManager ? "Før lederen kan tage stilling" : "Før det kan sættes på dagsordenen";
  return (
    <Notice tone="watch" title={before}>
      <ul>
        {missing.map((one) => (
          <li key={one.fault + one.path}>{faultText("da", one, wordsAbout(trip))}</li>
        ))}
      </ul>
    </Notice>
  );
}
