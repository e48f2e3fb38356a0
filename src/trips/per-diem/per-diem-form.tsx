import { freeMeals, homeCurrencyOf } from "../../accounts/index.ts";
import { hundredthsOf, isCurrency } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  DateField,
  Fieldset,
  Form,
  fieldsOf,
  formErrors,
  Notice,
  NumberField,
  Pair,
  Select,
  TimeField,
} from "../../web/index.ts";
import { staffTexts } from "../staff/staff.texts.ts";
import { tripPath } from "../staff/trip-path.ts";
import { tripTexts } from "../trip.texts.ts";
import { keepsAccounts } from "../trip-accounts/open-accounts.ts";
import { takesPostings } from "../trip-accounts/trip-accounts.ts";
import { paidTwice } from "./meals-paid.ts";
import { perDiemTexts } from "./per-diem.texts.ts";
import type { PerDiemOffer } from "./per-diem-offers.ts";
import { periodName, Result } from "./per-diem-sum.tsx";
import type { PerDiemView } from "./per-diem-view.ts";
import { sumShown, type TripPerDiem } from "./reckon-trip.ts";
import { written } from "./written.ts";

const f = formatsIn("da");
const t = perDiemTexts.in("da");

/** What is asked to reckon an allowance, with the reckoning below it once there is one. */
export function JourneyForm(view: PerDiemView) {
  const { asked, trip, offers, values, reckoned, faults = [] } = view;
  const errors = formErrors("da", faults, perDiemTexts, staffTexts, tripTexts);
  const { field, many } = fieldsOf(values, errors);
  const result = reckoned?.result;
  const mayBook = keepsAccounts(asked.who, trip) && takesPostings(trip);
  const periods = result?.kind === "reckoned" ? result.periods : [];
  return (
    <Form
      action={tripPath(trip, "dagpenge")}
      errors={errors}
      hidden={{ seen: reckoned ? sumShown(reckoned) : "", ...numbered("stays", offers), ...numbered("meals", periods) }}
    >
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
            label="Er det andre end dem, der allerede har fået time- og dagpenge?"
            {...many("bookedConfirmed")}
            options={[{ value: "ja", text: "Ja, det er andre rejsende" }]}
          />
        )}
      </Fieldset>
      {offers.map((offer, at) => (
        <Stay key={at} {...{ offer, at, field, asks: asksRate(offer, at, errors) }} before={offers[at - 1] ?? null} />
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

/** A mark in every row: of a gap among them nothing is told, so that without it rows after an empty one would move up. */
function numbered(group: string, rows: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(rows.map((_, at) => [`${group}.${at}.row`, String(at + 1)]));
}

/** A rate is asked for where it may be one of several, or where there is none and that must be told. */
function asksRate({ rates }: PerDiemOffer, at: number, errors: ReturnType<typeof formErrors>): boolean {
  return rates.length > 1 || errors.at(`stays.${at}.rate`) !== undefined;
}

interface StayProps extends Pick<ReturnType<typeof fieldsOf>, "field"> {
  readonly offer: PerDiemOffer;
  readonly at: number;
  /** The destination before it; `null` for the first, where one arrives from home. */
  readonly before: PerDiemOffer | null;
  readonly asks: boolean;
}

function Stay({ offer, at, before, asks, field }: StayProps) {
  const own = offer.rates.find(({ key }) => key === offer.meant);
  if (before === null && !asks)
    return own ? (
      <p class="s m">
        {offer.place}: {rateWords(own.row)}.
      </p>
    ) : null;
  const rate = field(`stays.${at}.rate`);
  return (
    <Fieldset title={offer.place}>
      {before !== null && (
        <Pair>
          <DateField label="Ankomst" {...field(`stays.${at}.arrives.on`)} optional={isSameRate(before, offer)} />
          <TimeField
            label="Kl., som uret gik dér"
            {...field(`stays.${at}.arrives.at`)}
            optional={isSameRate(before, offer)}
          />
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

/** Whether both are surely paid by one rate, so that it is of no matter when one gets from the one to the other. */
function isSameRate(...both: readonly PerDiemOffer[]): boolean {
  const [one, other] = both.map(({ rates }) => (rates.length === 1 ? rates[0]?.key : undefined));
  return one !== undefined && one === other;
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
