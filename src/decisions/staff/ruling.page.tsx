import type { ComponentChildren } from "preact";
import { type AskedByWho, deskReply, identityTexts } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeeById, committeeNameOn, type Profile } from "../../profile/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  DefaultButton,
  Fieldset,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  Notice,
  NumberField,
  Pair,
  Radios,
  type Reply,
  TextArea,
  TextField,
  Title,
} from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import type { RulingCode, Submission } from "../ruling.ts";

const f = formatsIn("da");
const t = decisionTexts.in("da");

export function committeeWords(
  profile: Profile,
  { committeeId, meetsOn }: Pick<Submission, "committeeId" | "meetsOn">,
) {
  const committee = committeeById(profile, committeeId);
  return (committee && (committeeNameOn(committee, meetsOn) ?? committee.names.at(-1))?.name) ?? committeeId;
}

export interface RulingView {
  readonly asked: AskedByWho;
  readonly submission: Submission;
  readonly title: string;
  readonly subjectPath: string;
  readonly allowed: readonly RulingCode[];
  readonly values: FormTree;
  readonly faults?: readonly Fault[];
  /** What becomes public once the minutes are confirmed. */
  readonly preview?: ComponentChildren;
  /** Why the ruling would be refused, in words. */
  readonly refused?: string;
}

/** Entering what a committee ruled, and seeing beforehand what the public will see. */
export function rulingReply(view: RulingView): Reply {
  const { asked, submission, title, subjectPath, allowed, values, faults = [], preview, refused } = view;
  const errors = formErrors("da", faults, decisionTexts, identityTexts);
  const { field, many } = fieldsOf(values, errors);
  const where = `${committeeWords(asked.here.profile, submission)}, ${f.date(submission.meetsOn)}`;
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? "Fejl: Skriv beslutning" : "Skriv beslutning",
      crumbs: [{ text: title, href: subjectPath }, { text: "Beslutning" }],
      children: (
        <>
          <Title
            title={title}
            note={`${submission.about === "request" ? "Anmodning om at rejse" : "Rapport"}. ${where}`}
          />
          {refused && (
            <Notice tone="wrong" title="Beslutningen kan ikke gemmes sådan" announce>
              <p>{refused}</p>
            </Notice>
          )}
          {preview !== undefined && (
            <Notice tone="note" title="Intet er gemt endnu" announce>
              <p>
                Læs <a href="#preview-title">nederst, hvad borgerne får at se</a>, og gem så beslutningen.
              </p>
            </Notice>
          )}
          {submission.status !== "open" || allowed.length === 0 ? (
            <Notice tone="watch" title="Der er intet at beslutte">
              <p>
                {submission.status === "open"
                  ? "Sagen kan ikke afgøres, som den står nu."
                  : t(submission.status === "ruled" ? "fault.ruled-already" : "fault.taken-back")}{" "}
                <a href={subjectPath}>Se sagen</a>
              </p>
            </Notice>
          ) : (
            <Form action={`/skrivebord/sager/${submission.id}/beslutning`} errors={errors}>
              <DefaultButton does="preview" text="Se, hvad der bliver offentligt" />
              <Radios
                label="Hvad besluttede udvalget?"
                {...field("ruling")}
                options={allowed.map((code) => ({ value: code, text: t(`ruling.${code}`), hint: hints[code] }))}
              />
              <TextArea label="Beslutningens ordlyd" {...field("text")} optional hint="Som den står i referatet." />
              <Pair>
                <TextField label="Dagsordenspunkt" {...field("item")} optional short />
                <TextField label="Link til referatet" type="url" {...field("url")} optional />
              </Pair>
              <TextField
                label="Retsgrundlag"
                {...field("basis")}
                optional
                hint="For eksempel kommunestyrelseslovens § 16, stk. 1, litra f."
              />
              <Fieldset title="Stemmer">
                <p class="h s m">Udfyld alle tre felter, eller lad dem alle stå tomme, når der ikke blev stemt.</p>
                <Pair>
                  <NumberField label="For" {...field("votes.for")} />
                  <NumberField label="Imod" {...field("votes.against")} />
                  <NumberField label="Hverken eller" {...field("votes.abstained")} />
                </Pair>
              </Fieldset>
              <TextArea label="Mindretallets udtalelse" {...field("minority")} optional rows={3} />
              <TextArea
                label="Inhabile medlemmer"
                {...field("recused")}
                optional
                rows={2}
                hint="Dem, der forlod mødet. Ét navn pr. linje."
              />
              <Checkboxes
                label="Lukket punkt"
                {...many("closed")}
                options={[
                  {
                    value: "ja",
                    text: "Punktet var lukket",
                    hint: "Overskrift og beslutning bliver alligevel offentlige.",
                  },
                ]}
              />
              <Checkboxes
                label="Referat"
                {...many("confirmed")}
                options={[
                  { value: "ja", text: "Referatet er bekræftet", hint: "Så bliver det offentligt, når du gemmer." },
                ]}
              />
              <ButtonRow>
                {preview === undefined ? (
                  <Button does="preview">Se, hvad der bliver offentligt</Button>
                ) : (
                  <>
                    <Button does="save">Gem beslutningen</Button>
                    <Button does="preview" weight="quiet">
                      Se igen, hvad der bliver offentligt
                    </Button>
                  </>
                )}
                <ButtonLink weight="bare" href={subjectPath}>
                  Fortryd
                </ButtonLink>
              </ButtonRow>
            </Form>
          )}
          {preview !== undefined && <PublicPreview>{preview}</PublicPreview>}
        </>
      ),
    },
    refused ? 409 : faults.length > 0 ? 422 : 200,
  );
}

const hints: Partial<Record<RulingCode, string>> = {
  approved: "Er udvalget ikke det sidste i rækken, går sagen videre til det næste.",
  recommended: "Et andet udvalg eller kommunalbestyrelsen afgør sagen.",
  suspended: "Et medlem standser beslutningen (§ 23). Den gælder først, når kommunalbestyrelsen har afgjort sagen.",
};

/** The preview, set apart as what it is. */
export function PublicPreview({ children }: { children: ComponentChildren }) {
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 class="under" id="preview-title">
        Det bliver offentligt
      </h2>
      {children}
    </section>
  );
}
