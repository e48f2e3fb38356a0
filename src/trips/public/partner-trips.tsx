import { rulingStep } from "../../decisions/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Database } from "../../platform/index.ts";
import { countCurrent, erasedAmong, listCurrent } from "../../register/index.ts";
import { idsOf, type PartnerTripsOf } from "../../relations/index.ts";
import { addressIn } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { keptLine } from "./kept-line.ts";
import { listAddress, whole } from "./narrowing.ts";
import { rulingLine } from "./published-rulings.ts";
import { saidErased } from "./said-erased.ts";
import { keptMark } from "./trip-mark.ts";
import { TripTables } from "./trip-table.tsx";

const mostTrips = 50;
const mostRulings = 10;

/** The published trips with a partner: how many each way, the newest of them with their money, and what was ruled on these. */
export function partnerTrips({ register }: Pick<Database, "register">): PartnerTripsOf {
  return async ({ here, lang, now }, partner) => {
    const { profile } = here;
    const today = dateInZone(now, profile.timeZone);
    const filter = { partners: idsOf(partner) };
    const [{ items, next }, ...counts] = await Promise.all([
      listCurrent<TripEntry>(register, here.id, "trip", filter, { limit: mostTrips }),
      countCurrent(register, here.id, "trip", { ...filter, direction: "out" }),
      countCurrent(register, here.id, "trip", { ...filter, direction: "in" }),
    ]);
    const [out, into] = counts;
    const lines = items.map((entry) => keptLine(entry, { lang, today, profile }));
    const coming = lines.filter(({ startOn }) => startOn !== null && startOn > today);
    const comingIn = coming.filter(({ direction }) => direction === "in").length;
    // A text that is not there is a closed item's, or was erased.
    const textless = items.filter((entry) => entry.rulings.some(({ text }) => text === null)).map(({ id }) => id);
    const erased = await erasedAmong(register, here.id, "trip", textless);
    const rulings = items
      .map((entry) => saidErased(entry, lang, erased.get(entry.id)))
      .flatMap((entry) => entry.rulings.map((ruling) => rulingLine(entry, ruling, lang)))
      .toSorted((one, other) => other.ruling.metOn.localeCompare(one.ruling.metOn));
    return {
      count: out + into,
      been: { out: out - coming.length + comingIn, in: into - comingIn },
      coming: coming.length,
      marks: lines.flatMap((line) => keptMark(line, lang)),
      tables: <TripTables {...{ lines, lang, profile, today }} onePage={next === null} />,
      rulings: rulings.slice(0, mostRulings).map((line) => rulingStep(line, here, lang)),
      all: addressIn(lang, listAddress({ ...whole, partner: partner.id })),
    };
  };
}
