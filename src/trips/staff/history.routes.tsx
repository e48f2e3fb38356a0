import { type AskedByWho, deskReply, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import { instant, isId } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { type TrailEntry, trailAbout } from "../../records/index.ts";
import { Details, EmptyState, Pagination, Title, Trail } from "../../web/index.ts";
import { readTrip } from "../trip.store.ts";
import type { Trip } from "../trip.ts";
import { trailReaders } from "./may-see.ts";
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
      allow: trailReaders,
      handle: async (asked) => {
        const id = idIn<"trip">(asked);
        const from = asked.query.get("foer") ?? "";
        const [trip, entries] = await work(db, asked.here, asked.who, asked.now, async ({ tx, municipality }) => [
          await readTrip(tx, municipality.id, id),
          await trailAbout(
            tx,
            municipality.id,
            { type: "trip", id },
            { limit: perPage + 1, before: isId(from) ? from : null },
          ),
        ]);
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
              children: <Entry entry={one} />,
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

function Entry({ entry }: { entry: TrailEntry }) {
  const names = [...new Set([...namesIn(entry.before), ...namesIn(entry.after)])];
  return (
    <>
      <p class="m">{entry.who ?? "Navnet er slettet"}</p>
      {names.length > 0 && (
        <Details summary={`Vis, hvad der blev ændret (${names.length})`}>
          <dl class="answers">
            {names.map((name) => (
              <div key={name}>
                <dt>{staffTexts.find("da", `field.${name}`) ?? name}</dt>
                <dd>
                  {name in asObject(entry.before) && <del>{written(asObject(entry.before)[name])}</del>}{" "}
                  {name in asObject(entry.after) && <span>{written(asObject(entry.after)[name])}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </>
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function namesIn(value: unknown): string[] {
  return Object.keys(asObject(value));
}

/** A value of the trail so that a person can read it; lists and groups keep their inner names. */
function written(value: unknown): string {
  if (value === null || value === undefined || value === "") return "(tomt)";
  if (Array.isArray(value)) return value.length === 0 ? "(ingen)" : value.map(written).join("; ");
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([, one]) => one !== null && one !== "" && one !== false)
      .map(([name, one]) => `${staffTexts.find("da", `field.${name}`) ?? name}: ${written(one)}`)
      .join(", ");
  return String(value);
}
