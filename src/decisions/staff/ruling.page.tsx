import type { ComponentChildren } from "preact";
import { type AskedByWho, DraftInUse, deskReply, identityTexts, UnsavedText } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { committeeById, membersOn } from "../../profile/index.ts";
import { ConfirmNames, isAsked } from "../../register/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  DefaultButton,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  Notice,
  Radios,
  type Reply,
  Section,
  Title,
  textAt,
  textsAt,
} from "../../web/index.ts";
import { decisionTexts } from "../decisions.texts.ts";
import type { Ruling, RulingCode, Submission } from "../ruling.ts";
import { MeanwhileTold } from "./meanwhile.tsx";
import { committeeWords, f } from "./meeting-words.ts";
import type { Meanwhile } from "./merged-ruling.ts";
import { RulingFields } from "./ruling-fields.tsx";
import { labels } from "./ruling-labels.ts";
import { type Begun, keptWhileTyped } from "./unsaved-ruling.ts";

const t = decisionTexts.in("da");
const formId = "ruling-form";

export interface RulingView extends Begun {
  readonly asked: AskedByWho;
  readonly submission: Submission;
  /** What was asked for, in one word. */
  readonly matter: string;
  readonly title: string;
  readonly subjectPath: string;
  readonly allowed: readonly RulingCode[];
  /** Where the form is sent. */
  readonly action: string;
  /** A ruling that is there already is put right. */
  readonly correcting?: boolean;
  /** The ruling that is put right. */
  readonly stood?: Ruling;
  /** Why nothing can be entered, in words. */
  readonly closed: string | null;
  readonly faults?: readonly Fault[];
  /** What becomes public once the minutes are confirmed. */
  readonly preview?: ComponentChildren;
  /** Whether anything does. */
  readonly isPublic?: boolean;
  /** The preview in short: what is saved is what was seen. */
  readonly seen?: string;
  /** Something is another than when the preview before was looked at. */
  readonly changed?: boolean;
  /** Why the ruling would be refused, in words. */
  readonly refused?: string;
  /** What somebody else has corrected since the form was opened. */
  readonly meanwhile?: Meanwhile | null;
}

/** Why nothing is to be entered; where something was sent all the same, the wording stands to be copied. */
function Closed({
  values,
  correcting,
  closed,
  refused,
  subjectPath,
  fromDraft,
  action,
}: RulingView & { closed: string }) {
  const title = correcting ? "Beslutningen kan ikke rettes" : "Der er intet at beslutte";
  return (
    <div class="stack-l">
      <Notice
        tone={refused ? "wrong" : "watch"}
        title={refused ? "Beslutningen er ikke gemt" : title}
        announce={refused !== undefined}
      >
        <p>
          {refused ?? closed} <a href={subjectPath}>Se sagen</a>
        </p>
      </Notice>
      <TypedRuling values={values} />
      {fromDraft && (
        <form method="post" action={action}>
          <Button weight="quiet" does="discard-draft">
            Kassér teksten
          </Button>
        </form>
      )}
    </div>
  );
}

/** What was typed and ticked, each thing under what its field is called: all of it is to be copied from here. */
function TypedRuling({ values }: { values: FormTree }) {
  const typed = Object.keys(labels).flatMap((name) => {
    const said = typedWords(name, values);
    return said === "" ? [] : [{ label: labels[name] ?? name, said }];
  });
  if (typed.length === 0) return null;
  return (
    <Section title="Det, du skrev" first>
      <dl class="answers">
        {typed.map(({ label, said }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="written">{said}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function typedWords(name: string, values: FormTree): string {
  const text = [textAt(values, name), ...textsAt(values, name)].find(Boolean) ?? "";
  if (name === "ruling") return text === "" ? "" : (decisionTexts.find("da", `ruling.${text}`) ?? "");
  if (name === "closed" || name === "confirmed") return text === "" ? "" : "ja";
  return textAt(values, name) || textsAt(values, name).join("\n");
}

/** Entering what a committee ruled, and seeing beforehand what the public will see. */
export function rulingReply(view: RulingView): Reply {
  const { asked, submission, title, subjectPath, allowed, values, faults = [], preview, refused } = view;
  const does = view.correcting ? "Ret beslutningen" : "Skriv beslutning";
  const errors = formErrors("da", faults, decisionTexts, identityTexts);
  const { field, many } = fieldsOf(values, errors);
  const committee = committeeById(asked.here.profile, submission.committeeId);
  const members = committee ? membersOn(committee, submission.meetsOn) : [];
  const where = `${committeeWords(asked.here.profile, submission)}, ${f.date(submission.meetsOn)}`;
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${does}` : does,
      crumbs: [{ text: title, href: subjectPath }, { text: view.correcting ? "Ret beslutningen" : "Beslutning" }],
      children: (
        <>
          <Title title={title} note={`${view.matter}. ${where}`} />
          {refused && view.closed === null && (
            <Notice tone="wrong" title="Beslutningen kan ikke gemmes sådan" announce>
              <p>{refused}</p>
            </Notice>
          )}
          {view.draftFrom && <UnsavedText from={view.draftFrom} asked={asked} page={view.action} />}
          {view.fromDraft && view.closed === null && <DraftInUse page={view.action} />}
          {view.meanwhile && <MeanwhileTold {...view.meanwhile} />}
          {preview !== undefined && (
            <>
              <Notice tone={view.changed ? "watch" : "note"} title="Intet er gemt endnu" announce>
                <p>
                  {view.changed
                    ? "Noget er ændret, siden du så det. Læs, hvad borgerne nu får at se, og gem så beslutningen."
                    : "Læs, hvad borgerne får at se, og gem så beslutningen."}
                </p>
              </Notice>
              <PublicPreview isPublic={view.isPublic === true}>{preview}</PublicPreview>
              <ButtonRow>
                <Button does="save" form={formId}>
                  Gem beslutningen
                </Button>
                <ButtonLink weight="bare" href="#f-ruling">
                  Ret noget først
                </ButtonLink>
              </ButtonRow>
            </>
          )}
          {view.closed !== null ? (
            <Closed {...view} closed={view.closed} />
          ) : (
            <Form id={formId} action={view.action} errors={errors} {...keptWhileTyped(view, view.action)}>
              {view.correcting && allowed.length === 1 && (
                <p class="s m">
                  Sagen er gået videre, siden beslutningen blev skrevet. Ordlyd, stemmer og det øvrige kan rettes, men
                  ikke hvad udvalget besluttede.
                </p>
              )}
              <DefaultButton does="preview" text="Se, hvad der bliver offentligt" />
              <Radios
                label="Hvad besluttede udvalget?"
                {...field("ruling")}
                options={allowed.map((code) => ({ value: code, text: t(`ruling.${code}`), hint: hints[code] }))}
              />
              <RulingFields {...{ members, values, errors }} />
              {isAsked(faults, values) && <ConfirmNames values={values} errors={errors} />}
              <Checkboxes
                label="Referat"
                {...many("confirmed")}
                options={[
                  { value: "ja", text: "Referatet er bekræftet", hint: "Så bliver det offentligt, når du gemmer." },
                ]}
              />
              <ButtonRow>
                <Button does="preview" weight={preview === undefined ? "first" : "quiet"}>
                  {preview === undefined ? "Se, hvad der bliver offentligt" : "Se igen, hvad der bliver offentligt"}
                </Button>
                <ButtonLink weight="bare" href={subjectPath}>
                  Fortryd
                </ButtonLink>
              </ButtonRow>
            </Form>
          )}
        </>
      ),
    },
    refused || (view.meanwhile?.disagreed.length ?? 0) > 0 ? 409 : faults.length > 0 ? 422 : 200,
  );
}

const hints: Partial<Record<RulingCode, string>> = {
  approved: "Er udvalget ikke det sidste i rækken, går sagen videre til det næste.",
  recommended: "Et andet udvalg eller kommunalbestyrelsen afgør sagen.",
  suspended: "Et medlem standser beslutningen (§ 23). Den gælder først, når kommunalbestyrelsen har afgjort sagen.",
};

/** The preview, set apart as what it is. */
export function PublicPreview({ isPublic, children }: { isPublic: boolean; children: ComponentChildren }) {
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 class="under" id="preview-title">
        {isPublic ? "Det bliver offentligt" : "Det får borgerne at se"}
      </h2>
      {children}
    </section>
  );
}
