import { emissionSetById } from "../../profile/index.ts";
import { Foreign, Section } from "../../web/index.ts";
import { co2Texts } from "../co2.texts.ts";
import { Co2Lines, methodInWords, waysOf } from "../co2-lines.tsx";
import { isStopped } from "../trip.ts";
import type { RecordSaid } from "./record.ts";
import { foreign, placeOf } from "./shown.ts";

/** What the journey emits, with its arithmetic. Where it is not known, the gap stands among the facts. */
export function RecordClimate({ entry, here, lang, f }: RecordSaid) {
  const { co2 } = entry;
  if (co2 === null || isStopped(entry)) return null;
  const t = co2Texts.in(lang);
  const set = emissionSetById(co2.set);
  const people = entry.participants.total;
  const places = entry.destinations.map((one) => ({ ...one, place: placeOf(one, entry, lang) }));
  const ways = waysOf(places, here.profile);
  return (
    <Section title={t("title")} note={t("note")}>
      {people !== null && people > 0 && (
        <p>
          {t("whole", { kg: f.number(co2.kg), people, each: f.number(co2.kg / people, co2.kg / people < 10 ? 1 : 0) })}
        </p>
      )}
      <Co2Lines lang={lang} lines={co2.lines} ways={ways} kg={co2.kg} />
      <p class="s m">
        {set ? methodInWords(set, co2.lines, lang) : <Foreign text={co2.method} lang={foreign(entry, lang)} />}
        {set && (
          <>
            {" "}
            <a href={set.url}>{t("source")}</a>
            {". "}
            <a href={set.licence.url} lang="en" hreflang="en">
              {set.attribution}
            </a>
          </>
        )}
      </p>
    </Section>
  );
}
