import { type AskedByWho, doneAt, type UdsynRoute, type Work } from "../../identity/index.ts";
import { Conflict, instant } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { type LogKey, slugOf, type TakenBack } from "../../register/index.ts";
import { Button, Notice } from "../../web/index.ts";
import { caseWords } from "../case-words.ts";
import { mayCorrect } from "../correct-trip/correct-trip.ts";
import { entryAgain, takenDown } from "../publish-trip/publish-trip.ts";
import { confirmPage, EntrySection, ReasonForm } from "../staff/confirm-page.tsx";
import { type Previewed, previewed } from "../staff/public-preview.tsx";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { publishAgain, requireTaker, takeDown, takers } from "./take-down.ts";

const f = formatsIn("da");
const hint = "Bliver offentlig. Skriv ingen navne.";
const againPage = "offentliggoer-igen";

/** Taking a trip down from the public, and publishing it again: looked at first, and with the reason for everyone. */
export function takeDownRoutes(db: Db, key: LogKey, names: ErasedNames): readonly UdsynRoute[] {
  return [...downPage(db, key, names), ...backPage(db, key, names)];
}

function downPage(db: Db, key: LogKey, names: ErasedNames): readonly UdsynRoute[] {
  const title = "Træk offentliggørelsen tilbage";
  return confirmPage(db, {
    ...{ page: "traek-offentliggoerelse-tilbage", allow: takers, title },
    read: readDown,
    body: ({ seen, ...view }) => (
      <>
        <ReasonForm
          {...{ view, hint }}
          question={title}
          label="Hvorfor trækkes den tilbage?"
          button={<Button weight="danger">Træk tilbage</Button>}
        >
          <Notice tone="watch" title="Det sker straks">
            <ul>
              <li>{caseWords(view.trip).The} forsvinder fra lister, søgning, datafiler, kalender og nyhedsstrøm.</li>
              <li>Den offentlige adresse siger, at siden er trukket tilbage, hvornår og hvorfor.</li>
              <li>Navne og tekster, bilag og billeder kan ingen hente mere.</li>
              <li>
                Loggen viser for altid, at siden har været offentlig, og i den kan enhver stadig læse det, der ikke er
                ord: beløb, datoer, stedet som et punkt på kortet, udvalget, hvor mange der rejste, og den offentlige
                adresse.
              </li>
              <li>Sagen fortsætter på skrivebordet, men intet i den bliver offentligt, før den offentliggøres igen.</li>
            </ul>
            {seen.corrects && (
              <p>
                Er noget bare forkert, så ret det i stedet:{" "}
                <a href={tripPath(view.trip, "ret-offentligt")}>Ret det offentlige, med begrundelse</a>.
              </p>
            )}
          </Notice>
        </ReasonForm>
        <EntrySection title="Det, der ikke længere kan ses" preview={seen.preview} />
      </>
    ),
    names,
    carryOut: (one, id, reason, asks) => takeDown(one, key, id, reason, asks),
    done: (id) => doneAt(tripPath({ id }), "taken-down"),
  });
}

function backPage(db: Db, key: LogKey, names: ErasedNames): readonly UdsynRoute[] {
  const title = "Offentliggør igen";
  return confirmPage(db, {
    ...{ page: againPage, allow: takers, title },
    read: readAgain,
    body: ({ seen, ...view }) => (
      <>
        <ReasonForm
          {...{ view, hint }}
          question={title}
          label={`Hvorfor offentliggøres ${caseWords(view.trip).the} igen?`}
          button={<Button>Offentliggør igen</Button>}
        >
          <Notice tone="watch">
            <p>
              Sagen bliver offentlig igen i en ny version, med den plan, der var offentlig før. Er planen rettet siden,
              kommer rettelserne først med, når du bagefter retter det offentlige med en begrundelse. De tidligere
              versioner kan hentes igen. Skal noget i dem være væk for altid, så slet det først under En persons
              oplysninger.
            </p>
          </Notice>
        </ReasonForm>
        <EntrySection title="Det bliver offentligt" preview={seen} />
      </>
    ),
    names,
    carryOut: (one, id, reason, asks) => publishAgain(one, key, id, reason, asks),
    done: (id) => doneAt(tripPath({ id }), "published-again"),
  });
}

/** @throws Forbidden `role-needed`; Conflict `nothing-public`, `record-withdrawn` */
async function readDown(one: Work, trip: Trip): Promise<{ preview: Previewed; corrects: boolean }> {
  requireTaker(one, trip);
  if (await takenDown(one, trip.id)) throw new Conflict("record-withdrawn");
  const isPublic = (await slugOf(one.tx, one.municipality.id, "trip", trip.id)) !== null;
  const entry = isPublic ? await entryAgain(one, trip) : null;
  if (!entry) throw new Conflict("nothing-public");
  return { preview: await previewed(one, entry), corrects: mayCorrect(one.who, trip) };
}

/** @throws Forbidden `role-needed`; Conflict `not-taken-down`, `not-public` */
async function readAgain(one: Work, trip: Trip): Promise<Previewed> {
  requireTaker(one, trip);
  if (!(await takenDown(one, trip.id))) throw new Conflict("not-taken-down");
  const entry = await entryAgain(one, trip);
  if (!entry) throw new Conflict("not-public");
  return previewed(one, entry);
}

/** On the trip's own page: that it is taken down, why, and the way back for those who may. */
export function TakenDownNotice({ asked, trip, down }: { asked: AskedByWho; trip: Trip; down: TakenBack }) {
  const mayPublish = asked.who.grants.some(({ role }) => takers.some((one) => one === role));
  return (
    <Notice tone="wrong" title="Offentliggørelsen er trukket tilbage">
      <p>
        {f.moment(instant(down.at), asked.here.profile.timeZone)}. {down.reason ?? "Begrundelsen er slettet."}
      </p>
      <p>
        <a href={`/rejser/${down.slug}`}>Se, hvad borgerne ser</a>
        {mayPublish && (
          <>
            {" · "}
            <a href={tripPath(trip, againPage)}>Offentliggør igen</a>
          </>
        )}
      </p>
    </Notice>
  );
}
