import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, type Fault, Invalid, instant } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { type LogKey, slugOf, type TakenBack } from "../../register/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  fieldsOf,
  formErrors,
  Notice,
  type Reply,
  sentForm,
  TextArea,
  Title,
  textAt,
} from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import { entryAgain, takenDown } from "../publish-trip/publish-trip.ts";
import { EntryPreview } from "../staff/public-preview.tsx";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { publishAgain, requireTaker, takeDown, takers } from "./take-down.ts";

const f = formatsIn("da");

interface View {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  /** What goes away, or comes back. */
  readonly entry: TripEntry;
  readonly reason: string;
  readonly faults: readonly Fault[];
}

const acts = [
  {
    page: "traek-offentliggoerelse-tilbage",
    does: takeDown,
    code: "taken-down",
    read: readDown,
    reply: downReply,
  },
  { page: "offentliggoer-igen", does: publishAgain, code: "published-again", read: readAgain, reply: againReply },
] as const;
type Act = (typeof acts)[number];

/** Taking a trip down from the public, and publishing it again: looked at first, and with the reason for everyone. */
export function takeDownRoutes(db: Db, key: LogKey): readonly UdsynRoute[] {
  return acts.flatMap((act): readonly UdsynRoute[] => {
    const common = { lane: "staff", path: `/skrivebord/rejser/:id/${act.page}`, allow: takers } as const;
    return [
      { ...common, method: "GET", handle: (asked: AskedByWho) => show(db, asked, act) },
      { ...common, method: "POST", handle: (asked: AskedByWho) => carryOut(db, key, asked, act) },
    ];
  });
}

function show(db: Db, asked: AskedByWho, { read, reply }: Act, reason = "", faults: readonly Fault[] = []) {
  return work(db, asked.here, asked.who, asked.now, async (one): Promise<Reply> => {
    const trip = await openTrip(one, idIn<"trip">(asked));
    requireTaker(one, trip);
    return reply({ asked, trip, entry: await read(one, trip), reason, faults });
  });
}

async function carryOut(db: Db, key: LogKey, asked: AskedByWho, act: Act): Promise<Reply> {
  const id = idIn<"trip">(asked);
  const reason = textAt(sentForm(asked.form), "reason");
  try {
    await work(db, asked.here, asked.who, asked.now, (one) => act.does(one, key, id, reason));
    return doneAt(tripPath({ id }), act.code);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return show(db, asked, act, reason, error.faults);
  }
}

/** @throws Conflict `nothing-public`, `record-withdrawn` */
async function readDown(one: Work, trip: Trip): Promise<TripEntry> {
  if (await takenDown(one, trip.id)) throw new Conflict("record-withdrawn");
  const isPublic = (await slugOf(one.tx, one.municipality.id, "trip", trip.id)) !== null;
  const entry = isPublic ? await entryAgain(one, trip) : null;
  if (!entry) throw new Conflict("nothing-public");
  return entry;
}

/** @throws Conflict `not-taken-down`, `not-public` */
async function readAgain(one: Work, trip: Trip): Promise<TripEntry> {
  if (!(await takenDown(one, trip.id))) throw new Conflict("not-taken-down");
  const entry = await entryAgain(one, trip);
  if (!entry) throw new Conflict("not-public");
  return entry;
}

function downReply(view: View): Reply {
  return actReply(view, {
    title: "Træk offentliggørelsen tilbage",
    page: acts[0].page,
    preview: "Det, der ikke længere kan ses",
    label: "Hvorfor trækkes den tilbage?",
    button: <Button weight="danger">Træk tilbage</Button>,
    says: (
      <Notice tone="watch" title="Det sker straks">
        <ul>
          <li>Rejsen forsvinder fra lister, søgning, datafiler, kalender og nyhedsstrøm.</li>
          <li>Dens offentlige adresse siger, at den er trukket tilbage, hvornår og hvorfor.</li>
          <li>Loggen viser for altid, at den har været offentlig. Ingen kan hente indholdet.</li>
          <li>Sagen fortsætter på skrivebordet, men intet i den bliver offentligt, før rejsen offentliggøres igen.</li>
        </ul>
        <p>
          Er noget bare forkert, så ret det i stedet:{" "}
          <a href={tripPath(view.trip, "ret-offentligt")}>Ret det offentlige, med begrundelse</a>.
        </p>
      </Notice>
    ),
  });
}

function againReply(view: View): Reply {
  return actReply(view, {
    title: "Offentliggør rejsen igen",
    page: acts[1].page,
    preview: "Det bliver offentligt",
    label: "Hvorfor offentliggøres den igen?",
    button: <Button>Offentliggør igen</Button>,
    says: (
      <Notice tone="watch">
        <p>
          Rejsen bliver offentlig igen, planlagt som den var offentlig, i en ny version. Er der rettet i den siden,
          kommer rettelserne først med, når du bagefter retter det offentlige med en begrundelse. De tidligere versioner
          kan hentes igen. Skal noget i dem være væk for altid, så slet det først under En persons oplysninger.
        </p>
      </Notice>
    ),
  });
}

interface Words {
  readonly title: string;
  readonly page: string;
  readonly says: preact.JSX.Element;
  readonly label: string;
  readonly button: preact.JSX.Element;
  readonly preview: string;
}

function actReply({ asked, trip, entry, reason, faults }: View, words: Words): Reply {
  const errors = formErrors("da", faults, tripTexts);
  const { title } = words;
  return deskReply(
    {
      asked,
      title: faults.length > 0 ? `Fejl: ${title}` : title,
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: title }],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          <Form action={tripPath(trip, words.page)} errors={errors}>
            {words.says}
            <TextArea
              label={words.label}
              {...fieldsOf({ reason }, errors).field("reason")}
              rows={3}
              hint="Bliver offentlig. Skriv ingen navne."
            />
            <ButtonRow>
              {words.button}
              <ButtonLink weight="quiet" href={tripPath(trip)}>
                Fortryd
              </ButtonLink>
            </ButtonRow>
          </Form>
          <section class="preview" aria-labelledby="preview-title">
            <h2 class="under" id="preview-title">
              {words.preview}
            </h2>
            <EntryPreview entry={entry} />
          </section>
        </>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
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
            <a href={tripPath(trip, "offentliggoer-igen")}>Offentliggør rejsen igen</a>
          </>
        )}
      </p>
    </Notice>
  );
}
