import type { AskedByAnyone } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { siteOf } from "../../profile/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  type FormErrors,
  Notice,
  noErrors,
  Page,
  renderPage,
  Section,
  SummaryList,
  TextArea,
  Title,
} from "../../web/index.ts";
import type { Trip } from "../trip.ts";
import type { AnsweredVisit } from "./answer-staff-visit.ts";
import type { AskedForAnswer } from "./change-asked.ts";
import { rammerMark } from "./ramme-asked.ts";
import { type LateReason, ReasonTooLate } from "./reason-too-late.tsx";
import { visitFacts } from "./visit-facts.ts";

type AskedPage = Pick<AskedByAnyone, "here" | "base">;

function Frame({ asked, title, children }: { asked: AskedPage; title: string; children: preact.ComponentChildren }) {
  return (
    <Page lang="da" site={siteOf(asked.here, "da", asked.base)} title={title} tone="desk">
      {children}
    </Page>
  );
}

/** The five answers of the short form, as a manager reads them, and what they do to the *ramme*. */
export function Visit({ trip, rammer = [] }: { trip: Trip; rammer?: AskedForAnswer["rammer"] }) {
  const answers = visitFacts(trip, rammer).map(({ label, text }) => ({ question: label, answer: text }));
  return (
    <>
      <SummaryList answers={answers} />
      <Overdrawn rammer={rammer} />
    </>
  );
}

/** What an approval takes below zero is said before it is given. */
export function Overdrawn({ rammer }: Pick<AskedForAnswer, "rammer">) {
  return rammer
    .filter((one) => one.overdraws)
    .map(({ name }) => (
      <Notice key={name} tone="watch" title={`Rammen for ${name} bliver overskredet`}>
        <p>En godkendelse er den beslutning, overskridelsen hviler på.</p>
      </Notice>
    ));
}

/** What the link in the letter opens: the request, and the two answers. Looking changes nothing. */
export function questionPage(asked: AskedPage, { token, trip, about, errors, reason }: QuestionView): string {
  const isChange = about.change !== null;
  return renderPage(
    <Frame asked={asked} title={isChange ? "En ændring venter på svar" : "Tjenesterejse venter på svar"}>
      <Title title={trip.title} lang={trip.lang} lede={requestLede(about)} />
      <p class="s m">Linket er dit eget og kan bruges én gang. Du behøver ikke logge ind.</p>
      <Requested trip={trip} about={about} />
      <TwoAnswers
        action={`/g/${token}`}
        words={isChange ? changeWords : requestWords}
        errors={errors}
        reason={reason}
        rammer={about.rammer}
      />
    </Frame>,
  );
}

interface QuestionView {
  readonly token: string;
  readonly trip: Trip;
  readonly about: AskedForAnswer;
  readonly errors: FormErrors;
  readonly reason: string;
}

/** Who asks a manager for what, in a sentence. */
export function requestLede({ sentBy, change }: AskedForAnswer): string {
  const what = change
    ? `en ændring af en rejse, der blev godkendt den ${formatsIn("da").date(change.approvedOn)}`
    : "en tjenesterejse, der skal godkendes";
  return sentBy === null
    ? `Der er sendt ${what}. Du svarer som leder.`
    : `${sentBy} har sendt ${what}. Du svarer som leder.`;
}

/** What a manager is asked: of a change first what becomes otherwise, and then the whole as it would be. */
export function Requested({ trip, about: { change, rammer, late } }: { trip: Trip; about: AskedForAnswer }) {
  const isLate = late !== null && (
    <Notice tone="watch">
      <p>{late}</p>
    </Notice>
  );
  if (change === null)
    return (
      <Section first title="Anmodningen">
        <Visit trip={trip} rammer={rammer} />
        {isLate}
      </Section>
    );
  return (
    <>
      <Section first title="Ændringen">
        <ul>
          {change.said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Section>
      <Section title="Rejsen med ændringen">
        <Visit trip={trip} rammer={rammer} />
        {isLate}
      </Section>
    </>
  );
}

/** How a change of what was approved before is answered, in words. */
export const changeWords: AnswerWords = {
  approveNote: "Ændringen bliver offentliggjort med det samme. Indtil da ser borgerne det, der er godkendt.",
  approve: "Godkend ændringen",
  backNote:
    "Rejsen er stadig godkendt som før, og det, borgerne ser, bliver stående. Den, der har sendt ændringen, får din begrundelse i en mail.",
  sendBack: "Send ændringen tilbage",
};

/** How a request is answered, in words. */
export const requestWords: AnswerWords = {
  approveNote: "Rejsen bliver offentliggjort med det samme efter kommunens regler.",
  approve: "Godkend rejsen",
  backNote: "Den, der har spurgt, får din begrundelse i en mail og kan rette og spørge igen.",
  sendBack: "Send rejsen tilbage",
};

export interface AnswerWords {
  readonly approveNote: string;
  readonly approve: string;
  readonly backNote: string;
  readonly sendBack: string;
}

interface TwoAnswersProps {
  readonly action: string;
  readonly words: AnswerWords;
  readonly errors: FormErrors;
  readonly reason: string;
  /** The version that is read here: an answer to another one is asked again. The letter's link dies with its version. */
  readonly version?: number;
  /** What is read here of the *rammer*: approved by other figures it is asked again. */
  readonly rammer?: AskedForAnswer["rammer"];
}

/** A manager's two answers: approved as it stands, or sent back with the reason. */
export function TwoAnswers({ action, words, errors, reason, version, rammer }: TwoAnswersProps) {
  const seen: Readonly<Record<string, string>> = version === undefined ? {} : { version: String(version) };
  const figures: Readonly<Record<string, string>> = rammer === undefined ? {} : { rammer: rammerMark(rammer) };
  // What is about no field is said above both answers.
  const isReason = errors.at("reason") !== undefined;
  return (
    <>
      <Section title="Godkend" note={words.approveNote}>
        <Form
          action={action}
          hidden={{ decision: "approve", ...seen, ...figures }}
          errors={isReason ? noErrors : errors}
        >
          <ButtonRow>
            <Button>{words.approve}</Button>
          </ButtonRow>
        </Form>
      </Section>
      <Section title="Send tilbage" note={words.backNote}>
        <Form action={action} hidden={{ decision: "send-back", ...seen }} errors={isReason ? errors : noErrors}>
          <TextArea name="reason" label="Begrundelse" rows={4} value={reason} error={errors.at("reason")} />
          <ButtonRow>
            <Button weight="quiet">{words.sendBack}</Button>
          </ButtonRow>
        </Form>
      </Section>
    </>
  );
}

/** What came of the answer, by what was answered: the status alone does not tell. */
export function answeredPage(asked: AskedPage, answered: AnsweredVisit): string {
  const { trip, publication } = answered;
  const { title, said } = answeredWords(answered);
  return renderPage(
    <Frame asked={asked} title={title}>
      <Title title={trip.title} lang={trip.lang} />
      <Notice tone="ok" announce title={title}>
        <p>{said}</p>
      </Notice>
      {publication && (
        <ButtonRow>
          <ButtonLink href={`/rejser/${publication.slug}`}>Se, hvad offentligheden ser</ButtonLink>
        </ButtonRow>
      )}
    </Frame>,
  );
}

function answeredWords({ decision, stoodSince }: AnsweredVisit): { readonly title: string; readonly said: string } {
  if (decision === "approve")
    return stoodSince === null
      ? { title: "Rejsen er godkendt", said: "Den er offentliggjort nu." }
      : { title: "Ændringen er godkendt", said: "Rejsen er offentliggjort, som den er nu." };
  if (stoodSince === null)
    return { title: "Rejsen er sendt tilbage", said: "Den, der spurgte, får din begrundelse i en mail." };
  const on = formatsIn("da").date(stoodSince);
  return {
    title: "Ændringen er sendt tilbage",
    said: `Godkendelsen fra den ${on} gælder stadig, og det, borgerne ser, er som før. Den, der sendte ændringen, får din begrundelse i en mail.`,
  };
}

/**
 * A link that no longer answers anything, and why.
 * @param reason what its holder typed, which the link takes no more
 */
export function spentLinkPage(asked: AskedPage, why: string, reason: LateReason | null): string {
  return renderPage(
    <Frame asked={asked} title="Linket kan ikke bruges">
      <Title title="Linket kan ikke bruges" />
      <Notice tone="watch">
        <p>{why}</p>
      </Notice>
      {reason && <ReasonTooLate reason={reason} />}
    </Frame>,
  );
}
