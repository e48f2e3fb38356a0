import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { CaseNamed } from "../cases.ts";
import { subjectWords } from "../trail/trail.texts.ts";
import type { HeldOf, PersonExport } from "./export-person.ts";

const f = formatsIn("da");
/** What stands in the place of a link that works. */
const shutLink = /\[(?:linket til [^\]]+|et link)\]/;
type Place = PersonExport["places"][number];

export function momentIn(zone: string, at: string): string {
  return f.moment(instant(new Date(at)), zone);
}

/** A case as it is known outside: its title and number. */
export function namedAs({ title, caseNumber }: CaseNamed): string {
  return caseNumber ? `${title} (${caseNumber})` : title;
}

/** All that is held, sort by sort with why it is kept, in the words of whoever it is about. */
export function HeldInWords({ data, zone }: { data: PersonExport; zone: string }) {
  return (
    <>
      <h1>Hvad {data.municipality} har om dig i Udsyn</h1>
      <p>
        Søgt efter: {data.names.join(", ")}. Hentet {momentIn(zone, data.madeAt)}.
      </p>
      {data.places.some(({ held }) => held.some(({ text }) => shutLink.test(text))) && (
        <p>Links, der kunne bruges af enhver, der har dem, er taget ud. I stedet står der, hvad de førte til.</p>
      )}
      <h2>Oplysninger</h2>
      {[...Map.groupBy(data.places, (one) => one.what)].map(([what, places]) => (
        <section key={what}>
          <h3>{what}</h3>
          <p class="s">
            Formål: {places[0]?.purpose} Hjemmel: {places[0]?.basis}.
          </p>
          <Kept why={keptAlike(places)} />
          {places.map((place, at) =>
            place.held.some((one) => one.act) ? (
              <Acts key={at} held={place.held} zone={zone} kept={keptOf(place, places)} />
            ) : (
              <Record key={at} place={place} zone={zone} kept={keptOf(place, places)} />
            ),
          )}
        </section>
      ))}
    </>
  );
}

/** One record: which case it is of, or when it was written, and what stands in it, each text once with where it stands. */
function Record({ place, zone, kept }: { place: Place; zone: string; kept: readonly string[] }) {
  const { subject, held } = place;
  // A draft is one place, and all of it was typed into one form; what somebody left unsaved stands among all that is theirs.
  const [first] = held;
  const draft = held.every((one) => one.about) ? first?.about : null;
  const [at] = held.flatMap((one) => (one.about && !draft ? [] : (one.at ?? [])));
  const written = at && momentIn(zone, at);
  const named = place.case ?? draft?.case;
  const of = named
    ? namedAs(named)
    : (written ?? (subject && subject.type !== "person" ? subjectWords(subject.type) : null));
  return (
    <>
      {of && of !== place.what && <h4>{of}</h4>}
      {written && written !== of && <p class="s">Skrevet {written}</p>}
      <dl>
        {[...Map.groupBy(held, (one) => one.text)].map(([text, same]) => (
          <div key={text}>
            <dt>{[...new Set(same.map((one) => (draft ? fieldWords(one) : partWords(one, zone))))].join(" · ")}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Kept why={kept} />
    </>
  );
}

/** Where in a draft it stands: `Deltagere, Folkevalgt: Navn`. */
function fieldWords({ about, part }: HeldOf): string {
  if (!about) return part;
  return `${about.form}${about.field ? `, ${about.field}` : ""}${about.before ? " (før ændringen)" : ""}`;
}

/** What it is; of text that was never saved also where it was typed, of which case, and when it was kept. */
function partWords(held: HeldOf, zone: string): string {
  const { about, part, at } = held;
  if (!about) return part;
  const of = about.case ? [namedAs(about.case)] : [];
  return [part, fieldWords(held), ...of, ...(at ? [momentIn(zone, at)] : [])].join(", ");
}

/** What somebody did, and acts of others that name them: by what was done, with when and which case. */
function Acts({ held, zone, kept }: { held: readonly HeldOf[]; zone: string; kept: readonly string[] }) {
  const acts = [...Map.groupBy(held, ({ act, at }) => `${act?.action} ${act?.subject.id} ${at}`).values()];
  return (
    <>
      {[...Map.groupBy(acts, ([first]) => first?.act?.what ?? "")].map(([what, of]) => (
        <section key={what}>
          <h4>
            {what}
            {of.length > 1 && ` (${f.number(of.length)})`}
          </h4>
          <ul>
            {of.map((same, n) => (
              <ActLine key={n} held={same} zone={zone} />
            ))}
          </ul>
        </section>
      ))}
      <Kept why={kept} />
    </>
  );
}

function ActLine({ held, zone }: { held: readonly HeldOf[]; zone: string }) {
  const [first] = held;
  if (!first?.act) return null;
  const { act, at } = first;
  const about = act.case ? namedAs(act.case) : subjectWords(act.subject.type);
  // What is not the name of who did it stands in what was written.
  const named = [...new Set(held.filter((one) => one.field.startsWith("value")).map((one) => one.text))];
  return (
    <li>
      {at && `${momentIn(zone, at)}: `}
      {about}
      {named.length > 0 && `. Nævnt: ${named.map((text) => `»${text}«`).join(", ")}`}
    </li>
  );
}

/** Why all of a sort stay, said once where it is the same for each. */
function keptAlike(places: readonly Place[]): readonly string[] {
  const [first = [], ...rest] = places.map(reasonsOf);
  return rest.length > 0 && rest.every((one) => one.join() === first.join()) ? first : [];
}

function keptOf(place: Place, places: readonly Place[]): readonly string[] {
  return keptAlike(places).length > 0 ? [] : reasonsOf(place);
}

function reasonsOf({ held }: Place): readonly string[] {
  return [...new Set(held.flatMap((one) => one.keptBecause ?? []))];
}

function Kept({ why }: { why: readonly string[] }) {
  return (
    <>
      {why.map((one) => (
        <p key={one} class="s">
          Bliver stående ved sletning: {one}
        </p>
      ))}
    </>
  );
}
