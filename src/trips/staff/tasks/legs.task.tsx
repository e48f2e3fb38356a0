import { formatsIn } from "../../../platform/index.ts";
import { travelClasses, travelModes } from "../../../profile/index.ts";
import { Notice, NumberField, Pair, Select } from "../../../web/index.ts";
import { co2Texts } from "../../co2.texts.ts";
import { greatCircle, reckonCo2 } from "../../co2.ts";
import { Co2Lines, methodInWords, waysOf } from "../../co2-lines.tsx";
import { endsOfLegs, hasLegs } from "../../legs.ts";
import { participantCount } from "../../plan.ts";
import { co2Shown } from "../../trip.public.ts";
import { type FieldsProps, type Reckoned, reading, type TripTask } from "./task.ts";

const f = formatsIn("da");
const t = co2Texts.in("da");
const labels = {
  "legs.mode": "Hvordan?",
  "legs.travelClass": "Klasse",
  "legs.km": "Afstand",
  "legs.count": "Hvor mange?",
};

/** How each leg is travelled, and what that emits. All of it may be left out. */
export const legsTask: TripTask = {
  slug: "transport",
  title: "Transport og CO₂",
  owns: ["legs"],
  labels,
  groups: {},
  values: ({ plan }) => ({
    legs: plan.legs.map(({ mode, travelClass, km, count }) => ({
      mode: mode ?? "",
      travelClass: travelClass ?? "",
      km: km === null ? "" : String(km),
      count: count === null ? "" : String(count),
    })),
  }),
  read: (tree, trip) => {
    const r = reading(tree);
    const wanted = hasLegs(trip) ? trip.plan.destinations.length + 1 : 0;
    const legs = Array.from({ length: wanted }, (_, at) => ({
      mode: travelModes.find((one) => one === r.text(`legs.${at}.mode`)) ?? null,
      travelClass: travelClasses.find((one) => one === r.text(`legs.${at}.travelClass`)) ?? null,
      km: r.count(`legs.${at}.km`),
      count: r.count(`legs.${at}.count`),
    }));
    const isSaid = legs.some((one) => Object.values(one).some((value) => value !== null));
    return { given: { legs: isSaid ? legs : [] }, faults: r.faults };
  },
  Fields,
  Aside,
  summary: (trip) => {
    const said = trip.plan.legs.flatMap(({ mode }) => (mode === null ? [] : [t(`mode.${mode}`)]));
    return said.length === 0 ? null : f.list([...new Set(said)]);
  },
};

function Fields({ field, trip, here: { profile } }: FieldsProps) {
  if (trip.direction === "in") return <p>Gæsterne står selv for rejsen hertil, så den regnes ikke med her.</p>;
  if (!hasLegs(trip)) return <p>Skriv rejsemålene først. Så kan strækningerne udfyldes her.</p>;
  const people = participantCount(trip.plan);
  return (
    <>
      <p>Det kan udelades. Udfyldt bliver rejsens CO₂-aftryk regnet ud og offentliggjort sammen med rejsen.</p>
      {endsOfLegs(trip.plan.destinations, profile).map(({ from, to }, at) => {
        const km = greatCircle(from, to);
        const path = `legs.${at}`;
        return (
          <fieldset class="set" key={path}>
            <legend>{`${from.name} – ${to.name}`}</legend>
            <Pair>
              <Select
                label={labels["legs.mode"]}
                {...field(`${path}.mode`)}
                optional
                none="Ikke oplyst"
                options={travelModes.map((one) => ({ value: one, text: capital(t(`mode.${one}`)) }))}
              />
              <Select
                label={labels["legs.travelClass"]}
                {...field(`${path}.travelClass`)}
                optional
                hint="Kun for fly."
                none="Ikke oplyst: gennemsnit"
                options={travelClasses
                  .filter((one) => one !== "average")
                  .map((one) => ({ value: one, text: capital(t(`class.${one}`)) }))}
              />
            </Pair>
            <Pair>
              <NumberField
                label={labels["legs.km"]}
                {...field(`${path}.km`)}
                optional
                unit="km"
                hint={
                  km === null
                    ? "Stedet er ikke på kortet, så afstanden skal skrives."
                    : `Tomt: ${f.number(km)} km, som er fugleflugten. Ret den for tog, bil og bus, hvis I kender den.`
                }
              />
              <NumberField
                label={labels["legs.count"]}
                {...field(`${path}.count`)}
                optional
                hint={`Tomt: ${people === null ? "alle deltagere" : `alle ${f.number(people)} deltagere`}. For bil: antal biler.`}
              />
            </Pair>
          </fieldset>
        );
      })}
    </>
  );
}

/** What it comes to, or what is still unknown. */
function Aside({ trip, here: { profile }, today }: Reckoned) {
  const reckoned = reckonCo2(trip, profile, today);
  if (reckoned === null) return null;
  const shown = co2Shown(reckoned);
  const ways = waysOf(trip.plan.destinations, profile);
  return (
    <section class="stack">
      <h2 class="under">{t("title")}</h2>
      {shown === null ? (
        <>
          <p>Ikke regnet endnu. Det mangler:</p>
          <ul class="s">
            {reckoned.legs.flatMap(({ leg, km, count, kg }, at) =>
              kg === null
                ? [
                    <li key={at}>
                      {`${ways[at]}: ${f.list([
                        ...(leg.mode === null ? ["hvordan"] : []),
                        ...(km === null ? ["afstand"] : []),
                        ...(count === null ? ["hvor mange"] : []),
                      ])}`}
                    </li>,
                  ]
                : [],
            )}
          </ul>
        </>
      ) : (
        <Co2Lines lang="da" lines={shown.lines} ways={ways} kg={shown.kg} />
      )}
      <Notice tone="note" title="Sådan regnes det">
        <p>
          {methodInWords(
            reckoned.set,
            reckoned.legs.map(({ leg, factor }) => ({ mode: leg.mode, reach: factor?.reach ?? null })),
            "da",
          )}{" "}
          <a href={reckoned.set.url}>{t("source")}</a>
        </p>
      </Notice>
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("da") + text.slice(1);
}
