import { rulingsAbout, submissionsAbout } from "../../decisions/index.ts";
import { idIn, type UdsynRoute, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import { slugOf } from "../../register/index.ts";
import { partnerName, partnersNamed } from "../../relations/index.ts";
import { surveyReports } from "../../replies/index.ts";
import { closedCostEach, termSoFar } from "../agenda/term-so-far.ts";
import { annexesRefused } from "../annexes/annexes-waiting.ts";
import { wasMade } from "../cancel-trip/was-made.ts";
import { publicChanges } from "../correct-trip/public-changes.ts";
import { holdOnTrip } from "../hold/hold-trip.ts";
import { openTrip } from "../open-trip.ts";
import { takenDown } from "../publish-trip/publish-trip.ts";
import { sentBackBy } from "../staff-visit/sent-back.tsx";
import { standingIn } from "../staff-visit/who-answers.ts";
import { cameOfRulings } from "../submit-trip/came-of.store.ts";
import { rulingsOnAsked } from "../submit-trip/rulings-on-asked.ts";
import { rammerMoved } from "../trip-accounts/rammer-moved.ts";
import { overviewReply } from "./overview.page.tsx";

/** A trip's own page at the desk. */
export function overviewRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/rejser/:id",
      allow: roleNames,
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { tx, municipality, today } = one;
          const id = idIn<"trip">(asked);
          const subject = { type: "trip", id };
          const trip = await openTrip(one, id);
          const submissions = await submissionsAbout(tx, municipality.id, subject);
          const rulings = await rulingsAbout(tx, municipality.id, subject);
          const cameOf = await cameOfRulings(tx, municipality.id, id);
          const onAsked = await rulingsOnAsked(one, trip, rulings, cameOf);
          const surveys = await surveyReports({ tx, municipality, today }, subject);
          const slug = await slugOf(tx, municipality.id, "trip", id);
          const publicPath = slug === null ? null : `/rejser/${slug}`;
          // Nothing is taken down that never was to be public.
          const down = slug === null && trip.publicPlan !== null ? await takenDown(one, id) : null;
          const sentBack = await sentBackBy(one, trip);
          const hold = await holdOnTrip(one, id);
          const standsIn = await standingIn(one);
          const earlier = await termSoFar(one, trip);
          const closedEach = await closedCostEach(one, trip);
          const made = (await wasMade(one, trip)) !== null;
          const partners = await partnersNamed(one, trip.plan.partners);
          const unseen = publicPath === null ? [] : await publicChanges(one, trip);
          const rammer = unseen.length === 0 ? [] : ((await rammerMoved(one, trip)) ?? []);
          const names = new Map([...partners].map(([key, partner]) => [key, partnerName(partner, "da")]));
          const refused = await annexesRefused(one, id);
          const found = {
            refused,
            submissions,
            rulings,
            cameOf,
            onAsked,
            surveys,
            names,
            earlier,
            closedEach,
            made,
            unseen,
          };
          return overviewReply({ asked, trip, ...found, rammer, standsIn, publicPath, down, sentBack, hold, today });
        }),
    },
  ];
}
