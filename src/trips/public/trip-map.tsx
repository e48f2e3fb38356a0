import { type Db, formatsIn, type Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { countAt, type ListFilter, placeCode, samplesAt } from "../../register/index.ts";
import { addressIn, DataTable, isOnMap, MapOfPlaces, NameLink, type Said } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { listAddress, type Narrowing, without } from "./narrowing.ts";
import { saidErased } from "./said-erased.ts";
import { type PublishedTrip, placeOf } from "./shown.ts";
import { viewTexts } from "./views.texts.ts";
import { WithoutNote } from "./without-note.tsx";

/** As many places are named and drawn; of the rest it is said how much they hold. */
const mostPlaces = 100;
/** As many of those outside the map are named below it. */
const mostOutside = 12;

/** A place that trips went to, or visits came to, with how many. */
interface Visited {
  readonly code: string;
  readonly name: Said;
  readonly country: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly out: number;
  readonly in: number;
}

interface Places {
  readonly named: readonly Visited[];
  readonly rest: { readonly places: number; readonly trips: number };
  readonly unplaced: number;
}

/** Counts a list's trips by place, the most visited first, each by the name that one of its records calls it. */
export async function placesIn(db: Db, { id }: Municipality, filter: ListFilter, lang: Lang): Promise<Places> {
  const counted = await countAt(db, id, "trip", "place", filter);
  const sums = new Map<string, { out: number; in: number }>();
  for (const { key, direction, records } of counted) {
    const before = sums.get(key) ?? { out: 0, in: 0 };
    const way = direction === "in" ? "in" : "out";
    sums.set(key, { ...before, [way]: before[way] + records });
  }
  const unplaced = sums.get("");
  sums.delete("");
  const sorted = [...sums].toSorted(([a, one], [b, other]) => total(other) - total(one) || (a < b ? -1 : 1));
  const codes = sorted.slice(0, mostPlaces);
  const samples = await samplesAt<TripEntry>(
    db,
    id,
    "trip",
    codes.map(([code]) => code),
  );
  return {
    named: codes.map(([code, count]) => ({ code, ...placedAt(code, samples.get(code), lang), ...count })),
    rest: {
      places: sorted.length - codes.length,
      trips: sorted.slice(mostPlaces).reduce((sum, [, one]) => sum + total(one), 0),
    },
    unplaced: unplaced ? total(unplaced) : 0,
  };
}

/** What a point is called, and where it is. */
function placedAt(code: string, sample: PublishedTrip | undefined, lang: Lang) {
  const [lat = 0, lon = 0] = code.split(",").map(Number);
  const entry = sample && saidErased(sample, lang);
  const destination = entry?.destinations.find(
    (one) => one.lat !== null && one.lon !== null && placeCode({ lat: one.lat, lon: one.lon }) === code,
  );
  const name: Said =
    entry && destination?.place
      ? { text: placeOf(destination, entry, lang) }
      : { text: viewTexts.in(lang)("unnamed", { place: code }) };
  return { name, country: destination?.country ?? null, lat, lon };
}

function total(one: { readonly out: number; readonly in: number }): number {
  return one.out + one.in;
}

interface TripMapProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly chosen: Narrowing;
  readonly places: Places;
}

/** The list's trips by place: a map, the same in a table whose places lead to their trips, and what is on neither. */
export function TripMap({ here, lang, chosen, places: { named, rest, unplaced } }: TripMapProps) {
  const t = viewTexts.in(lang);
  const f = formatsIn(lang);
  const { place: home } = here.profile;
  const own = placeCode(home);
  const away = named.filter(({ code }) => code !== own);
  const visits = named.find(({ code }) => code === own)?.in ?? 0;
  const often = away.filter(({ out }) => out > 0).slice(0, 5);
  const outside = away.filter((one) => !isOnMap(one));
  const most = often.length === 0 ? "" : t("map.most", { places: f.list(often.map(said)) });
  const listOf = (sted: string) => addressIn(lang, listAddress({ ...chosen, sted }));
  function said(one: Visited) {
    return `${one.name.text} (${f.number(total(one))})`;
  }
  return (
    <div class="figure">
      {named.length === 0 ? (
        <p>{t("map.none")}</p>
      ) : (
        <>
          <MapOfPlaces
            home={{ ...home, ...(visits > 0 && { note: t("visits", { count: visits }) }) }}
            places={away.map((one) => ({ ...one, key: one.code, name: one.name.text, count: total(one) }))}
            says={t("map.says", { home: home.name, count: away.length, most }).trim()}
            saysFar={t("map.says-far", { home: home.name, places: f.list(inALine(outside.map(said), lang)) })}
            caption={[
              t("map.caption"),
              ...(outside.length > 0 ? [t("map.outside", { places: f.list(inALine(outside.map(said), lang)) })] : []),
            ].join(" ")}
          />
          <DataTable
            tight
            lead
            captionHidden
            caption={t("map.table")}
            rows={named}
            rowKey={(one) => one.code}
            columns={[
              {
                kind: "text",
                key: "place",
                head: t("place"),
                cell: (one) => (
                  <>
                    <NameLink {...one.name} href={listOf(one.code)} />
                    <small>
                      {[
                        ...(one.country === null ? [] : [f.country(one.country)]),
                        ...(one.in > 0 ? [t(one.code === own ? "visits" : "of-which-in", { count: one.in })] : []),
                      ].join(", ")}
                    </small>
                  </>
                ),
              },
              { kind: "count", key: "count", head: t("total"), value: (one) => BigInt(total(one)) },
            ]}
          />
          <p class="t-note">
            {t("map.several")}
            {rest.places > 0 && ` ${t("map.rest", { count: rest.places, trips: rest.trips })}`}
          </p>
        </>
      )}
      <WithoutNote
        count={unplaced}
        href={listOf(without)}
        link={t("map.without", { count: unplaced })}
        why={t("map.without.why")}
      />
    </div>
  );
}

/** As many as a line has room for; the table has the others. */
function inALine(names: readonly string[], lang: Lang): string[] {
  if (names.length <= mostOutside) return [...names];
  return [...names.slice(0, mostOutside), `+ ${formatsIn(lang).number(names.length - mostOutside)}`];
}

/** What the place that a list is narrowed to is called; `null` where it is narrowed to none. */
export async function chosenPlace(
  register: Db,
  here: Municipality,
  { sted }: Pick<Narrowing, "sted">,
  lang: Lang,
): Promise<Said | null> {
  if (sted === null || sted === without) return null;
  const samples = await samplesAt<TripEntry>(register, here.id, "trip", [sted]);
  return placedAt(sted, samples.get(sted), lang).name;
}
