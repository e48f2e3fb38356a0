import { type AskedByWho, deskReply, identityTexts } from "../../identity/index.ts";
import { dateInZone, type Fault, instant } from "../../kernel/index.ts";
import { formatsIn, type Lang, langs } from "../../platform/index.ts";
import {
  fewestShown,
  type Invitation,
  invitationState,
  isBelowFewest,
  repliesTexts,
  type SubjectShown,
  type SurveyReport,
} from "../../replies/index.ts";
import {
  Button,
  ButtonRow,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  type Knowledge,
  Notice,
  Pair,
  type Reply,
  Rows,
  Section,
  Select,
  TextField,
  Title,
  textAt,
} from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import type { MadeLink } from "./made-link.ts";
import { SurveyShown } from "./survey-shown.tsx";

const f = formatsIn("da");
const langNames: Record<Lang, string> = { da: "dansk", en: "engelsk", de: "tysk" };

export interface GatherView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly shown: SubjectShown;
  readonly invitations: readonly Invitation[];
  readonly surveys: readonly SurveyReport[];
  /** Whether the profile asks those who travelled. */
  readonly surveyUsed: boolean;
  readonly values?: FormTree;
  readonly faults?: readonly Fault[];
  /** What is wrong in the survey's own form, below. */
  readonly surveyFaults?: readonly Fault[];
  /** 409 where what was typed is right, and cannot be done as things stand now. */
  readonly status?: 409;
  /** A link just made: shown now and never again. */
  readonly made?: MadeLink;
}

/** Who was asked for lines to the report, who answered, and what the survey says. */
export function gatherReply(view: GatherView): Reply {
  const { asked, trip, invitations, surveys, faults = [], surveyFaults = [], made, shown } = view;
  const title = "Bidrag og spørgeskema";
  const isFaulty = faults.length + surveyFaults.length > 0;
  return deskReply(
    {
      asked,
      title: `${isFaulty ? "Fejl: " : ""}${title}, ${titleOf(trip)}`,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          {asked.query.has("sendt") && <Notice tone="ok" title="Linket er sendt med mail" announce />}
          {asked.query.has("spurgt") && <Notice tone="ok" title="Spørgeskemaet er sendt med mail" announce />}
          {asked.query.has("lukket") && <Notice tone="ok" title="Linket er lukket" announce />}
          {made && <LinkToCopy {...made} />}
          {!made && asked.query.has("link") && (
            <Notice tone="watch" title="Linket er vist én gang og kan ikke vises igen">
              <p>Er det ikke kopieret, så luk det nedenfor, og lav et nyt.</p>
            </Notice>
          )}
          <Section
            first
            title="Bedt om linjer"
            note="Den enkelte ser kun sit eget. Det, de sender, står i rapporten under felterne og tages ind med et tryk."
          >
            <Asked view={view} />
            {invitations.length > 0 && (
              <p>
                <a href={tripPath(trip, "rapport")}>Gå til rapporten</a>
              </p>
            )}
          </Section>
          <Section
            title="Bed en deltager om linjer"
            note="Linket åbner tre felter uden at logge ind. Det gælder, til rapporten er sendt videre."
          >
            {!shown.takesLines && (
              <p class="s m">
                Rapporten er sendt videre, så der kan ikke bedes om mere. Kommer den tilbage, åbner det igen.
              </p>
            )}
            {(shown.takesLines || faults.length > 0) && <Asking view={view} />}
          </Section>
          <Section
            title="Spørgeskema"
            note="Tre anonyme spørgsmål til dem, der var med. Skemaet lukker, når alle har svaret, og ellers efter sidste dag. Så vises tal, hvis mindst fem har svaret."
          >
            <div class="stack-l">
              {view.surveyUsed && isBelowFewest(shown) && <NeverFigures travellers={shown.travellers ?? 0} />}
              {surveys.map((report) => (
                <SurveyShown key={report.survey.id} report={report} words />
              ))}
              <SurveyLink view={view} />
            </div>
          </Section>
        </>
      ),
    },
    isFaulty ? (view.status ?? 422) : 200,
  );
}

/** Said before anybody is asked: what they answer on the scale will be shown to nobody. */
function NeverFigures({ travellers }: { travellers: number }) {
  return (
    <Notice tone="watch" title="Skemaet kan aldrig vise tal">
      <p>
        {`${travellers === 1 ? "Kun 1 var" : `Kun ${f.number(travellers)} var`} med, og der skal ${fewestShown} svar til, før tal vises. Det, der skrives med egne ord, kan stadig læses her. `}
        Vil I kun vide det, så bed hellere om linjer til rapporten.
      </p>
    </Notice>
  );
}

function LinkToCopy({ link, what }: MadeLink) {
  return (
    <Notice tone="ok" title="Linket er lavet. Kopiér det nu: det vises kun denne gang." announce>
      <div class="fld">
        <label for="made-link">
          {what === "survey" ? "Link til spørgeskemaet, til én person" : "Link til deltageren"}
        </label>
        <input id="made-link" class="in" type="text" readOnly value={link} />
      </div>
    </Notice>
  );
}

const states: Record<ReturnType<typeof invitationState>, [Knowledge, string]> = {
  answered: ["final", "Har svaret"],
  open: ["estimated", "Afventer"],
  revoked: ["missing", "Lukket"],
  expired: ["late", "Udløbet"],
};

/** Why nobody can write by a link that has not run out; `null` where they can. */
function shutWords({ shown, trip }: Pick<GatherView, "shown" | "trip">): string | null {
  if (shown.takesLines) return null;
  if (trip.reportTrack === "settled") return "Rapporten er behandlet, så der kan ikke skrives mere";
  if (trip.reportTrack === "submitted") return "Rapporten er afleveret. Kommer den tilbage, kan der skrives igen";
  return "Der kan ikke skrives linjer nu";
}

function Asked({ view: { asked, invitations, trip, shown } }: { view: GatherView }) {
  if (invitations.length === 0) return <p class="s m">Ingen er bedt om linjer endnu.</p>;
  const zone = asked.here.profile.timeZone;
  return (
    <Rows
      rows={invitations.map((one) => {
        const state = invitationState(one, asked.now);
        const shut = state === "open" ? shutWords({ shown, trip }) : null;
        const [knowledge, status] = states[shut === null ? state : "revoked"];
        const when =
          shut ??
          (one.sentAt
            ? `Svarede ${f.moment(instant(one.sentAt), zone)}`
            : `Gælder til ${f.moment(instant(one.expiresAt), zone)}`);
        const via = one.email ?? "link til at kopiere";
        return {
          title: one.name,
          note: `${via}, ${langNames[one.lang]}. ${when}.`,
          knowledge,
          status,
          end:
            one.revokedAt || one.expiresAt <= asked.now ? null : (
              <form method="post" action={tripPath(trip, `bidrag/${one.id}/luk`)}>
                <Button weight="bare">
                  <span>
                    Luk linket<span class="vh">{` til ${one.name}`}</span>
                  </span>
                </Button>
              </form>
            ),
        };
      })}
    />
  );
}

/** Elected members who travel and have no link; they alone are named in a trip. Whose link was closed may be asked anew. */
function notAsked({ trip, invitations }: GatherView): readonly string[] {
  const asked = new Set(invitations.filter((one) => !one.revokedAt).map((one) => one.name));
  return trip.plan.participants.elected.named.map((one) => one.name).filter((name) => !asked.has(name));
}

function languagesOf({ here }: AskedByWho): readonly Lang[] {
  return langs.filter((lang) => here.profile.languages.includes(lang));
}

function Asking({ view }: { view: GatherView }) {
  const { asked, trip, values = {}, faults = [] } = view;
  const errors = formErrors("da", faults, repliesTexts, tripTexts, identityTexts);
  const { field } = fieldsOf(values, errors);
  const names = notAsked(view);
  const languages = languagesOf(asked);
  return (
    <Form action={tripPath(trip, "bidrag")} errors={errors}>
      {names.length > 0 && (
        <Select
          label="Hvem?"
          none="En anden"
          options={names.map((name) => ({ value: name, text: name }))}
          {...field("named")}
        />
      )}
      <TextField
        label={names.length > 0 ? "Navn, hvis personen ikke står på listen" : "Navn"}
        hint="Eller hvilken rolle personen havde, for eksempel »deltager«. Navnet offentliggøres ikke."
        optional={names.length > 0}
        {...field("name")}
      />
      <Pair>
        <TextField
          label="Mailadresse"
          type="email"
          hint="Kun når linket skal sendes. Slettes sammen med bidraget."
          optional
          {...field("email")}
        />
        <Select
          label="Sprog"
          none={null}
          options={languages.map((lang) => ({ value: lang, text: langNames[lang] }))}
          {...field("lang")}
        />
      </Pair>
      <ButtonRow>
        <Button does="mail">Send link med mail</Button>
        <Button weight="quiet" does="copy">
          Lav et link til at kopiere
        </Button>
      </ButtonRow>
    </Form>
  );
}

function SurveyLink({ view }: { view: GatherView }) {
  const { asked, trip, surveyUsed, surveys, shown, invitations, values = {}, surveyFaults = [] } = view;
  if (!surveyUsed) return <p class="s m">Kommunen sender ikke spørgeskema ud om den slags sager.</p>;
  if (surveys.length > 0 && surveys.every((one) => one.closed))
    return <p class="s m">Skemaet er lukket. Er der en runde mere, åbner den af sig selv.</p>;
  const languages = languagesOf(asked);
  const over = shown.endOn !== null && shown.endOn < dateInZone(asked.now, asked.here.profile.timeZone);
  if (!over) return <p class="s m">{`Skemaet åbner, når ${caseWords(trip).the} er slut.`}</p>;
  const askable = invitations.filter((one) => one.sentAt || !one.revokedAt);
  if (askable.length === 0)
    return <p class="s m">Skemaet går til dem, der er bedt om linjer. Bed en deltager om linjer først.</p>;
  const errors = formErrors("da", surveyFaults, repliesTexts, tripTexts, identityTexts);
  const { field } = fieldsOf(values, errors);
  return (
    <Form action={tripPath(trip, "spoergeskema")} errors={errors}>
      <p class="s m">
        De, hvis mailadresse er kendt, får skemaet af sig selv. Hver kan svare én gang: et nyt link afløser det gamle,
        og der er højst så mange, som var med. Et link, du deler ud i hånden, tælles for sig og står ved tallene.
      </p>
      <Select
        label="Hvem skal have skemaet?"
        options={askable.map((one) => ({
          value: one.id,
          text: one.email === null ? `${one.name}, link til at dele ud` : `${one.name}, mail til ${one.email}`,
        }))}
        {...field("surveyFor")}
      />
      {languages.length > 1 && (
        <Select
          label="Skemaets sprog, når linket deles ud"
          none={null}
          options={languages.map((lang) => ({ value: lang, text: langNames[lang] }))}
          {...field("surveyLang")}
          value={textAt(values, "surveyLang") || (asked.here.profile.languages[0] ?? "da")}
        />
      )}
      <ButtonRow>
        <Button weight="quiet">Send eller lav link til spørgeskemaet</Button>
      </ButtonRow>
    </Form>
  );
}
