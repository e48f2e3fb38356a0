import { around, type Box, viewBox, wholeMap } from "../map/box.ts";
import europe from "../map/europe.json" with { type: "json" };
import { arcBetween, labelled } from "../map/labels.ts";
import { onMap } from "../map/projection.ts";
import type { MapPlace } from "./map-of-europe.tsx";

/** A place with how much it stands for. */
export interface CountedPlace extends MapPlace {
  readonly key: string;
  readonly count: number;
}

interface MapOfPlacesProps {
  readonly home: MapPlace;
  /** Home is not among them. */
  readonly places: readonly CountedPlace[];
  /** The figure in one sentence. */
  readonly says: string;
  readonly caption: string;
}

/** More arcs than these hide the map. */
const mostArcs = 40;
/** As many of the largest have their name beside them where there is room. */
const mostNames = { wide: 24, narrow: 8 };

/** Whether a place lies on the map that is drawn. */
export function isOnMap(place: Pick<MapPlace, "lat" | "lon">): boolean {
  return onMap(place) !== null;
}

/** Where something happened, a circle as large as how often; the numbers stand in a table beside it. */
export function MapOfPlaces({ home, places, says, caption }: MapOfPlacesProps) {
  const own = onMap(home);
  const dots = places
    .flatMap((place) => {
      const at = onMap(place);
      return at ? [{ place, at }] : [];
    })
    .toSorted((a, b) => b.place.count - a.place.count);
  const drawn = { home: own && { place: home, at: own }, dots, says };
  return (
    <figure>
      <svg class="vh" aria-hidden="true">
        <path id="map-land" d={europe.land} />
        <path id="map-border" d={europe.borders} />
        <path id="map-home" d={europe.home} />
      </svg>
      <Drawing {...drawn} box={wholeMap} shown="wide" />
      <Drawing {...drawn} box={around([...(own ? [own] : []), ...dots.map(({ at }) => at)])} shown="narrow" />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

type At = readonly [number, number];

interface DrawingProps {
  readonly home: { readonly place: MapPlace; readonly at: At } | null;
  readonly dots: readonly { readonly place: CountedPlace; readonly at: At }[];
  readonly says: string;
  readonly box: Box;
  readonly shown: "wide" | "narrow";
}

function Drawing({ home, dots, says, box, shown }: DrawingProps) {
  const named = dots.map(({ place, at }, n) => ({ at, place: n < mostNames[shown] ? place : { name: "" } }));
  const labels = labelled([...(home ? [home] : []), ...named], box, "drop");
  const most = Math.max(16, ...dots.map(({ place }) => place.count));
  const x1 = (value: number) => value.toFixed(1);
  return (
    <svg class={`fig map ${shown}`} viewBox={viewBox(box)} role="img" aria-label={says}>
      <use href="#map-land" class="land" />
      <use href="#map-border" class="border" />
      <use href="#map-home" class="home" />
      {home &&
        dots
          .slice(0, mostArcs)
          .map(({ place, at }) => <path key={place.key} class="arc thin" d={arcBetween(home.at, at)} />)}
      {dots.map(({ place, at: [x, y] }) => (
        <circle key={place.key} class="dot sized" cx={x1(x)} cy={x1(y)} r={x1(4 + 6 * Math.sqrt(place.count / most))} />
      ))}
      {home && <circle class="dot own" cx={x1(home.at[0])} cy={x1(home.at[1])} r="5" />}
      {labels.map((label) => (
        <g key={`${label.name} ${label.x} ${label.y}`}>
          <text class="place" x={label.x} y={label.y} text-anchor={label.anchor}>
            {label.name}
          </text>
          {label.note && (
            <text class="sub" x={label.x} y={label.y + 16} text-anchor={label.anchor}>
              {label.note}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
