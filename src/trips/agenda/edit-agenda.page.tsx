import { decisionTexts } from "../../decisions/index.ts";
import {
  type AskedByWho,
  DraftInUse,
  deskAutosave,
  deskReply,
  identityTexts,
  UnsavedText,
} from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  formErrors,
  Notice,
  type Reply,
  Section,
  TextArea,
  Title,
} from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { AgendaBody } from "./agenda.page.tsx";
import type { AgendaText } from "./agenda-block.ts";
import type { AgendaCase } from "./agenda-case.ts";
import { readAgenda } from "./agenda-markdown.ts";
import { agendaPath } from "./agenda-paths.ts";

export interface EditAgendaView {
  readonly asked: AskedByWho;
  readonly one: AgendaCase;
  /** What stands in the field: stored, or as it was typed. */
  readonly typed: string;
  readonly faults?: readonly Fault[];
  /** What somebody else saved in the meantime. */
  readonly theirs?: string;
  readonly preview?: boolean;
  /** There is typed text from then that is not saved in the case. */
  readonly draftFrom?: Date;
  /** What stands in the field is that text. */
  readonly fromDraft?: boolean;
  /** The version that the field was opened with, where it is not the one now. */
  readonly opened?: string | null;
}

/** The agenda text in a field, with what it will look like. Nothing that was typed is lost. */
export function editAgendaReply(view: EditAgendaView): Reply {
  const { asked, one, typed, faults = [], theirs, preview, opened } = view;
  const page = agendaPath(one, "/ret");
  const { trip, submission, text } = one;
  const errors = formErrors("da", faults, decisionTexts, identityTexts);
  const title = `${faults.length > 0 ? "Fejl: " : ""}Ret sagsfremstillingen`;
  return deskReply(
    {
      asked,
      title: `${title}, ${titleOf(trip)}`,
      crumbs: [
        { text: titleOf(trip), href: tripPath(trip) },
        { text: "Sagsfremstilling", href: agendaPath(one, "") },
        { text: "Ret" },
      ],
      children: (
        <div class="stack-l">
          <Title title="Ret sagsfremstillingen" note={titleOf(trip)} />
          {view.draftFrom && <UnsavedText from={view.draftFrom} asked={asked} page={page} />}
          {view.fromDraft && <DraftInUse page={page} />}
          {theirs !== undefined && <Theirs text={theirs} />}
          <Form
            action={page}
            autosave={deskAutosave(asked, page)}
            errors={errors}
            full
            hidden={{ version: opened ?? String(submission?.version ?? 0) }}
          >
            <TextArea
              name="text"
              label="Tekst"
              rows={28}
              value={typed}
              error={errors.at("text")}
              hint="# er overskriften, ## et afsnit, ### en mellemrubrik. - eller 1. begynder et punkt. Tabeller har | mellem cellerne; en sum står med ** om sig."
            />
            <ButtonRow>
              <Button does="save">Gem teksten</Button>
              <Button weight="quiet" does="preview">
                Se, hvordan den bliver
              </Button>
              {!one.followsTrip && (
                <Button weight="quiet" does="restore">
                  Gendan den automatiske tekst
                </Button>
              )}
              <ButtonLink weight="bare" href={agendaPath(one, "")}>
                Tilbage uden at gemme
              </ButtonLink>
            </ButtonRow>
          </Form>
          {preview && <Preview text={readAgenda(typed, text.title)} />}
        </div>
      ),
    },
    theirs === undefined ? (faults.length > 0 ? 422 : 200) : 409,
  );
}

function Preview({ text }: { text: AgendaText }) {
  return (
    <section class="no-print stack" aria-label="Sådan bliver teksten">
      <Notice tone="watch" title="Sådan bliver teksten. Den er ikke gemt endnu." announce />
      <h2 class="under">{text.title}</h2>
      <AgendaBody text={text} />
    </section>
  );
}

function Theirs({ text }: { text: string }) {
  return (
    <div class="stack-l">
      <Notice tone="wrong" title="En anden har gemt i mellemtiden" announce>
        <p>
          Din tekst er ikke gemt endnu, men intet er tabt: den står i feltet nedenfor. Sammenlign, ret feltet, og gem
          igen. Så gælder det, der står i feltet.
        </p>
      </Notice>
      <Section title="Gemt af en anden">
        <pre class="written">{text}</pre>
      </Section>
    </div>
  );
}
