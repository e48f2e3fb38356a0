import { freeMeals, homeCurrencyOf, type PerDiemPeriod, type Posting, percentLeft } from "../../accounts/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import { type Currency, decimalOf, type Fault, hundredthsOf, instant, isCurrency, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  type CalculationLine,
  CalculationLines,
  Checkboxes,
  DateField,
  Fieldset,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  Notice,
  NumberField,
  Pair,
  type Reply,
  Section,
  Select,
  TimeField,
  Title,
} from "../../web/index.ts";
import { staffTexts } from "../staff/staff.texts.ts";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import type { Trip } from "../trip.ts";
import { keepsAccounts } from "../trip-accounts/open-accounts.ts";
import { takesPostings } from "../trip-accounts/trip-accounts.ts";
import { paidTwice } from "./meals-paid.ts";
import { perDiemTexts } from "./per-diem.texts.ts";
import type { PerDiemMethod, PerDiemOffer } from "./per-diem-offers.ts";
import { sumShown, type TripPerDiem } from "./reckon-trip.ts";

const f = formatsIn("da");
const t = perDiemTexts.in("da");

export interface PerDiemView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly method: PerDiemMethod;
  readonly offers: readonly PerDiemOffer[];
  readonly values: FormTree;
  /** Booked already, for whomever. */
  readonly booked: readonly Posting[];
  /** What is booked for meals already, in hundredths at home; `null` where nothing is. */
  readonly meals: bigint | null;
  readonly reckoned?: TripPerDiem;
  readonly faults?: readonly Fault[];
  readonly status?: 409 | 422;
}

/** A trip's time- og dagpenge: what was travelled, and what it comes to, worked out line by line. */
export function perDiemReply(view: PerDiemView): Reply {
  const { asked, trip, method, booked, faults = [], status = 422 } = view;
  const wrong = faults.length > 0;
  return deskReply(
    {
      asked,
      title: `${wrong ? "Fejl: " : ""}Time- og dagpenge, ${titleOf(trip)}`,
      crumbs: [
        { text: titleOf(trip), href: tripPath(trip) },
        { text: "Regnskab", href: tripPath(trip, "regnskab") },
        { text: "Time- og dagpenge" },
      ],
      children: (
        <>
          <Title title="Time- og dagpenge" note={titleOf(trip)} />
          <Method method={method} />
          {method.by === "rates" && (
            <>
              {booked.length > 0 && (
                <Notice tone="note" title="Allerede bogført">
                  <ul>
                    {booked.map((one) => (
                      <li key={one.id}>
                        {one.text}: {one.hundredths === null ? one.amountText : written(one.hundredths, one.currency)}
                      </li>
                    ))}
                  </ul>
                </Notice>
              )}
              <JourneyForm {...view} />
            </>
          )}
          {method.by === "receipts" && (
            <ButtonRow>
              <ButtonLink weight="quiet" href={tripPath(trip, "regnskab")}>
                Til regnskabet
              </ButtonLink>
            </ButtonRow>
          )}
        </>
      ),
    },
    wrong ? status : 200,
  );
}

function Method({ method: { by, rule } }: Pick<PerDiemView, "method">) {
  const source = rule.source.url ? <a href={rule.source.url}>{rule.source.text}</a> : rule.source.text;
  return (
    <Notice
      tone="note"
      title={by === "receipts" ? "Rejsens måltider betales efter regning" : "Måltider betales efter satser"}
    >
      <p>
        {by === "receipts"
          ? "Der er ingen time- og dagpenge at regne ud: bogfør regningerne i regnskabet. "
          : `Satserne er fra ${rule.value.rateTable ? `tabellen »${rule.value.rateTable}«` : "de indlæste tabeller"}. `}
        Kilde: {source}.{!rule.verified && " Reglen er ikke bekræftet af kommunen."}
      </p>
    </Notice>
  );
}

function JourneyForm(view: PerDiemView) {
  const { asked, trip, offers, values, reckoned, faults = [] } = view;
  const errors = formErrors("da", faults, perDiemTexts, staffTexts, tripTexts);
  const { field, many } = fieldsOf(values, errors);
  const result = reckoned?.result;
  const mayBook = keepsAccounts(asked.who, trip) && takesPostings(trip);
  return (
    <Form action={tripPath(trip, "dagpenge")} errors={errors} hidden={{ seen: reckoned ? sumShown(reckoned) : "" }}>
      <Fieldset title="Hjemmefra og hjem igen">
        <Pair>
          <DateField label="Afrejse" {...field("leaves.on")} />
          <TimeField label="Kl." {...field("leaves.at")} />
        </Pair>
        <Pair>
          <DateField label="Hjemkomst" {...field("returns.on")} />
          <TimeField label="Kl." {...field("returns.at")} />
        </Pair>
        <NumberField label="Hvor mange rejste sådan?" {...field("travellers")} hint="Antal. Aldrig navne." />
        {(many("bookedConfirmed").values.length > 0 ||
          faults.some((one) => one.fault === "per-diem-booked-already")) && (
          <Checkboxes
            label="Allerede bogført"
            {...many("bookedConfirmed")}
            options={[{ value: "ja", text: "Det er andre rejsende end dem, der har fået" }]}
          />
        )}
      </Fieldset>
      {offers.map((offer, at) => (
        <Stay key={at} {...{ offer, at, field, asks: asksRate(offer, at, errors) }} first={at === 0} />
      ))}
      {result?.kind === "receipts" && (
        <Notice tone="watch" title="Under 24 timer" announce>
          <p>
            Regnet i påbegyndte timer varede rejsen {f.hours(result.hours)} Det er under 24 timer, så måltider betales
            efter regning.
          </p>
        </Notice>
      )}
      {reckoned && result?.kind === "reckoned" && (
        <>
          <Fieldset title="Frie måltider">
            <p class="s m">Sæt kryds ved det, værten, hotellet eller et møde gav. Regn så ud igen.</p>
            {result.periods.map((period, at) => (
              <Checkboxes
                key={at}
                label={periodName(reckoned, period, at, asked.here.profile.timeZone)}
                {...many(`meals.${at}.free`)}
                beside
                options={freeMeals.map((meal) => ({ value: meal, text: t(`meal.${meal}`) }))}
              />
            ))}
          </Fieldset>
          <Result reckoned={reckoned} />
          {view.meals !== null && <MealsPaid {...view} meals={view.meals} reckoned={reckoned} many={many} />}
        </>
      )}
      <ButtonRow>
        <Button does="reckon" weight={result?.kind === "reckoned" && mayBook ? "quiet" : "first"}>
          {result ? "Regn ud igen" : "Regn ud"}
        </Button>
        {result?.kind === "reckoned" && mayBook && <Button does="book">Bogfør beløbet</Button>}
        <ButtonLink weight="bare" href={tripPath(trip, "regnskab")}>
          Til regnskabet
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}

interface MealsPaidProps extends Pick<PerDiemView, "asked"> {
  readonly meals: bigint;
  readonly reckoned: TripPerDiem;
  readonly many: ReturnType<typeof fieldsOf>["many"];
}

/** Meals paid by the bill and an allowance for the same days: said with what would be paid twice, and asked about. */
function MealsPaid({ asked, meals, reckoned: { result, given }, many }: MealsPaidProps) {
  if (result.kind !== "reckoned" || given.meals.some(({ free }) => free.length > 0)) return null;
  const home = homeCurrencyOf(asked.here.profile);
  const allowance = (result.totals.get(home) ?? 0n) * BigInt(given.travellers);
  const twice = paidTwice(meals, allowance);
  return (
    <>
      <Notice tone="watch" title="Forplejning er betalt i forvejen">
        <p>
          Der er bogført {written(meals, home)} til forplejning på rejsen, og time- og dagpenge dækker de samme måltider
          {allowance > 0n &&
            `. Bogføres ${written(allowance, home)} oveni, kan op til ${written(twice, home)} blive betalt to gange`}
          . Sæt kryds ovenfor ved de måltider, der er betalt, og regn ud igen: så bliver de trukket fra.
        </p>
      </Notice>
      <Checkboxes
        label="Er de betalte måltider nogle andre?"
        {...many("mealsConfirmed")}
        options={[{ value: "ja", text: "Ja, time- og dagpengene dækker ikke de måltider, der er bogført" }]}
      />
    </>
  );
}

/** A rate is asked for where it may be one of several, or where there is none and that must be told. */
function asksRate({ rates }: PerDiemOffer, at: number, errors: ReturnType<typeof formErrors>): boolean {
  return rates.length > 1 || errors.at(`stays.${at}.rate`) !== undefined;
}

interface StayProps extends Pick<ReturnType<typeof fieldsOf>, "field"> {
  readonly offer: PerDiemOffer;
  readonly at: number;
  readonly first: boolean;
  readonly asks: boolean;
}

function Stay({ offer, at, first, asks, field }: StayProps) {
  const own = offer.rates.find(({ key }) => key === offer.meant);
  if (first && !asks)
    return own ? (
      <p class="s m">
        {offer.place}: {rateWords(own.row)}.
      </p>
    ) : null;
  const rate = field(`stays.${at}.rate`);
  return (
    <Fieldset title={offer.place}>
      {!first && (
        <Pair>
          <DateField label="Ankomst" {...field(`stays.${at}.arrives.on`)} optional />
          <TimeField label="Kl., som uret gik dér" {...field(`stays.${at}.arrives.at`)} optional />
        </Pair>
      )}
      {asks ? (
        <Select
          label="Hvilken sats gælder?"
          {...rate}
          value={rate.value || (offer.meant ?? "")}
          options={offer.rates.map(({ key, row }) => ({ value: key, text: rateWords(row) }))}
        />
      ) : (
        own && <p class="s m">{rateWords(own.row)}.</p>
      )}
    </Fieldset>
  );
}

function rateWords({
  country,
  region,
  place,
  perDay,
  currency,
  tableName,
}: PerDiemOffer["rates"][number]["row"]): string {
  const where = country === "*" ? `lande uden egen sats${region ? `, ${region}` : ""}` : (place ?? f.country(country));
  const read = perDay === null ? null : hundredthsOf(perDay);
  const each = read !== null && isCurrency(currency) ? written(read, currency) : `${perDay} ${currency}`;
  return `${where}: ${each} pr. dag (${tableName})`;
}

function written(hundredths: bigint, currency: Currency): string {
  return f.amount(money(hundredths, currency));
}

function periodName({ leaves }: TripPerDiem, period: PerDiemPeriod, at: number, timeZone: string): string {
  const begins = new Date(leaves.getTime() + at * 24 * 3_600_000);
  const from = f.moment(instant(begins), timeZone);
  return period.hours === 24 ? `${at + 1}. døgn, fra ${from}` : `De sidste ${f.hours(period.hours)}, fra ${from}`;
}

/** What one traveller is paid, every factor in sight, and what it comes to for all. */
function Result({ reckoned: { result, given } }: { reckoned: TripPerDiem }) {
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
