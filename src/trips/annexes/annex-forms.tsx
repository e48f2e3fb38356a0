import type { Fault } from "../../kernel/index.ts";
import { documentBytes } from "../../records/index.ts";
import {
  Button,
  ButtonRow,
  Checkboxes,
  Details,
  ErrorSummary,
  FileField,
  formErrors,
  noErrors,
  Radios,
  Section,
  Select,
  TextArea,
  TextField,
} from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { annexTexts } from "./annex.texts.ts";
import { type Annex, beyondAnybody } from "./annex.ts";

/** A form that was sent and has something to mend: about one annex, or a new one (`null`). */
export interface Typed {
  readonly form: URLSearchParams;
  readonly about: Annex["id"] | null;
  readonly faults: readonly Fault[];
  /** A file came with it, and has to be chosen again. */
  readonly hadFile: boolean;
}

interface FormProps {
  readonly trip: Trip;
  readonly annex: Annex;
  readonly typed: Typed | null;
}

/** Another person's word on a file that was stopped, or that no machine reads. */
export function Decide({ trip, annex, typed, isPublic }: FormProps & { readonly isPublic: boolean }) {
  const errors = typed ? formErrors("da", typed.faults, annexTexts, tripTexts) : noErrors;
  return (
    <form class="form" method="post" action={tripPath(trip, `bilag/${annex.id}`)} noValidate>
      <ErrorSummary errors={errors} />
      <Radios
        label={`Har du set »${annex.title}« igennem?`}
        hint="Åbn filen først. Kun den, der har åbnet den, kan svare ja."
        name={`decision-${annex.id}`}
        value={typed?.form.get(`decision-${annex.id}`) ?? ""}
        error={errors.at(`decision-${annex.id}`)}
        options={[
          ...(beyondAnybody(annex.reading) === null
            ? [
                {
                  value: "accepted",
                  text: "Ja, og intet i den er personligt",
                  hint: `Det fundne er ikke et personnummer, og hverken billeder eller noget, der er skjult i filen, siger noget om nogen.${annex.forRecord && isPublic ? " Så snart du svarer ja, kan alle hente filen." : ""}`,
                },
              ]
            : []),
          { value: "rejected", text: "Filen må ikke bruges" },
        ]}
      />
      <TextArea
        label="Hvad så du efter, og hvad fandt du?"
        name={`note-${annex.id}`}
        rows={2}
        value={typed?.form.get(`note-${annex.id}`) ?? ""}
        error={errors.at(`note-${annex.id}`)}
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

/** Taking an annex back, with the reason. */
export function Withdraw({ trip, annex, typed }: FormProps) {
  const errors = typed ? formErrors("da", typed.faults, annexTexts, tripTexts) : noErrors;
  return (
    <Details summary={`Tag »${annex.title}« tilbage`} open={typed !== null}>
      <form class="form" method="post" action={tripPath(trip, `bilag/${annex.id}`)} noValidate>
        <ErrorSummary errors={errors} />
        <TextArea
          label="Hvorfor tages bilaget tilbage?"
          name={`reason-${annex.id}`}
          rows={2}
          value={typed?.form.get(`reason-${annex.id}`) ?? ""}
          error={errors.at(`reason-${annex.id}`)}
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

/** Sending a file: filled in as it was sent, where something is to be mended. */
export function NewAnnex({
  trip,
  typed,
  isPublic,
}: Pick<FormProps, "trip" | "typed"> & { readonly isPublic: boolean }) {
  const mine = typed?.about === null ? typed : null;
  const errors = mine ? formErrors("da", mine.faults, annexTexts, tripTexts) : noErrors;
  return (
    <Section
      title="Læg et bilag på"
      id="nyt"
      note="Filen bliver læst, mens du venter. Findes der et CPR-nummer, bliver den stoppet. Billeder, skannede sider, kommentarer, filer i filen og alt, der er skjult i den, skal en anden end dig se på. Tekst under en sort streg eller et felt følger med filen, også selv om den ikke ses."
    >
      <form class="form" method="post" action={tripPath(trip, "bilag")} encType="multipart/form-data" noValidate>
        <ErrorSummary errors={errors} />
        <FileField
          label="Fil"
          name="files"
          accept=".pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.jpg,.jpeg,.png,.webp"
          hint={`PDF, Word, Excel, OpenDocument, CSV, tekst eller billede, højst ${documentBytes / 1_048_576} MB.${mine?.hadFile ? " Vælg filen igen." : ""}`}
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
            {
              value: "record",
              text: "Den offentlige side",
              hint: isPublic
                ? "Rejsen er offentlig. Bliver der intet fundet i filen, kan alle hente den med det samme."
                : "Alle kan hente filen, når rejsen bliver offentlig.",
            },
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
