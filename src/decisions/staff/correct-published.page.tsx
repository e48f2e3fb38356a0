import type { ComponentChildren } from "preact";
import { type AskedByWho, DraftInUse, deskReply, identityTexts, UnsavedText } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { committeeById, membersOn } from "../../profile/index.ts";
import { ConfirmNames, isAsked } from "../../register/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  DefaultButton,
  Details,
  Form,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  TextArea,
  Title,
  textAt,
} from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { type Ruling, rulings } from "../ruling.ts";
import { ConfirmedMeanwhile, MeanwhileTold } from "./meanwhile.tsx";
import { committeeWords, f } from "./meeting-words.ts";
import type { Meanwhile } from "./merged-ruling.ts";
import { PublicPreview } from "./ruling.page.tsx";
import { RulingFields } from "./ruling-fields.tsx";
import { type Begun, correctionPath, keptWhileTyped } from "./unsaved-ruling.ts";

const t = decisionTexts.in("da");
const formId = "correction-form";

export interface CorrectionView extends Begun {
  readonly asked: AskedByWho;
  readonly ruling: Ruling;
  /** What was asked for, in one word. */
  readonly matter: string;
  readonly title: string;
  readonly subjectPath: string;
  readonly faults?: readonly Fault[];
  /** What the correction would do, looked at before it is done. */
  readonly preview?: CorrectionPreview;
  /** The preview in short: what is published is what was seen. */
  readonly seen?: string;
  /** Something is another than when the preview before was looked at. */
  readonly changed?: boolean;
  /** Why it would be refused, in words. */
  readonly refused?: string;
  /** What somebody else has corrected since the form was opened. */
  readonly meanwhile?: Meanwhile | null;
  /** The minutes were confirmed since the form was opened. */
  readonly confirmedMeanwhile?: boolean;
}

interface CorrectionPreview {
  /** What the public reads otherwise afterwards; `null` where it reads the same. */
  readonly changes: ComponentChildren | null;
  readonly whole: ComponentChildren;
  readonly reason: string;
}

/** Putting right what is said of a ruling whose minutes are confirmed: with a reason, and looked at before it is published. */
export function correctionReply(view: CorrectionView): Reply {
  const { asked, ruling, title, subjectPath, values, faults = [], preview, refused } = view;
  const { submission } = ruling;
  const does = "Ret beslutningen";
  const page = correctionPath(ruling);
  const kept = keptWhileTyped(view, page);
  // What the committee decided stands; what was chosen otherwise before it stood goes along, so that it is told until it is left.
  const chosen = rulings.find((one) => one === textAt(values, "ruling")) ?? ruling.ruling;
  const errors = formErrors("da", faults, decisionTexts, identityTexts);
  const { field } = fieldsOf(values, errors);
  const committee = committeeById(asked.here.profile, submission.committeeId);
  const members = committee ? membersOn(committee, submission.meetsOn) : [];
  const where = `${committeeWords(asked.here.profile, submission)}, ${f.date(submission.meetsOn)}`;
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${does}` : does,
      crumbs: [{ text: title, href: subjectPath }, { text: does }],
      children: (
        <>
          <Title title={title} note={`${view.matter}. ${where}`} />
          {refused && (
            <Notice tone="wrong" title="Beslutningen kan ikke rettes sådan" announce>
              <p>{refused}</p>
            </Notice>
          )}
          {view.draftFrom && <UnsavedText from={view.draftFrom} asked={asked} page={page} />}
          {view.fromDraft && <DraftInUse page={page} />}
          <ConfirmedMeanwhile isConfirmed={view.confirmedMeanwhile === true} stands={ruling.ruling} chosen={chosen} />
          {view.meanwhile && <MeanwhileTold {...view.meanwhile} />}
          {preview && <Looked {...preview} changed={view.changed === true} />}
          <Form
            id={formId}
            action={page}
            errors={errors}
            {...kept}
            hidden={{ ...kept.hidden, ...(chosen !== ruling.ruling && { ruling: chosen }) }}
          >
            <DefaultButton does="preview" text="Se rettelsen" />
            <Notice tone="watch" title="Referatet er bekræftet">
              <p>
                Rettelsen bliver en ny version med sin begrundelse. De tidligere versioner bliver stående i kommunens
                log og kan læses af alle. Skal noget i dem være væk for altid, så bed databeskyttelsesrådgiveren slette
                det.
              </p>
            </Notice>
            <p>
              {"Udvalget besluttede: "}
              <b>{t(`ruling.${ruling.ruling}`)}</b>
            </p>
            <Details summary="Besluttede udvalget noget andet?" open={chosen !== ruling.ruling}>
              <p>
                Så er det en anden afgørelse og ikke en rettelse, for sagen er gået videre på den. Er en rejse ved en
                fejl skrevet som godkendt, så bed koordinatoren trække offentliggørelsen tilbage med den begrundelse og
                aflyse rejsen. Er noget ved en fejl udsat eller sendt tilbage, så sæt sagen på dagsordenen til det samme
                møde igen, og skriv den rigtige beslutning. Er en rejse ved en fejl ikke godkendt, så kopiér den, og sæt
                kopien på det samme møde.
              </p>
            </Details>
            <TextArea
              label="Hvad er rettet, og hvorfor?"
              {...field("reason")}
              rows={3}
              hint="Bliver offentlig. Skriv ingen navne."
            />
            <DateField label="Mødedag" {...field("metOn")} />
            <RulingFields {...{ members, values, errors }} staysClosed={ruling.closed} />
            {isAsked(faults, values) && <ConfirmNames values={values} errors={errors} />}
            <ButtonRow>
              <Button does="preview" weight={preview ? "quiet" : "first"}>
                {preview ? "Se rettelsen igen" : "Se rettelsen"}
              </Button>
              <ButtonLink weight="bare" href={subjectPath}>
                Fortryd
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    },
    refused || view.confirmedMeanwhile || (view.meanwhile?.disagreed.length ?? 0) > 0
      ? 409
      : faults.length > 0
        ? 422
        : 200,
  );
}

/** What would be done, and the button that does it. */
function Looked({ changes, whole, reason, changed }: CorrectionPreview & { readonly changed: boolean }) {
  const isPublic = changes !== null;
  const todo = isPublic
    ? "Læs, hvad borgerne får at se, og offentliggør så rettelsen."
    : "Intet offentligt bliver ændret. Læs rettelsen igennem, og gem den så.";
  return (
    <>
      <Notice tone={changed ? "watch" : "note"} title="Intet er rettet endnu" announce>
        <p>{`${changed ? "Noget er ændret, siden du så det. " : ""}${todo}`}</p>
      </Notice>
      {isPublic && (
        <>
          <section aria-labelledby="changes-title">
            <h2 class="under" id="changes-title">
              Det bliver ændret
            </h2>
            {changes}
            <p>
              <b>Begrundelse: </b>
              {reason}
            </p>
          </section>
          <PublicPreview isPublic>{whole}</PublicPreview>
        </>
      )}
      <ButtonRow>
        <Button does="save" form={formId}>
          {isPublic ? "Offentliggør rettelsen" : "Gem rettelsen"}
        </Button>
        <ButtonLink weight="bare" href="#f-reason">
          Ret noget først
        </ButtonLink>
      </ButtonRow>
    </>
  );
}
