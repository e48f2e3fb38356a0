import {
  type AskedByWho,
  DraftInUse,
  deskAutosave,
  deskReply,
  identityTexts,
  UnsavedText,
} from "../../identity/index.ts";
import { dateInZone, type Fault } from "../../kernel/index.ts";
import type { Contribution } from "../../replies/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  DataTable,
  DefaultButton,
  Form,
  type FormTree,
  faultText,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  rowsAt,
  Title,
} from "../../web/index.ts";
import type { TermSoFar } from "../agenda/term-so-far.ts";
import { SentBackNotice } from "../staff-visit/sent-back.tsx";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { staffTexts } from "./staff.texts.ts";
import type { Offered, TripForm } from "./tasks/task.ts";
import { titleOf, tripPath } from "./trip-path.ts";
import { type Differing, markOf } from "./two-versions.ts";

export interface EditView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly form: TripForm;
  /** What stands in the fields: stored, or as it was typed. */
  readonly values: FormTree;
  readonly faults?: readonly Fault[];
  /** Where somebody else's saved text differs from what was typed. */
  readonly conflict?: readonly Differing[];
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
  readonly sentBack: string | null;
  /** What the form was opened with, kept while rows come and go. */
  readonly opened?: { readonly version: string; readonly mark: string };
  /** Older text waits for a choice, from page to page: it is kept until it is used or discarded. */
  readonly olderWaits?: boolean;
}

/** One form of a trip, with everything that was typed, whatever went wrong. */
export function editReply(view: EditView): Reply {
  const { asked, trip, form, values, faults = [], conflict = [] } = view;
  const errors = formErrors("da", faults, staffTexts, tripTexts, identityTexts);
  const opened = view.opened ?? { version: String(trip.version), mark: markOf(form.values(trip)) };
  const today = dateInZone(asked.now, asked.here.profile.timeZone);
  const title = `${faults.length > 0 ? "Fejl: " : ""}${form.title}`;
  const facts = { trip, here: asked.here, today, earlier: view.earlier };
  const page = tripPath(trip, form.slug);
  // What is typed now would take the older text's place.
  const waits = view.draftFrom !== undefined || view.olderWaits === true;
  const aside = form.Aside ? <form.Aside {...facts} /> : null;
  return deskReply(
    {
      asked,
      title: `${title}, ${titleOf(trip)}`,
      said: [staffTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: form.title }],
      children: (
        <>
          <Title title={form.title} note={titleOf(trip)} />
          <SentBackNotice trip={trip} reason={view.sentBack} />
          {view.draftFrom && <UnsavedText from={view.draftFrom} asked={asked} page={page} />}
          {view.says && <Notice tone="watch" title={view.says} announce />}
          {view.fromDraft && <DraftInUse page={page} />}
          {form.fixed?.(trip) === "some" && <SomeFixed trip={trip} />}
          {conflict.length > 0 && <BothTexts conflict={conflict} />}
          {faults.length === 0 && conflict.length === 0 && (
            <>
              {form.Above && <form.Above {...facts} />}
              <StillMissing missing={form.missing(trip, asked.here.profile)} />
            </>
          )}
          <div class={aside ? "duo" : "stack-l"}>
            <Form
              action={page}
              errors={errors}
              hidden={{ ...opened, ...(waits && { older: "ja" }) }}
              autosave={{ ...deskAutosave(asked, page), waits }}
            >
              <DefaultButton does="save" text="Gem" />
              <form.Fields
                {...fieldsOf(values, errors)}
                rows={(group, least = 1) => Math.max(least, rowsAt(values, group).length)}
                {...facts}
                contributions={view.contributions}
                offered={view.offered}
              />
              <ButtonRow>
                <Button does="next">{form.onwards(trip).text}</Button>
                <Button weight="quiet" does="save">
                  Gem
                </Button>
                <ButtonLink weight="bare" href={tripPath(trip)}>
                  Til rejsen uden at gemme
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
    conflict.length > 0 ? 409 : faults.length > 0 ? 422 : 200,
  );
}

function SomeFixed({ trip }: { trip: Trip }) {
  return (
    <Notice tone="watch" title="Der tages stilling til rejsen">
      <p>
        Det, der er bedt om, ligger fast imens. Resten kan rettes.{" "}
        <a href={tripPath(trip)}>Skal andet rettes, tages anmodningen tilbage først</a>.
      </p>
    </Notice>
  );
}

/** A form of nothing but what stands fast: why, and the way out. */
export function fixedReply(asked: AskedByWho, trip: Trip, form: TripForm): Reply {
  return deskReply(
    {
      asked,
      title: `${form.title}, ${titleOf(trip)}`,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: form.title }],
      children: (
        <>
          <Title title={form.title} note={titleOf(trip)} />
          <Notice tone="watch" title="Der tages stilling til rejsen, som den blev sendt">
            <p>
              {form.title} ligger derfor fast. På rejsens side kan anmodningen tages tilbage, rettes og sendes igen. Kan
              du ikke selv det, så spørg koordinatoren.
            </p>
          </Notice>
          <ButtonRow>
            <ButtonLink href={tripPath(trip)}>Til rejsen</ButtonLink>
          </ButtonRow>
        </>
      ),
    },
    409,
  );
}

function StillMissing({ missing }: { missing: readonly Fault[] }) {
  if (missing.length === 0) return null;
  return (
    <Notice tone="watch" title="Før det kan sættes på dagsordenen">
      <ul>
        {missing.map((one) => (
          <li key={one.fault + one.path}>{faultText("da", one, [tripTexts])}</li>
        ))}
      </ul>
    </Notice>
  );
}

function BothTexts({ conflict }: { conflict: readonly Differing[] }) {
  return (
    <div class="stack-l">
      <Notice tone="wrong" title="En anden har gemt i mellemtiden" announce>
        <p>
          Dit er ikke gemt endnu, men intet er tabt: det står stadig i felterne nedenfor. Sammenlign, ret felterne, og
          gem igen. Så gælder det, der står i felterne.
        </p>
      </Notice>
      <DataTable
        caption="Her er I uenige"
        rows={conflict}
        rowKey={(one) => one.label}
        columns={[
          { kind: "text", key: "label", head: "Felt", cell: (one) => one.label },
          {
            kind: "text",
            key: "theirs",
            head: "Gemt af en anden",
            cell: (one) => one.theirs || "(tomt)",
            narrow: "full",
            labelled: true,
          },
          {
            kind: "text",
            key: "mine",
            head: "Skrevet af dig",
            cell: (one) => one.mine || "(tomt)",
            narrow: "full",
            labelled: true,
          },
        ]}
      />
    </div>
  );
}
