import { type PerDiemPeriod, percentLeft } from "../../accounts/index.ts";
import { type Currency, decimalOf, instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type CalculationLine, CalculationLines, Section } from "../../web/index.ts";
import { perDiemTexts } from "./per-diem.texts.ts";
import type { TripPerDiem } from "./reckon-trip.ts";
import { written } from "./written.ts";

const f = formatsIn("da");
const t = perDiemTexts.in("da");

/** A period by the moment it began. */
export function periodName({ leaves }: TripPerDiem, period: PerDiemPeriod, at: number, timeZone: string): string {
  const begins = new Date(leaves.getTime() + at * 24 * 3_600_000);
  const from = f.moment(instant(begins), timeZone);
  return period.hours === 24 ? `${at + 1}. døgn, fra ${from}` : `De sidste ${f.hours(period.hours)}, fra ${from}`;
}

/** What one traveller is paid, every factor in sight, and what it comes to for all. */
export function Result({ reckoned: { result, given } }: { reckoned: TripPerDiem }) {
  if (result.kind !== "reckoned") return null;
  return (
    <Section title="Regnestykket" note={`Satser: ${result.versions.join(", ")}.`}>
      <p role="status">
        Rejsen varede {f.hours(result.hours)}, regnet i påbegyndte timer. Et døgn er 24 timer, talt fra afrejsen.
      </p>
      {[...result.totals].map(([currency, hundredths]) => (
        <div key={currency} class="stack">
          <CalculationLines
            lines={result.periods.flatMap((period, at) => periodLines(period, at, currency))}
            total="En rejsende i alt"
            currency={currency}
          />
          {given.travellers > 1 && (
            <p>
              {given.travellers} rejsende × {written(hundredths, currency)} ={" "}
              <b>{written(hundredths * BigInt(given.travellers), currency)}</b>
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}

function periodLines({ hours, parts, off, kept }: PerDiemPeriod, at: number, currency: Currency): CalculationLine[] {
  const name = hours === 24 ? `${at + 1}. døgn` : "De sidste timer";
  const figure = (hundredths: bigint) => decimalOf(hundredths).replace(".", ",");
  const own = parts.filter((part) => part.rate.currency === currency);
  const paid = own.reduce((sum, part) => sum + part.hundredths, 0n);
  return [
    ...own.map(
      (part): CalculationLine => ({
        text: `${name}, ${part.name}`,
        note:
          part.hundredths === part.rate.perDay
            ? `1 døgn × ${figure(part.rate.perDay)}`
            : `${part.hours} timer × ${figure(part.perHour)} (${figure(part.rate.perDay)} ÷ 24)`,
        hundredths: part.hundredths,
      }),
    ),
    ...(parts.at(-1)?.rate.currency === currency ? off : []).map(
      (one): CalculationLine => ({
        text: t(`off.${one.meal}`),
        note: `${one.percent} % af ${figure(one.of)}`,
        hundredths: -one.hundredths,
      }),
    ),
    ...(kept > 0n && parts.at(-1)?.rate.currency === currency
      ? [
          {
            text: `Mindst ${percentLeft} % bliver stående`,
            note: `${percentLeft} % af ${figure(paid)}: fradraget er ${figure(kept)} for stort`,
            hundredths: kept,
          },
        ]
      : []),
  ];
}
