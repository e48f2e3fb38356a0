import { around, aroundFar, type Box, viewBox, wholeMap } from "../map/box.ts";
import europe from "../map/europe.json" with { type: "json" };
import { arcBetween, labelled } from "../map/labels.ts";
import { onMap, onWorld } from "../map/projection.ts";
import world from "../map/world.json" with { type: "json" };
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
  /** The figure in one sentence; that of the places outside northern Europe in another. */
  readonly says: string;
  readonly saysFar: string;
  readonly caption: string;
}

/** More arcs than these hide the map. */
const mostArcs = 40;
/** As many of the largest have their name beside them where there is room. */
const mostNames = { wide: 24, narrow: 12 };

/** Whether a place lies on the map of northern Europe, and not on that of the world alone. */
export function isOnMap(place: Pick<MapPlace, "lat" | "lon">): boolean {
  return onMap(place) !== null;
}

/**
 * Where something happened, a circle as large as how often: on northern Europe, and below it what lies farther on the world.
 * The numbers stand in a table beside it.
 */
export function MapOfPlaces({ home, places, says, saysFar, caption }: MapOfPlacesProps) {
  const most = Math.max(16, ...places.map(({ count }) => count));
  const own = homeOn(onMap, home);
  const near = dotsOn(onMap, places);
  const far = dotsOn(
    onWorld,
    places.filter((place) => !isOnMap(place)),
  );
  const farHome = homeOn(onWorld, { ...home, note: "" });
  const pointsOf = (from: { readonly at: At } | null, dots: readonly Dot[]) => [
    ...(from ? [from.at] : []),
    ...dots.map(({ at }) => at),
  ];
  return (
    <figure>
      <svg class="vh" aria-hidden="true">
        <path id="map-land" d={europe.land} />
        <path id="map-border" d={europe.borders} />
        <path id="map-home" d={europe.home} />
        {far.length > 0 && <path id="map-world" d={world.land} />}
      </svg>
      {(near.length > 0 || far.length === 0) && (
        <>
          <Drawing {...{ most, says }} home={own} dots={near} box={wholeMap} shown="wide" land="europe" />
          <Drawing
            {...{ most, says }}
            home={own}
            dots={near}
            box={around(pointsOf(own, near))}
            shown="narrow"
            land="europe"
          />
        </>
      )}
      {far.length > 0 &&
        (["wide", "narrow"] as const).map((shown) => (
          <Drawing
            key={shown}
            {...{ most, shown }}
            says={saysFar}
            home={farHome}
            dots={far}
            box={aroundFar(pointsOf(farHome, far), shown)}
            land="world"
          />
        ))}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

type At = readonly [number, number];
type Projected = (place: MapPlace) => At | null;

interface Dot {
  readonly place: CountedPlace;
  readonly at: At;
}

/** The largest first. */
function dotsOn(project: Projected, places: readonly CountedPlace[]): Dot[] {
  const found = places.flatMap((place) => {
    const at = project(place);
    return at ? [{ place, at }] : [];
  });
  return found.toSorted((a, b) => b.place.count - a.place.count);
}

function homeOn(project: Projected, home: MapPlace) {
  const at = project(home);
  return at && { place: home, at };
}

interface DrawingProps {
  readonly home: { readonly place: MapPlace; readonly at: At } | null;
  readonly dots: readonly Dot[];
  /** The largest number on either map. */
  readonly most: number;
  readonly says: string;
  readonly box: Box;
  readonly land: "europe" | "world";
  readonly shown: "wide" | "narrow";
}

function Drawing({ home, dots, most, says, box, land, shown }: DrawingProps) {
  const names = mostNames[shown];
  const named = dots.map(({ place, at }, n) => ({ at, place: n < names ? place : { name: "" } }));
  const labels = labelled([...(home ? [home] : []), ...named], box, "drop");
  const short = (value: number) => value.toFixed(1);
  return (
    <svg class={`fig map ${land} ${shown}`} viewBox={viewBox(box)} role="img" aria-label={says}>
      {land === "world" ? <use href="#map-world" class="land" /> : <Northern />}
      {home &&
        dots
          .slice(0, mostArcs)
          .map(({ place, at }) => <path key={place.key} class="arc thin" d={arcBetween(home.at, at)} />)}
      {dots.map(({ place, at: [x, y] }) => (
        <circle
          key={place.key}
          class="dot sized"
          cx={short(x)}
          cy={short(y)}
          r={short(4 + 6 * Math.sqrt(place.count / most))}
        />
      ))}
      {home && <circle class="dot own" cx={short(home.at[0])} cy={short(home.at[1])} r="5" />}
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

function Northern() {
  return (
    <>
      <use href="#map-land" class="land" />
      <use href="#map-border" class="border" />
      <use href="#map-home" class="home" />
    </>
  );
}
