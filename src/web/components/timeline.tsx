import type { DateOn } from "../../kernel/index.ts";
import type { Formats } from "../../platform/index.ts";
import { DataTable } from "./data-table.tsx";
import { Details } from "./details.tsx";
import { DiscShape, discClass, type Knowledge, StatusDisc } from "./disc.tsx";
import { Tongue } from "./foreign.tsx";
import { Frame } from "./frame.tsx";
import { useFormats, useWords } from "./language.tsx";
import { axisOf, besideStems, type Placed, pageWidth, phoneWidth, placedOn } from "./timeline-layout.ts";

export interface TimelineEntry {
  readonly on: DateOn;
  readonly to?: DateOn;
  readonly label: string;
  /** Of the label, where it may not be the page's. */
  readonly lang?: string | undefined;
  readonly direction: "out" | "in";
  readonly knowledge: Knowledge;
  /** Words beside the disc, where they are others than the disc's own. */
  readonly status?: string | undefined;
  readonly href?: string;
}

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  readonly today: DateOn;
  readonly caption?: string;
}

const laneHeight = 22;
/** So many lanes fill a phone; of more the wide drawing is moved to the side there, beginning at its newest end. */
const mostLanes = 12;

/** Out above the horizon, in below; its figures stand in a table behind a fold. Nothing where there is nothing to show. */
export function Timeline({ entries, today, caption }: TimelineProps) {
  const t = useWords();
  if (entries.length === 0) return null;
  const [wide, narrow] = [pageWidth, phoneWidth].map((width) => drawingOf(entries, today, width));
  if (!(wide && narrow)) return null;
  const fits = narrow.out.lanes + narrow.into.lanes <= mostLanes;
  return (
    <div class="figure">
      <figure>
        <Drawing {...wide} of={fits ? "wide" : "any"} />
        {fits && <Drawing {...narrow} of="narrow" />}
        <figcaption>{caption ?? t("figure.timeline.caption")}</figcaption>
      </figure>
      <Details summary={t("figure.as-table")}>
        <TimelineTable entries={entries} />
      </Details>
    </div>
  );
}

function drawingOf(entries: readonly TimelineEntry[], today: DateOn, width: number) {
  const days = entries.map((entry) => entry.on);
  const axis = axisOf(days, today, width);
  return { axis, out: placedOn(axis, entries, "out"), into: placedOn(axis, entries, "in") };
}

/** @param props.of the screens it is for: a drawing as wide as a page is moved to the side where it is not */
function Drawing({ axis, out, into, of }: ReturnType<typeof drawingOf> & { of: "wide" | "narrow" | "any" }) {
  const t = useWords();
  const f = useFormats();
  const horizon = 30 + Math.max(1, out.lanes) * laneHeight;
  const height = horizon + (into.lanes > 0 ? 46 : 34) + into.lanes * laneHeight;
  const marks = [...out.placed, ...into.placed];
  const says = t("figure.timeline", {
    from: axis.firstYear,
    to: axis.lastYear,
    out: out.placed.length,
    in: into.placed.length,
  });
  const drawing = (
    <svg class="fig timeline" viewBox={`0 0 ${axis.width} ${height}`} role="img" aria-label={says}>
      <path class="ax" d={`M0 ${horizon}H${axis.width}`} />
      {axis.ticks.map(({ x }) => (
        <path key={x} class="gl" d={`M${x} ${horizon - 5}v10`} />
      ))}
      {axis.today !== null && (
        <>
          <path class="today" d={`M${axis.today} 8V${height - 4}`} />
          <text class="tx2" x={axis.today - 6} y={height - 6} text-anchor="end">
            {t("figure.today")}
          </text>
        </>
      )}
      {marks.map((one, at) => (
        <path key={at} class="ax" d={`M${one.x} ${horizon}V${heightOf(one, horizon)}`} />
      ))}
      {besideStems(axis, into.placed).map(({ x, label }) => (
        <text key={x} class="tx2 name" x={x + 5} y={horizon + 18}>
          {axisLabel(label, f)}
        </text>
      ))}
      {marks.map((one, at) => (
        <Mark key={at} one={one} y={heightOf(one, horizon)} />
      ))}
    </svg>
  );
  if (of === "narrow") return <div class="through narrow">{drawing}</div>;
  return (
    <div class={`through ${of}`}>
      <Frame label={says}>{drawing}</Frame>
    </div>
  );
}

function axisLabel({ on, kind }: ReturnType<typeof besideStems>[number]["label"], f: Formats): string {
  if (kind === "year") return on.slice(0, 4);
  const month = f.month(on);
  return kind === "month" ? month.replace(/\s*\d{4}$/, "") : month;
}

function heightOf({ entry, lane }: Placed, horizon: number): number {
  return entry.direction === "out" ? horizon - 28 - lane * laneHeight : horizon + 38 + lane * laneHeight;
}

function Mark({ one, y }: { one: Placed; y: number }) {
  const { entry, label, x, before } = one;
  return (
    <>
      <circle class="hole" cx={x} cy={y} r="5" />
      <g transform={`translate(${x - 6} ${y - 6}) scale(.75)`} class={discClass[entry.knowledge]}>
        <DiscShape knowledge={entry.knowledge} />
      </g>
      <text
        class="name"
        lang={entry.lang}
        x={before ? x - 10 : x + 10}
        y={y + 4.5}
        text-anchor={before ? "end" : undefined}
      >
        {label}
      </text>
    </>
  );
}

function TimelineTable({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useWords();
  const f = useFormats();
  return (
    <DataTable
      tight
      captionHidden
      caption={t("figure.as-table")}
      rows={entries}
      rowKey={(entry) => entry.on + entry.label}
      kept
      columns={[
        { kind: "text", key: "when", head: t("figure.when"), cell: (one) => f.shortRange(one.on, one.to ?? one.on) },
        {
          kind: "text",
          key: "what",
          head: t("figure.what"),
          cell: (one) => (
            <>
              {one.href ? (
                <a href={one.href} lang={one.lang}>
                  {one.label}
                </a>
              ) : (
                <span lang={one.lang}>{one.label}</span>
              )}
              <Tongue lang={one.lang} />
            </>
          ),
        },
        { kind: "text", key: "way", head: t("figure.direction"), cell: (one) => t(`figure.${one.direction}`) },
        {
          kind: "text",
          key: "status",
          head: t("figure.status"),
          cell: (one) => <StatusDisc knowledge={one.knowledge}>{one.status}</StatusDisc>,
        },
      ]}
    />
  );
}
