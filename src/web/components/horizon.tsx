import { horizonLayout } from "./horizon-layout.ts";
import { useFormats, useWords } from "./language.tsx";

export interface FarPlace {
  readonly name: string;
  readonly km: number;
}

interface HorizonProps {
  readonly home: string;
  readonly places: readonly FarPlace[];
}

/** How far the outlook reaches: places along the horizon by the square root of their distance from home. */
export function Horizon({ home, places }: HorizonProps) {
  const t = useWords();
  const f = useFormats();
  if (places.length === 0) return null;
  const says = t("figure.horizon", {
    home,
    places: f.list(places.map((place) => `${place.name} (${f.kilometres(place.km)})`)),
  });
  return (
    <div class="horizon">
      <Drawing width={1104} sun={64} places={places} says={says} shown="wide" />
      <Drawing width={358} sun={36} places={places} says={says} shown="narrow" />
    </div>
  );
}

function Drawing(props: { width: number; sun: number; places: readonly FarPlace[]; says: string; shown: string }) {
  const f = useFormats();
  const { width, sun, places, says, shown } = props;
  const line = sun + 18;
  const marks = horizonLayout(places, width, sun * 2 + 10, (place) => f.kilometres(place.km));
  return (
    <svg class={`fig ${shown}`} viewBox={`0 0 ${width} ${line + 38}`} role="img" aria-label={says}>
      <path d={`M0 ${line}H${width}`} class="ax" />
      <path d={`M2 ${line}a${sun} ${sun} 0 0 1 ${2 * sun} 0z`} class="f-blue" />
      {marks.map(({ place, x, side, anchor }) => (
        <g key={place.name}>
          <path class="ax" d={side === "above" ? `M${x} ${line - 14}v14` : `M${x} ${line}v8`} />
          {side !== "silent" && (
            <>
              <text x={x} y={side === "above" ? line - 36 : line + 20} class="b" text-anchor={anchor}>
                {place.name}
              </text>
              <text x={x} y={side === "above" ? line - 20 : line + 34} class="tx2" text-anchor={anchor}>
                {f.kilometres(place.km)}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}
