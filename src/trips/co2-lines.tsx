import { formatsIn, type Lang } from "../platform/index.ts";
import type { EmissionFactor, EmissionSet, Reach, TravelMode } from "../profile/index.ts";
import { co2Texts } from "./co2.texts.ts";
import { endsOfLegs } from "./legs.ts";
import type { TripEntry } from "./trip-entry.ts";

type Co2Line = NonNullable<TripEntry["co2"]>["lines"][number];

interface Co2LinesProps {
  readonly lang: Lang;
  readonly lines: readonly Co2Line[];
  /** From where to where each goes. */
  readonly ways: readonly string[];
  readonly kg: number;
}

/** A trip's CO2 worked out leg by leg, so that anybody can follow it with a pencil; the last line is the lines' sum. */
export function Co2Lines({ lang, lines, ways, kg }: Co2LinesProps) {
  const f = formatsIn(lang);
  const t = co2Texts.in(lang);
  return (
    <dl class="calc">
      {lines.map((line, at) => (
        <div key={at}>
          <dt>
            {`${ways[at] ?? ""}, ${carriedBy(line, lang)}`}
            <small>{arithmetic(line, lang)}</small>
          </dt>
          <dd>{t("kg", { kg: f.number(line.kg) })}</dd>
        </div>
      ))}
      <div class="sum">
        <dt>{t("total")}</dt>
        <dd>{t("kg", { kg: f.number(kg) })}</dd>
      </div>
    </dl>
  );
}

/** `fly mellem to lande, økonomiklasse`. */
function carriedBy({ mode, reach, travelClass }: Pick<EmissionFactor, "mode" | "reach" | "travelClass">, lang: Lang) {
  const t = co2Texts.in(lang);
  const way = reach === null ? t(`mode.${mode}`) : `${t(`mode.${mode}`)} ${t(`reach.${reach}`)}`;
  return travelClass === null ? way : `${way}, ${t(`class.${travelClass}`)}`;
}

/** `4 personer × 1.234 km × 0,10916 kg = 538,81 kg`. */
function arithmetic({ mode, count, km, factor }: Co2Line, lang: Lang): string {
  const f = formatsIn(lang);
  const t = co2Texts.in(lang);
  return t("line", {
    count: t(mode === "car" ? "cars" : "people", { count }),
    km: f.number(km),
    factor: f.number(Number(factor), 5),
    exact: f.number(count * km * Number(factor), 2),
  });
}

/** How it was reckoned, and by what, in words: of each way to travel what a reader of these legs has to know. */
export function methodInWords(
  { name, radiativeForcing, passengersPerCar }: EmissionSet,
  ways: readonly { readonly mode: TravelMode | null; readonly reach: Reach | null }[],
  lang: Lang,
): string {
  const t = co2Texts.in(lang);
  const has = (mode: TravelMode) => ways.some((one) => one.mode === mode);
  return [
    t("method", { set: name }),
    ...(has("car") ? [t("method.car", { perCar: passengersPerCar })] : []),
    ...(has("flight") ? [t("method.flight", { rf: radiativeForcing ? "yes" : "no" })] : []),
    ...(ways.some(({ mode, reach }) => mode === "rail" && reach === "international") ? [t("method.rail")] : []),
  ].join(" ");
}

/** `Lyngholm – Hamborg` for each leg of a plan. */
export function waysOf(...given: Parameters<typeof endsOfLegs>): readonly string[] {
  return endsOfLegs(...given).map(({ from, to }) => `${from.name} – ${to.name}`);
}
