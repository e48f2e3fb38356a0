import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { TrailLine } from "../../records/index.ts";
import { ChangedValues } from "../../trips/index.ts";
import {
  ButtonLink,
  ButtonRow,
  DataTable,
  DateField,
  EmptyState,
  Facts,
  Filters,
  formErrors,
  LinkRow,
  Notice,
  Pagination,
  type Reply,
  Select,
  TextField,
  Title,
} from "../../web/index.ts";
import { CaseLink } from "../case-link.tsx";
import type { Case, CaseOf } from "../cases.ts";
import { lookActions } from "../looks.ts";
import { OversightMenu } from "../menu.tsx";
import { sealWords, shortSealWords } from "../seal-words.ts";
import { type AskedTrail, momentOf, type TrailWords, trailPath } from "./asked-trail.ts";
import { actionWords, actorKindWords, subjectTypes, subjectWords } from "./trail.texts.ts";

const f = formatsIn("da");
export const trailBase = "/skrivebord/revisionsspor";
export const looksBase = "/skrivebord/opslag";

export interface TrailView {
  readonly asked: AskedByWho;
  readonly words: TrailWords;
  readonly found: AskedTrail;
  readonly lines: readonly TrailLine[];
  readonly caseOf: CaseOf;
  readonly older: string | undefined;
  readonly standing: string;
  /** Looks at personal data alone. */
  readonly looksOnly: boolean;
}

/** The trail, or the looks in it, narrowed as asked. */
export function trailReply({ asked, words, found, lines, caseOf, older, standing, looksOnly }: TrailView): Reply {
  const base = looksOnly ? looksBase : trailBase;
  const errors = formErrors("da", found.faults);
  const title = looksOnly ? "Opslag i personoplysninger" : "Revisionsspor";
  return deskReply(
    {
      asked,
      title,
      crumbs: [{ text: title }],
      children: (
        <>
          <Title
            title={title}
            lede={
              looksOnly
                ? "Hver gang nogen har set, søgt i eller hentet oplysninger om personer."
                : "Hvem der har gjort hvad, hvornår. Intet kan ændres eller fjernes, uden at det kan ses."
            }
            note={standing}
          />
          <OversightMenu who={asked.who} here={base} />
          <Filters action={base} label="Vælg, hvad du vil se" submit="Vis">
            <DateField label="Fra" name="fra" value={words.fra} error={errors.at("fra")} optional />
            <DateField label="Til og med" name="til" value={words.til} error={errors.at("til")} optional />
            <TextField label="Hvem" name="hvem" value={words.hvem} optional />
            <TextField
              label="Sag"
              name="sag"
              value={words.sag}
              hint="Sagsnummer, by eller overskrift. Alt om rejsen og dens posteringer."
              optional
            />
            {!looksOnly && (
              <Select
                label="Slags"
                name="slags"
                value={words.slags}
                none="Alle"
                options={subjectTypes.map((value) => ({ value, text: subjectWords(value) }))}
              />
            )}
            <ActionChoice value={words.handling} looksOnly={looksOnly} lines={lines} />
          </Filters>
          {found.cases.length > 1 && (
            <Notice tone="note">
              <p>
                »{words.sag}« findes i {f.number(found.cases.length)} sager:{" "}
                {f.list(found.cases.map((one) => one.title))}.
              </p>
            </Notice>
          )}
          {lines.length === 0 ? (
            <EmptyState title="Intet passer til det, du har valgt" />
          ) : (
            <TrailTable asked={asked} lines={lines} caseOf={caseOf} caption={title} />
          )}
          <Pagination older={older} />
          <LinkRow
            lead="Hent det, du har valgt:"
            links={(["csv", "xlsx", "jsonl"] as const).map((format) => ({
              href: trailPath(`${base}.${format}`, words),
              text: format === "jsonl" ? "JSON-linjer" : format === "csv" ? "CSV" : "Excel",
            }))}
          />
        </>
      ),
    },
    found.faults.length > 0 ? 422 : 200,
  );
}

/** The acts in sight and the chosen one: every act there is would be a list nobody reads. */
function ActionChoice(props: { value: string; looksOnly: boolean; lines: readonly TrailLine[] }) {
  const offered = props.looksOnly ? lookActions : [...new Set(props.lines.map((one) => one.action))];
  const all = props.value === "" || offered.includes(props.value) ? offered : [props.value, ...offered];
  const options = all
    .map((value) => ({ value, text: actionWords(value) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, "da"));
  return <Select label="Handling" name="handling" value={props.value} none="Alle" options={options} />;
}

/** Acts, each with the trip it belongs to where they are of more than one. */
export function TrailTable(props: {
  asked: AskedByWho;
  lines: readonly TrailLine[];
  caseOf?: CaseOf;
  caption: string;
}) {
  const { asked, lines, caseOf, caption } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      tight
      lead
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          kind: "text",
          key: "what",
          head: "Handling",
          narrow: "full",
          cell: (line) => (
            <>
              <a href={`${trailBase}/${line.id}`}>{actionWords(line.action)}</a>
              <AboutWhat line={line} of={caseOf?.(line.subject) ?? null} />
            </>
          ),
        },
        { kind: "text", key: "when", head: "Hvornår", cell: (line) => f.moment(...momentOf(asked, line.at)) },
        { kind: "text", key: "who", head: "Hvem", cell: (line) => <Who line={line} /> },
        { kind: "text", key: "seal", head: "Segl", cell: (line) => shortSealWords(line) },
      ]}
    />
  );
}

/** `Rejse: Malmø: se på skole 17.02.00-P35-7`: what an act was done to. */
function AboutWhat({ line, of }: { line: TrailLine; of: Case | null }) {
  return (
    <small class="m">
      {" "}
      {subjectWords(line.subject.type)}
      {of && (
        <>
          {": "}
          <CaseLink of={of} />
        </>
      )}
    </small>
  );
}

/** `Rejse: Malmø: se på skole 17.02.00-P35-7`; by its id where there is no case to be seen. */
function caseWords({ type, id }: TrailLine["subject"], of: Case | null): string {
  const called = of ? [of.title, of.caseNumber].filter((one) => one !== null).join(" ") : id;
  return `${subjectWords(type)}: ${called}`;
}

function Who({ line }: { line: TrailLine }) {
  const kind = line.actor.kind === "person" ? "" : ` (${actorKindWords(line.actor.kind)})`;
  return <>{(line.who ?? "Navnet er slettet") + kind}</>;
}

/** One act with its values and its seal. */
export function traceReply(asked: AskedByWho, line: TrailLine, caseOf: CaseOf): Reply {
  const of = caseOf(line.subject);
  const href = line.subject.type === "pot" ? of?.href : subjectPath(line.subject);
  const isPot = line.subject.type === "pot" && of !== null;
  const id = isPot ? caseWords(line.subject, of) : `${subjectWords(line.subject.type)} ${line.subject.id}`;
  return deskReply({
    asked,
    title: actionWords(line.action),
    crumbs: [{ text: "Revisionsspor", href: trailBase }, { text: actionWords(line.action) }],
    children: (
      <>
        <Title title={actionWords(line.action)} note={f.moment(...momentOf(asked, line.at))} />
        {line.seal?.holds === false && (
          <Notice tone="wrong" title="Handlingen er ændret, efter at den blev forseglet">
            <p>Kontrollér hele kæden, og bed driften om at gemme databasen, som den er.</p>
          </Notice>
        )}
        <Facts
          facts={[
            { label: "Hvem", value: <Who line={line} /> },
            { label: "Hvad", value: href ? <a href={href}>{id}</a> : id },
            // A line may have been laid elsewhere since the act: what that did itself stands among its values.
            ...(of && !isPot
              ? [{ label: line.subject.type === "posting" ? "Seneste sag" : "Sag", value: <CaseLink of={of} /> }]
              : []),
            { label: "Kode", value: <code>{line.action}</code> },
            { label: "Segl", value: sealWords(asked, line) },
          ]}
        />
        {line.erased ? (
          <Notice tone="note">
            <p>Navn og værdier er slettet. Seglet viser stadig, at handlingen fandt sted, og at den ikke er ændret.</p>
          </Notice>
        ) : (
          <ChangedValues
            before={line.before}
            after={line.after}
            reader={{
              ...{ here: asked.here, at: line.at, ids: true, isPrinted: line.subject.type === "import-row" },
              caseWords: (one) => caseWords(one, caseOf(one)),
            }}
            open
          />
        )}
        <ButtonRow>
          <ButtonLink href={`${trailBase}?sag=${line.subject.id}`} weight="quiet">
            Alt om det samme
          </ButtonLink>
        </ButtonRow>
      </>
    ),
  });
}

/** Where something is seen by those who look over shoulders; `null` where it has no page of its own. */
export function subjectPath({ type, id }: TrailLine["subject"]): string | null {
  if (type === "trip") return `/skrivebord/rejser/${id}`;
  if (type === "posting") return `${trailBase}/posteringer/${id}`;
  if (type === "trace") return `${trailBase}/${id}`;
  return null;
}
