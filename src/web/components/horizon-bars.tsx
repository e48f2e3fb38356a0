import { useFormats } from "./language.tsx";

/** What lies within a span of time, counted by direction. */
export interface HorizonBar {
  readonly key: string;
  readonly label: string;
  readonly out: number;
  readonly in: number;
}

interface HorizonBarsProps {
  /** In order of time, those with nothing among them. */
  readonly bars: readonly HorizonBar[];
  /** The figure in one sentence. */
  readonly says: string;
  readonly caption: string;
}

/** How much was out above the horizon and in below it, span by span; the numbers stand in a table beside it. */
export function HorizonBars({ bars, says, caption }: HorizonBarsProps) {
  return (
    <figure>
      <Drawing {...{ bars, says }} width={1104} shown="wide" />
      <Drawing {...{ bars, says }} width={358} shown="narrow" />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** How high the highest bar is, and each of few. */
const tallest = 120;
const each = 24;
/** What a number and a label take of the drawing. */
const numberRoom = 18;
const labelRoom = 52;

function Drawing({ bars, says, width, shown }: Omit<HorizonBarsProps, "caption"> & { width: number; shown: string }) {
  const f = useFormats();
  const most = bars.reduce((max, bar) => Math.max(max, bar.out, bar.in), 1);
  const scale = Math.min(each, tallest / most);
  const high = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round(count * scale)));
  const [up, down] = [
    high(Math.max(0, ...bars.map((bar) => bar.out))),
    high(Math.max(0, ...bars.map((bar) => bar.in))),
  ];
  const horizon = up + numberRoom + 4;
  const foot = horizon + down + (down > 0 ? numberRoom : 4);
  const step = width / Math.max(1, bars.length);
  const thick = Math.max(1, Math.min(44, step * 0.72));
  const withNumbers = bars.length <= width / (String(most).length > 3 ? 48 : 36);
  const nth = Math.ceil(labelRoom / step);
  const at = (index: number) => Math.round((index + 0.5) * step * 10) / 10;
  return (
    <svg class={`fig ${shown}`} viewBox={`0 0 ${width} ${foot + 20}`} role="img" aria-label={says}>
      {bars.map((bar, index) => {
        const x = (at(index) - thick / 2).toFixed(1);
        return (
          <g key={bar.key}>
            {bar.out > 0 && (
              <rect class="f-blue" x={x} width={thick.toFixed(1)} y={horizon - high(bar.out)} height={high(bar.out)} />
            )}
            {bar.in > 0 && <rect class="f-green" x={x} width={thick.toFixed(1)} y={horizon} height={high(bar.in)} />}
            {withNumbers && bar.out > 0 && (
              <text x={at(index)} y={horizon - high(bar.out) - 5} text-anchor="middle">
                {f.number(bar.out)}
              </text>
            )}
            {withNumbers && bar.in > 0 && (
              <text x={at(index)} y={horizon + high(bar.in) + 14} text-anchor="middle">
                {f.number(bar.in)}
              </text>
            )}
            {index % nth === 0 && (
              <text class="tx2" y={foot + 14} {...anchored(at(index))}>
                {bar.label}
              </text>
            )}
          </g>
        );
      })}
      <path class="ax" d={`M0 ${horizon}H${width}`} />
    </svg>
  );
}

/** Below its bar; at the drawing's edge beginning there, so that it is not cut. */
function anchored(x: number) {
  return x < labelRoom / 3 ? { x: 0 } : { x, "text-anchor": "middle" as const };
}
