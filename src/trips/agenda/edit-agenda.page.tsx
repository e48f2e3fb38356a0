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
  DefaultButton,
  Details,
  type Disagreement,
  disagreedText,
  Form,
  type FormErrors,
  type FormTree,
  formErrors,
  Notice,
  type Reply,
  Title,
  textAt,
} from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { type Opened, openedWith } from "../staff/two-versions.ts";
import { tripTexts } from "../trip.texts.ts";
import { AgendaBody } from "./agenda.page.tsx";
import type { CaseText } from "./agenda-block.ts";
import type { AgendaCase } from "./agenda-case.ts";
import { headingOf, PartField } from "./agenda-part.tsx";
import { type AgendaPart, partsOf, shownOf, valuesOf } from "./agenda-parts.ts";
import { agendaPath } from "./agenda-paths.ts";

export interface EditAgendaView {
  readonly asked: AskedByWho;
  readonly one: AgendaCase;
  /** What stands in the fields: stored, or as it was typed. */
  readonly values: FormTree;
  readonly faults?: readonly Fault[];
  /** Where somebody else saved something else in the meantime than what is written here. */
  readonly disagreements?: readonly Disagreement[];
  /** Somebody saved in the very moment, so that nothing of this is stored. */
  readonly raced?: boolean;
  readonly preview?: boolean;
  /** The field to go on from: what was fetched or added by the button. */
  readonly here?: string;
  /** There is typed text from then that is not saved in the case. */
  readonly draftFrom?: Date;
  /** Such text waits for a choice, from page to page: it is kept until it is used or discarded. */
  readonly olderWaits?: boolean;
  /** What stands in the fields is that text. */
  readonly fromDraft?: boolean;
  /** What the fields were opened with, where it is not what is stored now. */
  readonly opened?: Opened;
}

/** The agenda text, a field a section, with what it will look like. Nothing that was typed is lost. */
export function editAgendaReply(view: EditAgendaView): Reply {
  const { asked, one, values, faults = [], disagreements = [], preview, here } = view;
  const page = agendaPath(one, "/ret");
  const { trip, submission, generated } = one;
  const parts = partsOf(values, generated);
  const errors = withHeadings(formErrors("da", faults, decisionTexts, tripTexts, identityTexts), faults, values, parts);
  const title = `${faults.length > 0 ? "Fejl: " : ""}Ret sagsfremstillingen`;
  const opened = view.opened ?? openedWith(submission?.version ?? 0, valuesOf(one.text, generated));
  // What is typed now would take the older text's place.
  const waits = view.draftFrom !== undefined || view.olderWaits === true;
  const met = disagreements.length > 0 || view.raced === true;
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
        <>
          <Title
            title="Ret sagsfremstillingen"
            note="Det, du ikke retter, følger sagen, til udvalget har truffet beslutning."
          />
          {view.draftFrom && <UnsavedText from={view.draftFrom} asked={asked} page={page} />}
          {view.fromDraft && <DraftInUse page={page} />}
          {met && <Theirs asks={disagreements.length > 0} />}
          {preview && <Preview text={shownOf(values, generated)} />}
          <Form
            action={page}
            autosave={{ ...deskAutosave(asked, page), waits }}
            errors={errors}
            unsaved={faults.length > 0 || met || view.olderWaits === true}
            full
            hidden={{
              ...opened,
              ...(waits && { older: "ja" }),
              ...(disagreements.length > 0 && { disagreed: disagreedText(disagreements) }),
            }}
          >
            <DefaultButton does="preview" text="Se, hvordan den bliver" />
            <Details summary="Sådan skrives punkter, mellemrubrikker og tabeller">
              <HowToWrite />
            </Details>
            <div>
              {parts.map((part) => (
                <PartField
                  key={part.name}
                  part={part}
                  values={values}
                  errors={errors}
                  here={here === part.name}
                  always={part.name === "lead" ? generated.notices : []}
                  {...whatTheyWrote(part.name, disagreements)}
                />
              ))}
            </div>
            <ButtonRow>
              <Button weight="quiet" does="add-section" unchecked>
                Tilføj et afsnit
              </Button>
              <Button weight="quiet" does="fetch-all" unchecked>
                Hent hele teksten igen
              </Button>
            </ButtonRow>
            <ButtonRow>
              <Button does="save">Gem teksten</Button>
              <Button weight="quiet" does="preview">
                Se, hvordan den bliver
              </Button>
              <ButtonLink weight="bare" href={agendaPath(one, "")}>
                Tilbage uden at gemme
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    },
    met ? 409 : faults.length > 0 ? 422 : 200,
  );
}

function HowToWrite() {
  return (
    <dl class="how">
      <dt>Et nyt afsnit</dt>
      <dd>En ny linje.</dd>
      <dt>Punkter</dt>
      <dd>
        Hver linje begynder med <code>-</code>, eller med <code>1.</code> for en nummereret liste.
      </dd>
      <dt>En mellemrubrik</dt>
      <dd>
        Linjen begynder med <code>###</code>.
      </dd>
      <dt>En tabel</dt>
      <dd>
        <code>|</code> mellem cellerne. En sum har <code>**</code> på hver side.
      </dd>
    </dl>
  );
}

function Preview({ text }: { text: CaseText }) {
  return (
    <section class="preview top" aria-label="Sådan bliver teksten">
      <Notice tone="watch" title="Sådan bliver teksten. Den er ikke gemt endnu." announce>
        <p>
          <a href="#f-title">Ret videre, eller gem</a>
        </p>
      </Notice>
      <h2 class="under">{text.title}</h2>
      <AgendaBody text={text} />
    </section>
  );
}

function Theirs({ asks }: { asks: boolean }) {
  return (
    <Notice tone="wrong" title="En anden har gemt i mellemtiden" announce>
      <p>
        Din tekst er ikke gemt endnu, men intet er tabt: den står i felterne nedenfor, sammen med de afsnit, kun den
        anden har rettet.{" "}
        {asks
          ? "Hvor I begge har rettet, står den andens tekst under feltet. Sammenlign, ret felterne, og gem igen. Så gælder det, der står i felterne."
          : "Gem igen."}
      </p>
    </Notice>
  );
}

/** Above the form each fault says which section it is in: `Formål: Her står noget …`. */
function withHeadings(errors: FormErrors, faults: readonly Fault[], values: FormTree, parts: readonly AgendaPart[]) {
  const summary = errors.summary.map((one, at) => {
    const path = faults[at]?.path ?? "";
    const part = parts.find(({ name }) => name === path.replace(/title$/, "text") || name === path);
    return part ? { ...one, text: `${headingOf(part, values)}: ${one.text}` } : one;
  });
  return { ...errors, summary };
}

/** What they have in the same field, where both have changed it. */
function whatTheyWrote(name: string, disagreements: readonly Disagreement[]): { theirs?: string } {
  const row = name.replace(/\.text$/, "");
  const found = disagreements.filter((one) => [name, row, `${row}.title`].includes(one.name));
  if (found.length === 0) return {};
  const texts = found.map(({ theirs }) => (typeof theirs === "string" ? theirs : textAt({ theirs }, "theirs.text")));
  return { theirs: texts.filter((one) => one.trim() !== "").join("\n\n") };
}
