import type { Lang } from "../../../platform/index.ts";
import { Foreign, type Said, Tongue, useLang } from "../../../web/index.ts";
import { olderTexts } from "../older-accounts.texts.ts";
import type { RecordSaid } from "../record.ts";
import { type Change, fieldsIn } from "./changes.ts";
import { historyTexts, type StatedField } from "./history.texts.ts";
import { type Run, wordsBetween } from "./words-between.ts";

/** What was changed, field by field, each with what stood there before and what stands there after. */
export function Changes({ changes, lang }: { changes: readonly Change[]; lang: Lang }) {
  const h = historyTexts.in(lang);
  const fields = fieldsIn(changes);
  const told = (field: StatedField, said: Said, word: string) =>
    field === "translation" && said.lang
      ? { word: `${word}, ${h("in-language", { language: said.lang })}`, said, isTranslation: true }
      : { word, said };
  return (
    <dl class="answers changes">
      {fields.map((field) => (
        <div key={field}>
          <dt>{h(`field.${field}`)}</dt>
          <dd>
            {changes
              .filter((one) => one.field === field)
              .map(({ before, after }, at) => (
                <div key={at}>
                  <OneChange {...{ before, after, lang }} told={(said, word) => told(field, said, h(word))} />
                </div>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface OneChangeProps extends Omit<Change, "field"> {
  readonly told: (said: Said, word: "before" | "after" | "added" | "removed" | "edited") => ToldProps;
  readonly lang: Lang;
}

/** What was put otherwise is read once, with the words that went and came; what has little in common is read before and after. */
function OneChange({ before, after, told, lang }: OneChangeProps) {
  const isOneTongue = before !== null && after !== null && before.lang === after.lang;
  const paragraphs = isOneTongue ? wordsBetween(before.text, after.text, lang) : null;
  if (paragraphs && after) return <Edited {...told(after, "edited")} paragraphs={paragraphs} />;
  return (
    <>
      {before && <Told {...told(before, after ? "before" : "removed")} gone />}
      {after && <Told {...told(after, before ? "after" : "added")} />}
    </>
  );
}

function Edited({ word, said, isTranslation, paragraphs }: ToldProps & { paragraphs: readonly (readonly Run[])[] }) {
  return paragraphs.map((runs, at) => (
    <p key={at} class="written edited">
      {at === 0 && <span class="xs m">{`${word} `}</span>}
      <span lang={said.lang}>
        {runs.map((run, place) => (
          <Marked key={place} {...run} />
        ))}
      </span>
      {!isTranslation && at === paragraphs.length - 1 && <Tongue lang={said.lang} />}
    </p>
  ));
}

/** The eye sees the line through or under the words; few voices say it, so it is in words too. */
function Marked({ in: where, text }: Run) {
  const lang = useLang();
  const h = historyTexts.in(lang);
  if (where === "both") return <>{text}</>;
  const Mark = where === "before" ? "del" : "ins";
  return (
    <Mark>
      <span class="vh" lang={lang}>
        {h(where === "before" ? "gone.from" : "came.from")}
      </span>
      {text}
      <span class="vh" lang={lang}>
        {h("mark.to")}
      </span>
    </Mark>
  );
}

interface ToldProps {
  readonly word: string;
  readonly said: Said;
  readonly gone?: boolean;
  /** It stands beside the original: nothing is only in its language. */
  readonly isTranslation?: boolean;
}

function Told({ word, said, gone, isTranslation }: ToldProps) {
  const text = isTranslation ? <span lang={said.lang}>{said.text}</span> : <Foreign {...said} />;
  return (
    <p class="written">
      <span class="xs m">{`${word} `}</span>
      {gone ? <del>{text}</del> : <ins>{text}</ins>}
    </p>
  );
}

/** That accounts which are no longer shown were changed. */
export function HiddenChange({ hidden, lang }: { hidden: RecordSaid["accountsHidden"]; lang: Lang }) {
  if (hidden === null) return null;
  return <p class="m">{olderTexts.in(lang)("history.changed", { year: String(hidden.from) })}</p>;
}

/** `Formål, Rapport`: the fields where something erased stands in both versions. */
export function unseenFields(unseen: readonly StatedField[], lang: Lang): string {
  const h = historyTexts.in(lang);
  return unseen.map((field) => h(`field.${field}`)).join(", ");
}
