import { formatsIn } from "../../platform/index.ts";
import type { CaseOf } from "../cases.ts";
import { subjectWords } from "../trail/trail.texts.ts";
import type { PersonPlace } from "./person-places.ts";

const f = formatsIn("da");
const fewTexts = 3;

/** What stands there, of which trip, and how often. */
export function placeTitle({ what, subject, held }: PersonPlace, caseOf: CaseOf): string {
  const about = subject && subjectWords(subject.type) !== what && subject.type !== "trace";
  const [typed] = held.flatMap((one) => (one.own ? [] : (one.about ?? [])));
  const of = (subject && caseOf(subject)) ?? (typed ? caseOf(typed.subject) : null);
  const times = held.filter((one) => !one.own).length;
  const aside = [of?.caseNumber, times > 1 && `${f.number(times)} gange`].filter(Boolean).join(", ");
  const form = typed ? `, ${typed.form.toLowerCase()}` : "";
  const words = `${what}${form}${about ? `, ${subjectWords(subject.type).toLowerCase()}` : ""}${of ? `: ${of.title}` : ""}`;
  return aside === "" ? words : `${words} (${aside})`;
}

/** Where a person stands, what stands there, and why some of it is kept. */
export function PlaceList(props: {
  places: readonly PersonPlace[];
  caseOf: CaseOf;
  pathOf: (subject: NonNullable<PersonPlace["subject"]>) => string | null;
}) {
  return (
    <dl class="answers">
      {props.places.map((place) => {
        const href = place.subject && props.pathOf(place.subject);
        const title = placeTitle(place, props.caseOf);
        const more = place.texts.length - fewTexts;
        return (
          <div key={place.place}>
            <dt>{href ? <a href={href}>{title}</a> : title}</dt>
            <dd>
              {place.texts.slice(0, fewTexts).map((text) => (
                <p key={text}>{text}</p>
              ))}
              {more > 0 && <p class="m">Og {f.number(more)} andre.</p>}
              {place.own.length > 0 && <p class="m">Hører med: {f.list(place.own)}.</p>}
              {place.keeps.map((keep) => (
                <p key={keep.why} class="s m">
                  Bliver stående: {keep.why}
                </p>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
