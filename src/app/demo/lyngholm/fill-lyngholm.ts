import { addPosting, allot, perDiemRecords } from "../../../accounts/index.ts";
import { addDays, DKK, hundredthsOf } from "../../../kernel/index.ts";
import { tripsDrawing } from "../../../trips/index.ts";
import type { Rooms } from "../../rooms.ts";
import type { ActAs } from "../act-as.ts";
import { finishedTrips } from "./finished-trips.ts";
import { askQuestions } from "./questions.ts";
import { requestedTrips } from "./requested-trips.ts";
import { runningTrips } from "./running-trips.ts";
import { type Told, weekdayOf } from "./story.ts";

/** What each committee may travel for in a year, in whole kroner. */
const yearly: Readonly<Record<string, number>> = {
  "boerne-og-skoleudvalget": 110_000,
  "klima-og-teknikudvalget": 90_000,
  "kultur-og-fritidsudvalget": 80_000,
  "social-og-sundhedsudvalget": 60_000,
  "erhvervs-og-arbejdsmarkedsudvalget": 75_000,
  oekonomiudvalget: 40_000,
};

const firstDay = -240;

/** Fictional trips in every status, told by the real use cases in the order they happened, so that the log runs in time. */
export async function fillLyngholm(actAs: ActAs, rooms: Rooms): Promise<void> {
  await givePots(actAs);
  await giveRates(actAs);
  const { today } = await actAs("coordinator", 0);
  const stories = [...finishedTrips, ...runningTrips, ...requestedTrips].map((story): Told => {
    const start = addDays(today, story.starts);
    return { story, start: story.exact ? start : weekdayOf(start, 1), trip: null, submission: null };
  });
  const events = stories.flatMap((told) => told.story.events.map((event) => ({ told, event })));
  for (const { told, event } of events.toSorted((one, other) => one.event.on - other.event.on))
    await event.does(await actAs(event.role, event.on), told, rooms);
  await leaveUnassigned(actAs, rooms);
  await askQuestions(actAs, stories, rooms);
}

async function givePots(actAs: ActAs): Promise<void> {
  const work = await actAs("accountant", firstDay);
  const first = Number((await actAs("accountant", firstDay)).today.slice(0, 4));
  const last = Number((await actAs("accountant", 90)).today.slice(0, 4));
  for (let year = first; year <= last; year += 1)
    for (const [id, kroner] of Object.entries(yearly)) {
      const owner = { kind: "committee", id };
      const ruling = `Byrådet, budget ${year}`;
      await allot(work, { owner, year, currency: "DKK", amount: `${kroner}.00`, ruling }, tripsDrawing);
    }
}

/** Fictional rates a day, in the table that the fictional municipality's policy names. */
const fictionalRates = { SE: "480.00", DE: "510.00", FI: "540.00", NL: "560.00", BE: "550.00", "*": "450.00" };

async function giveRates(actAs: ActAs): Promise<void> {
  const work = await actAs("accountant", firstDay);
  const rows = Object.entries(fictionalRates).map(([country, perDay]) => ({
    item: {
      ...{ country, region: null, place: null, perDay: hundredthsOf(perDay), lodging: null, currency: DKK },
      ...{ validFrom: addDays(work.today, -1000), validTo: null, asPrinted: {} },
    },
    fileName: "opdigtede-satser.csv",
  }));
  await perDiemRecords.add(work, rows);
}

/** Lines from the ledger that nobody has given a trip yet. */
async function leaveUnassigned(actAs: ActAs, { accountsHandlerOf }: Rooms): Promise<void> {
  for (const [day, category, text, amount, supplier] of [
    [-44, "lodging", "Hotel i Malmø, 2 nætter, 17.02.00-P35-7", "5120.00", "Hotellet ved kanalen"],
    [-40, "meals", "Forplejning Rotterdam", "5612.00", null],
    [-9, "meals", "Frokost Lund", "412.00", null],
    [-5, "transport", "Taxa", "286.00", "Hedens Taxa"],
  ] as const) {
    const work = await actAs("accountant", day);
    const line = { category, text, amount, supplier, currency: "DKK", vat: "incl", bookedOn: work.today } as const;
    await addPosting(work, { subject: null, ...line }, accountsHandlerOf);
  }
}
