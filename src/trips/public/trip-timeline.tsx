import { type DateOn, day } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { addressIn, DataTable, HorizonBars, Timeline } from "../../web/index.ts";
import type { Spell, Spells } from "./months.ts";
import { listAddress, type Narrowing, without } from "./narrowing.ts";
import type { TripLine } from "./trip-line.ts";
import { keptMark } from "./trip-mark.ts";
import { viewTexts } from "./views.texts.ts";
import { WithoutNote } from "./without-note.tsx";

interface TripTimelineProps {
  readonly lang: Lang;
  readonly today: DateOn;
  readonly chosen: Narrowing;
  readonly spells: Spells;
  /** All of the list's trips, where they are few enough to stand one by one; else `null`. */
  readonly lines: readonly TripLine[] | null;
}

/** The list's trips through time: each by itself where they are few, else by month or year, with a table that leads to them. */
export function TripTimeline({ lang, today, chosen, spells, lines }: TripTimelineProps) {
  const t = viewTexts.in(lang);
  const marks = lines?.flatMap((line) => keptMark(line, lang));
  return (
    <div class="figure">
      {(marks?.length ?? spells.spells.length) === 0 && <p>{t("time.none")}</p>}
      {marks && <Timeline today={today} entries={marks} />}
      {!marks && spells.spells.length > 0 && (
        <>
          <SpellBars {...{ spells, lang }} />
          <SpellTable {...{ spells, chosen, lang }} />
        </>
      )}
      <WithoutNote
        count={spells.undated}
        href={addressIn(lang, listAddress({ ...chosen, aar: without }))}
        link={t("time.without", { count: spells.undated })}
        why={t("time.without.why")}
      />
    </div>
  );
}

/** Out above the horizon, in below it, by month or year. */
export function SpellBars({ spells: { unit, spells }, lang }: { spells: Spells; lang: Lang }) {
  const t = viewTexts.in(lang);
  const sum = (way: "out" | "in") => spells.reduce((total, one) => total + one[way], 0);
  const name = (one: Spell | undefined) => (one ? spellName(one.key, lang) : "");
  return (
    <HorizonBars
      bars={spells.map((one) => ({ ...one, label: shortName(one.key) }))}
      says={t(`time.says.${unit}`, { from: name(spells[0]), to: name(spells.at(-1)), out: sum("out"), in: sum("in") })}
      caption={t("time.caption")}
    />
  );
}

function SpellTable({ spells: { unit, spells }, chosen, lang }: { spells: Spells; chosen: Narrowing; lang: Lang }) {
  const t = viewTexts.in(lang);
  const hrefOf = ({ key }: Spell) =>
    addressIn(lang, listAddress(unit === "year" ? { ...chosen, aar: key } : { ...chosen, aar: null, maaned: key }));
  return (
    <DataTable
      tight
      lead
      captionHidden
      caption={t("time.table")}
      rows={spells.filter((one) => one.out + one.in > 0).toReversed()}
      rowKey={(one) => one.key}
      total
      columns={[
        {
          kind: "text",
          key: "when",
          head: t(unit),
          cell: (one) => (
            <>
              <a href={hrefOf(one)}>{spellName(one.key, lang)}</a>
              <small>
                {[
                  ...(one.out > 0 ? [t("count.out", { count: one.out })] : []),
                  ...(one.in > 0 ? [t("visits", { count: one.in })] : []),
                ].join(", ")}
                {unit === "year" && (
                  <>
                    {". "}
                    <a href={addressIn(lang, listAddress({ ...chosen, aar: one.key }, 1, "tidslinje"))}>
                      {t("closer")}
                      <span class="vh">{` ${one.key}`}</span>
                    </a>
                  </>
                )}
              </small>
            </>
          ),
        },
        {
          kind: "count",
          key: "all",
          head: t("total"),
          value: (one) => BigInt(one.out + one.in),
          foot: "sum",
          strong: true,
        },
      ]}
    />
  );
}

/** `marts 2025`, `2025`. */
export function spellName(key: string, lang: Lang): string {
  return key.length === 4 ? key : formatsIn(lang).month(day(`${key}-01`));
}

/** `2025`, `3/25`: as much as stands below a bar. */
function shortName(key: string): string {
  return key.length === 4 ? key : `${Number(key.slice(5))}/${key.slice(2, 4)}`;
}
