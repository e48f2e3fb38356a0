import { formatsIn, type Lang } from "../../platform/index.ts";
import { Notice } from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { earlierTranslations } from "../earlier-translations.ts";
import type { Trip } from "../trip.ts";
import { tripPath } from "./trip-path.ts";

const f = formatsIn("da");
const inLang: Readonly<Record<Lang, string>> = { da: "danske", en: "engelske", de: "tyske" };

/** That translations are of an earlier text and not shown; nothing where none is. @param mayEdit whether a way to them is offered */
export function EarlierTranslations({
  trip,
  mayEdit,
}: {
  readonly trip: Pick<Trip, "id" | "plan" | "direction">;
  readonly mayEdit: boolean;
}) {
  const earlier = earlierTranslations(trip);
  if (earlier.length === 0) return null;
  const what = earlier.map(({ lang, field }) =>
    field === "title" ? `den ${inLang[lang]} overskrift` : `det ${inLang[lang]} formål`,
  );
  return (
    <Notice tone="watch" title="En oversættelse er af en tidligere tekst">
      <p>
        {`Teksten er ændret, siden den blev oversat: ${f.list(what)}. Det vises ikke på ${caseWords(trip).its} side, før nogen retter oversættelsen eller skriver, at den stadig passer. Indtil da står teksten, som den er skrevet.`}{" "}
        {mayEdit && <a href={tripPath(trip, "oversaettelser")}>Se oversættelserne</a>}
      </p>
    </Notice>
  );
}
