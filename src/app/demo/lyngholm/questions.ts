import { randomUUID } from "node:crypto";
import { linkHolder } from "../../../identity/index.ts";
import { slugOf } from "../../../register/index.ts";
import { type AskedAbout, answerByOn, answerQuestion, askQuestion, scopeAsked } from "../../../replies/index.ts";
import { type TripId, tripsById } from "../../../trips/index.ts";
import type { Rooms } from "../../rooms.ts";
import type { ActAs } from "../act-as.ts";
import type { Told } from "./story.ts";

/** A question of the demo: asked on a day counted from today, and answered on another, where it is. */
interface AskedInDemo {
  readonly on: number;
  /** How the trip's title begins. */
  readonly about: string;
  readonly lang: "da" | "en" | "de";
  readonly body: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly answered?: { readonly on: number; readonly text: string };
}

/** One that is over its day, two that wait, one in another language, and one that was answered. */
const questions: readonly AskedInDemo[] = [
  {
    ...{ on: -24, about: "Hamborg", lang: "da", name: "Bodil Spørgelyst", email: "bodil@spoergelyst.example" },
    body: "Hvorfor kostede hotellet i Hamborg mere, end der stod i budgettet?\n\nOg hvem bestemte, at I skulle bo ved havnen?",
  },
  {
    ...{ on: -16, about: "Bruxelles", lang: "da", name: "Erik Nysgerrigsen", email: "erik@nysgerrigsen.example" },
    body: "I skriver, at der er penge at hente til faglært arbejdskraft. Har kommunen søgt nogen af dem?",
    answered: {
      on: -11,
      text: "Ja. Vi har søgt én pulje sammen med erhvervsskolen og venter svar til foråret. Ansøgningen står i rapporten under »Hvad ændrer vi?«.",
    },
  },
  {
    ...{ on: -3, about: "Flensborg", lang: "de", name: null, email: null },
    body: "Wie viele Schülerinnen und Schüler waren dabei, und wer hat die Fahrt bezahlt?",
  },
  {
    ...{
      on: -1,
      about: "Tampere",
      lang: "da",
      name: "Forældrerådet på Lyngskolen",
      email: "raadet@lyngskolen.example",
    },
    body: "Kan forældrerådet få besøg af en af dem, der var med, og høre, hvad I så?",
  },
];

/** What citizens of the fictional municipality asked from its public trips. */
export async function askQuestions(actAs: ActAs, told: readonly Told[], { baseOf }: Rooms): Promise<void> {
  const now = await actAs("coordinator", 0);
  const ids = told.flatMap(({ trip }): readonly TripId[] => (trip === null ? [] : [trip]));
  const trips = await tripsById(now.tx, now.municipality.id, ids);
  for (const asked of questions) {
    const { on, lang, body, name, email, answered } = asked;
    const trip = trips.find(({ title }) => title.startsWith(`${asked.about}:`));
    const slug = trip && (await slugOf(now.tx, now.municipality.id, "trip", trip.id));
    if (!trip || !slug) continue;
    const work = { ...(await actAs("coordinator", on)), who: linkHolder };
    const answerBy = answerByOn(work.municipality, work.today);
    if (answerBy === null) return;
    const { contact } = trip.plan;
    const about: AskedAbout = {
      subject: { type: "trip", id: trip.id },
      ...{
        of: trip.direction === "in" ? "visit" : "trip",
        path: `/rejser/${slug}`,
        title: trip.title,
        lang: trip.lang,
      },
      said: { text: trip.title },
      scope: scopeAsked(work.municipality, { named: contact?.unit ?? null, unitId: trip.unitId }),
      contact: contact && { unit: contact.unit ? { text: contact.unit } : null, email: contact.email },
    };
    const token = randomUUID();
    const id = await askQuestion(work, about, { body, name, email }, { token, lang, answerBy, baseOf });
    if (answered && id)
      await answerQuestion(await actAs("coordinator", answered.on), id, { text: answered.text }, baseOf);
  }
}
