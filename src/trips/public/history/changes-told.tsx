import type { Lang } from "../../../platform/index.ts";
import { Foreign, type Said } from "../../../web/index.ts";
import { type Change, fieldsIn } from "./changes.ts";
import { historyTexts, type StatedField } from "./history.texts.ts";

/** What was changed, field by field, each with what stood there before and what stands there after. */
export function Changes({ changes, lang }: { changes: readonly Change[]; lang: Lang }) {
  const h = historyTexts.in(lang);
  const fields = fieldsIn(changes);
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
                  {before && <Told word={h(after ? "before" : "removed")} said={before} gone />}
                  {after && <Told word={h(before ? "after" : "added")} said={after} />}
                </div>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Told({ word, said, gone }: { word: string; said: Said; gone?: boolean }) {
  const text = <Foreign {...said} />;
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
