import { type AskedByWho, deskReply, hasRoleOver } from "../../identity/index.ts";
import { dateInZone, type Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { documentBytes, type FileReading } from "../../records/index.ts";
import {
  Button,
  ButtonRow,
  Checkboxes,
  Details,
  EmptyState,
  ErrorSummary,
  FileField,
  formErrors,
  type Knowledge,
  Notice,
  noErrors,
  Radios,
  type Reply,
  Section,
  Select,
  StatusDisc,
  TextArea,
  TextField,
  Title,
} from "../../web/index.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import { ownedOf, type Trip } from "../trip.ts";
import { annexTexts } from "./annex.texts.ts";
import { type Annex, type AnnexState, annexState } from "./annex.ts";
import { fileKind, fileWeight } from "./file-words.ts";
import { annexers, handedIn } from "./may-annex.ts";

const f = formatsIn("da");
const t = annexTexts.in("da");
const said = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
  annexTexts.find("da", key, params) ?? key;

/** A form that was sent and has something to mend: about one annex, or a new one (`null`). */
export interface Typed {
  readonly form: URLSearchParams;
  readonly about: Annex["id"] | null;
  readonly faults: readonly Fault[];
}

interface AnnexesView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly annexes: readonly Annex[];
  readonly typed: Typed | null;
}

/** A trip's annexes: what each is, what was read in it, what was found, and what happens to it now. */
export function annexesReply(view: AnnexesView): Reply {
  const { asked, trip, annexes, typed } = view;
  const title = "Bilag";
  const may = hasRoleOver(asked.who, ownedOf(trip), annexers);
  const inUse = annexes.filter((one) => !isOver(annexState(one)));
  const over = annexes.filter((one) => isOver(annexState(one)));
  return deskReply(
    {
      asked,
      title: typed ? `Fejl: ${title}` : title,
      said: [annexTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title
            title={title}
            lede="Hver fil bliver læst, før den kan komme på en dagsorden eller den offentlige side: også skjulte lag, kommentarer, egenskaber og det, der er slettet."
            note={titleOf(trip)}
          />
          <Section title="På sagen" id="bilag">
            {inUse.length === 0 && <EmptyState title="Ingen bilag endnu" />}
            {inUse.map((one) => (
              <OneAnnex key={one.id} {...view} annex={one} may={may} />
            ))}
            {over.length > 0 && (
              <Details
                summary={`Afviste og tilbagetagne (${over.length})`}
                open={over.some((one) => one.id === typed?.about)}
              >
                {over.map((one) => (
                  <OneAnnex key={one.id} {...view} annex={one} may={may} />
                ))}
              </Details>
            )}
          </Section>
          {may && <NewAnnex {...view} />}
        </>
      ),
    },
    typed ? 422 : 200,
  );
}

const isOver = (state: AnnexState) => state === "rejected" || state === "withdrawn";

const discs: Readonly<Record<AnnexState, Knowledge>> = {
  ...{ clean: "final", accepted: "final", stopped: "late", waits: "partly", reading: "partly" },
  ...{ rejected: "missing", withdrawn: "missing" },
};

function OneAnnex({ asked, trip, annex, typed, may }: AnnexesView & { readonly annex: Annex; readonly may: boolean }) {
  const state = annexState(annex);
  const { timeZone } = asked.here.profile;
  const mine = typed?.about === annex.id ? typed : null;
  const decides = may && (state === "stopped" || state === "waits");
  const own = handedIn(asked.who, annex);
  return (
    <article class="stack" id={`bilag-${annex.id}`}>
      <h3 lang={annex.lang === "da" ? undefined : annex.lang}>{annex.title}</h3>
      <p>
        <StatusDisc knowledge={discs[state]}>{said(`state.${state}`)}</StatusDisc>
      </p>
      <p class="m s">
        {[
          fileKind(annex.mediaType),
          fileWeight(annex.size, f),
          goesWith(annex),
          `lagt på ${f.shortDate(dateInZone(annex.addedAt, timeZone))}`,
        ].join(", ")}
      </p>
      <Read reading={annex.reading} isStopped={state === "stopped"} isOpen={decides} />
      {annex.note && (
        <p>
          {annex.decidedAt && f.date(dateInZone(annex.decidedAt, timeZone))}: {annex.note}
        </p>
      )}
      {annex.withdrawnReason && <p>Taget tilbage: {annex.withdrawnReason}</p>}
      {!isOver(state) && (
        <p>
          <a href={tripPath(trip, `bilag/${annex.id}`)}>
            Åbn filen<span class="vh">{`: ${annex.title}`}</span>
          </a>{" "}
          <span class="m s">Det står i sporet, at du har åbnet den.</span>
        </p>
      )}
      {state === "stopped" && (
        <Notice tone="wrong" title="Filen kan ikke bruges, som den er">
          <p>
            Fjern det, der blev fundet, i det program, filen er lavet i, og send den nye fil. En sort streg oven på
            teksten fjerner den ikke. Er det fundne ikke et personnummer, kan en anden end den, der sendte filen, skrive
            det her.
          </p>
        </Notice>
      )}
      {decides && own && <p class="m">Du har selv sendt filen. En anden koordinator eller sekretær ser på den.</p>}
      {decides && !own && <Decide trip={trip} annex={annex} typed={mine?.form.get("do") === "decide" ? mine : null} />}
      {may && !isOver(state) && (
        <Withdraw trip={trip} annex={annex} typed={mine?.form.get("do") === "withdraw" ? mine : null} />
      )}
    </article>
  );
}

/** What a machine read, what it found, and what it could not read. */
function Read({
  reading,
  isStopped,
  isOpen,
}: {
  readonly reading: FileReading;
  readonly isStopped: boolean;
  readonly isOpen: boolean;
}) {
  const { pages, characters, layers, hits, unread } = reading;
  const lines = [
    ...hits.map(({ kind, place, count }) =>
      said(`hit.${kind}`, { count, layer: said(`layer.${place.layer}`), at: placeWords(place.at) }),
    ),
    ...unread.map(({ why, at }) => said(`why.${why}`, { at: placeWords(at) })),
  ];
  return (
    <>
      {lines.length > 0 && (
        <Details summary={isStopped ? "Det blev fundet" : "Det skal en person se på"} open={isOpen}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}.</li>
            ))}
          </ul>
        </Details>
      )}
      <p class="m s">
        {t("read", { pages: pages ?? 0, characters: f.number(characters) })}
        {layers.length > 0 && `: ${f.list(layers.map((one) => said(`layer.${one}`)))}`}.
      </p>
    </>
  );
}

/** A page by its number, any other part by its name. */
function placeWords(at: string): string {
  if (at === "") return "";
  return /^\d+$/.test(at) ? t("at.page", { place: at }) : t("at", { place: at });
}

interface FormProps {
  readonly trip: Trip;
  readonly annex: Annex;
  readonly typed: Typed | null;
}

function Decide({ trip, annex, typed }: FormProps) {
  const errors = typed ? formErrors("da", typed.faults, annexTexts, tripTexts) : noErrors;
  return (
    <form class="form" method="post" action={tripPath(trip, `bilag/${annex.id}`)} noValidate>
      <ErrorSummary errors={errors} />
      <Radios
        label={`Har du set »${annex.title}« igennem?`}
        name="decision"
        value={typed?.form.get("decision") ?? ""}
        error={errors.at("decision")}
        options={[
          {
            value: "accepted",
            text: "Ja, og intet i den er personligt",
            hint: "Det fundne er ikke et personnummer, eller billedet viser intet om nogen.",
          },
          { value: "rejected", text: "Filen må ikke bruges" },
        ]}
      />
      <TextArea
        label="Hvad så du efter, og hvad fandt du?"
        name="note"
        rows={2}
        value={typed?.form.get("note") ?? ""}
        error={errors.at("note")}
        hint="Uden navne og numre. Det står i sporet."
      />
      <ButtonRow>
        <Button weight="quiet" does="decide">
          Gem svaret
        </Button>
      </ButtonRow>
    </form>
  );
}

function Withdraw({ trip, annex, typed }: FormProps) {
  const errors = typed ? formErrors("da", typed.faults, annexTexts, tripTexts) : noErrors;
  return (
    <Details summary={`Tag »${annex.title}« tilbage`} open={typed !== null}>
      <form class="form" method="post" action={tripPath(trip, `bilag/${annex.id}`)} noValidate>
        <ErrorSummary errors={errors} />
        <TextArea
          label="Hvorfor tages bilaget tilbage?"
          name="reason"
          rows={2}
          value={typed?.form.get("reason") ?? ""}
          error={errors.at("reason")}
          hint={annex.forRecord ? "Bliver offentlig. Skriv ingen navne." : "Skriv ingen navne."}
        />
        <ButtonRow>
          <Button weight="danger" does="withdraw">
            Tag bilaget tilbage
          </Button>
        </ButtonRow>
      </form>
    </Details>
  );
}

function NewAnnex({ trip, typed }: AnnexesView) {
  const mine = typed?.about === null ? typed : null;
  const errors = mine ? formErrors("da", mine.faults, annexTexts, tripTexts) : noErrors;
  return (
    <Section
      title="Læg et bilag på"
      id="nyt"
      note="Filen bliver læst, mens du venter. Findes der et CPR-nummer, bliver den stoppet. Billeder og skannede sider skal en anden end dig se på."
    >
      <form class="form" method="post" action={tripPath(trip, "bilag")} encType="multipart/form-data" noValidate>
        <ErrorSummary errors={errors} />
        <FileField
          label="Fil"
          name="files"
          accept=".pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.jpg,.jpeg,.png,.webp"
          hint={`PDF, Word, Excel, OpenDocument, CSV, tekst eller billede, højst ${documentBytes / 1_048_576} MB.${mine ? " Vælg filen igen." : ""}`}
          error={errors.at("files")}
        />
        <TextField
          label="Hvad hedder bilaget?"
          name="title"
          value={mine?.form.get("title") ?? ""}
          error={errors.at("title")}
          hint="Bliver offentligt. Skriv ingen navne."
        />
        <Select
          label="Sprog"
          name="lang"
          none={null}
          value={mine?.form.get("lang") ?? trip.lang}
          options={[
            { value: "da", text: "Dansk" },
            { value: "en", text: "Engelsk" },
            { value: "de", text: "Tysk" },
          ]}
        />
        <Checkboxes
          label="Hvor skal det med?"
          name="for"
          values={mine ? mine.form.getAll("for") : ["record"]}
          error={errors.at("for")}
          options={[
            { value: "record", text: "Den offentlige side", hint: "Når rejsen er offentlig, eller bliver det." },
            { value: "agenda", text: "Dagsordenen", hint: "Nævnes i sagsfremstillingen." },
          ]}
        />
        <ButtonRow>
          <Button>Læs filen, og læg den på</Button>
        </ButtonRow>
      </form>
    </Section>
  );
}

function goesWith({ forAgenda, forRecord }: Annex): string {
  if (forAgenda && forRecord) return "til dagsordenen og den offentlige side";
  return forAgenda ? "til dagsordenen" : "til den offentlige side";
}
