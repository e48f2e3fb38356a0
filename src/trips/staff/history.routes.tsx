import { type AskedByWho, deskReply, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import { instant, isId } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import type { TrailEntry } from "../../records/index.ts";
import { deskPartners, partnerName } from "../../relations/index.ts";
import { EmptyState, Pagination, Title, Trail } from "../../web/index.ts";
import type { Trip } from "../trip.ts";
import { ChangedValues } from "./changed-values.tsx";
import { lookAtHistory } from "./history.ts";
import { historyReaders } from "./may-see.ts";
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
        const page = { limit: perPage, before: isId(from) ? from : null };
        return work(db, asked.here, asked.who, asked.now, async (one) => {
          const { trip, items, next } = await lookAtHistory(one, id, page);
          const names = new Map(
            (await deskPartners(one)).flatMap((each) =>
              [each.id, ...(each.importedAs ?? [])].map((known) => [known, partnerName(each, "da")]),
            ),
          );
          return historyReply(asked, trip, { items, next, names });
        });
      },
    },
  ];
}

interface Shown {
  readonly items: readonly TrailEntry[];
  readonly next: string | null;
  /** Partners by id. */
  readonly names: ReadonlyMap<string, string>;
}

function historyReply(asked: AskedByWho, trip: Trip, { items, next, names }: Shown) {
  const { timeZone } = asked.here.profile;
  return deskReply({
    asked,
    title: `Historik, ${titleOf(trip)}`,
    crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Historik" }],
    children: (
      <>
        <Title title="Historik" note={titleOf(trip)} />
        {items.length === 0 ? (
          <EmptyState title="Intet før dette" />
        ) : (
          <Trail
            steps={items.map((one) => ({
              when: f.moment(instant(one.at), timeZone),
              title: staffTexts.find("da", `action.${one.action}`) ?? one.action,
              knowledge: "final",
              children: (
                <>
                  <p class="m">{one.who ?? "Navnet er slettet"}</p>
                  <ChangedValues
                    before={one.before}
                    after={one.after}
                    reader={{ here: asked.here, at: one.at, names }}
                  />
                </>
              ),
            }))}
          />
        )}
        <Pagination older={next === null ? undefined : `${tripPath(trip, "historik")}?foer=${next}`} />
      </>
    ),
  });
}
