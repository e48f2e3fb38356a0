import { type AskedByWho, deskReply, idIn, trace, type UdsynRoute, work } from "../../identity/index.ts";
import { Forbidden, instant, isId } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { type TrailEntry, trailAbout } from "../../records/index.ts";
import { EmptyState, Pagination, Title, Trail } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip } from "../trip.ts";
import { ChangedValues } from "./changed-values.tsx";
import { historyReaders, mayReadHistory } from "./may-see.ts";
import { staffTexts } from "./staff.texts.ts";
import { titleOf, tripPath } from "./trip-path.ts";

const f = formatsIn("da");
const perPage = 50;

/** What happened to a trip, who did it and when, with what was before and after. */
export function historyRoutes(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "staff",
      method: "GET",
      path: "/skrivebord/rejser/:id/historik",
      allow: historyReaders,
      handle: async (asked) => {
        const id = idIn<"trip">(asked);
        const from = asked.query.get("foer") ?? "";
        const [trip, entries] = await work(db, asked.here, asked.who, asked.now, async (one) => {
          const { tx, municipality } = one;
          const page = { limit: perPage + 1, before: isId(from) ? from : null };
          const seen = await openTrip(one, id);
          if (!mayReadHistory(one.who, seen)) throw new Forbidden("role-needed");
          const found = [seen, await trailAbout(tx, municipality.id, { type: "trip", id }, page)] as const;
          // What was before and after can be about people: to read it is a look.
          await trace(one, { action: "trips.look-at-history", subject: { type: "trip", id } });
          return found;
        });
        return historyReply(asked, trip, entries);
      },
    },
  ];
}

function historyReply(asked: AskedByWho, trip: Trip, entries: readonly TrailEntry[]) {
  const shown = entries.slice(0, perPage);
  const last = shown.at(-1);
  const { timeZone } = asked.here.profile;
  return deskReply({
    asked,
    title: `Historik, ${titleOf(trip)}`,
    crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Historik" }],
    children: (
      <>
        <Title title="Historik" note={titleOf(trip)} />
        {shown.length === 0 ? (
          <EmptyState title="Intet før dette" />
        ) : (
          <Trail
            steps={shown.map((one) => ({
              when: f.moment(instant(one.at), timeZone),
              title: staffTexts.find("da", `action.${one.action}`) ?? one.action,
              knowledge: "final",
              children: (
                <>
                  <p class="m">{one.who ?? "Navnet er slettet"}</p>
                  <ChangedValues before={one.before} after={one.after} />
                </>
              ),
            }))}
          />
        )}
        <Pagination
          older={entries.length > perPage && last ? `${tripPath(trip, "historik")}?foer=${last.id}` : undefined}
        />
      </>
    ),
  });
}
