import type { Lang } from "../../../platform/index.ts";
import { Foreign, type Said } from "../../../web/index.ts";
import { type Change, fieldsIn } from "./changes.ts";
import { historyTexts, type StatedField } from "./history.texts.ts";

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
                  {before && <Told {...told(field, before, h(after ? "before" : "removed"))} gone />}
                  {after && <Told {...told(field, after, h(before ? "after" : "added"))} />}
                </div>
              ))}
          </dd>
        </div>
      ))}
    </dl>
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

/** `Formål, Rapport`: the fields where something erased stands in both versions. */
export function unseenFields(unseen: readonly StatedField[], lang: Lang): string {
  const h = historyTexts.in(lang);
  return unseen.map((field) => h(`field.${field}`)).join(", ");
}
