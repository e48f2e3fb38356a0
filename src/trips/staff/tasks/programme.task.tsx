import { formatsIn } from "../../../platform/index.ts";
import {
  Checkboxes,
  ClassKey,
  classFill,
  DateField,
  Pair,
  Repeated,
  readDate,
  readTime,
  Select,
  StackedBar,
  TextField,
  TimeField,
} from "../../../web/index.ts";
import { type PurposeClass, purposeClasses } from "../../codes.ts";
import { hoursByClass, municipalShare } from "../../hours.ts";
import type { Slot } from "../../plan.ts";
import { staffTexts, worded } from "../staff.texts.ts";
import { type FieldsProps, reading, type TripTask } from "./task.ts";

const f = formatsIn("da");
const labels = {
  "programme.date": "Dag",
  "programme.from": "Fra kl.",
  "programme.to": "Til kl.",
  "programme.title": "Hvad sker der?",
  "programme.place": "Sted",
  "programme.host": "Vært",
  "programme.purposeClass": "Hvad er tiden til?",
  "programme.flags": "Vises først efter hjemkomsten",
};

/** The programme slot by slot, in the order of day and hour, each with what its time is for. */
export const programmeTask: TripTask = {
  slug: "program",
  title: "Program",
  owns: ["programme"],
  labels,
  groups: { programme: ["date", "from", "to", "title", "place", "host"] },
  values: ({ plan }) => ({
    programme: plan.programme.map(({ date, from, to, title, place, host, purposeClass, privateHost, lodging }) => ({
      date,
      from: from ? f.time(from) : "",
      to: to ? f.time(to) : "",
      title,
      place: place ?? "",
      host: host ?? "",
      purposeClass,
      flags: [...(privateHost ? ["privateHost"] : []), ...(lodging ? ["lodging"] : [])],
    })),
  }),
  read: (tree, trip) => {
    const r = reading(tree);
    const programme = r.rows("programme", (row): Slot | null => {
      const date = r.neededBy(`${row}.date`, "day-needed", readDate);
      const flags = r.texts(`${row}.flags`);
      const slot = {
        from: r.by(`${row}.from`, readTime),
        to: r.by(`${row}.to`, readTime),
        title: r.needed(`${row}.title`, "slot-title-needed"),
        place: r.text(`${row}.place`),
        host: r.text(`${row}.host`),
        purposeClass: purposeClasses.find((one) => one === r.text(`${row}.purposeClass`)) ?? "municipal",
        privateHost: flags.includes("privateHost"),
        lodging: flags.includes("lodging"),
      };
      // A day that cannot be read keeps the slot's place in line, so that faults stand beside their own rows.
      const on = date ?? trip.startOn;
      return on && { date: on, ...slot };
    });
    const read = programme.filter((slot) => slot !== null);
    const inOrder = read.toSorted((a, b) => clockOf(a).localeCompare(clockOf(b)));
    return { given: { programme: r.faults.length > 0 ? read : inOrder }, faults: r.faults };
  },
  Fields: ({ field, many, rows }) => (
    <Repeated
      name="programme"
      title="Program"
      count={rows("programme")}
      add="Tilføj et programpunkt"
      rowTitle={(number) => `Punkt ${number}`}
      row={(path) => (
        <>
          <Pair>
            <DateField label={labels["programme.date"]} {...field(`${path}.date`)} />
            <TimeField label={labels["programme.from"]} {...field(`${path}.from`)} optional />
            <TimeField label={labels["programme.to"]} {...field(`${path}.to`)} optional />
          </Pair>
          <TextField label={labels["programme.title"]} {...field(`${path}.title`)} maxLength={500} />
          <Pair>
            <TextField label={labels["programme.place"]} {...field(`${path}.place`)} optional />
            <TextField label={labels["programme.host"]} {...field(`${path}.host`)} optional />
          </Pair>
          <Select
            label={labels["programme.purposeClass"]}
            {...field(`${path}.purposeClass`)}
            none={null}
            options={purposeClasses.map((one) => ({ value: one, text: worded("class", one) }))}
          />
          <Checkboxes
            label={labels["programme.flags"]}
            {...many(`${path}.flags`)}
            optional
            options={[
              { value: "lodging", text: "Overnatning" },
              { value: "privateHost", text: "Privat vært" },
            ]}
          />
        </>
      )}
    />
  ),
  Aside: Hours,
  summary: ({ plan }) =>
    plan.programme.length === 0 ? null : staffTexts.in("da")("slots", { count: plan.programme.length }),
};

function clockOf(slot: Slot): string {
  return `${slot.date} ${slot.from ?? ""}`;
}

/** Hours by class, and the municipal share without travel: shown, not judged (product.md, rule 3). */
function Hours({ trip }: Pick<FieldsProps, "trip">) {
  const hours = hoursByClass(trip.plan.programme);
  const known = purposeClasses.flatMap((one): [PurposeClass, number][] => (hours[one] ? [[one, hours[one]]] : []));
  const share = municipalShare(hours);
  if (known.length === 0) return null;
  const whole = known.reduce((sum, [one, value]) => (one === "travel" ? sum : sum + value), 0);
  return (
    <section>
      <h2 class="under">Timer</h2>
      <StackedBar
        thin
        says={`Programmets timer: ${f.list(known.map(([one, value]) => `${worded("class", one).toLowerCase()} ${f.hours(value)}`))}`}
        parts={known.map(([one, value]) => ({
          size: value,
          fill: classFill[one],
          key: <ClassKey purposeClass={one} after={f.hours(value)} />,
        }))}
      />
      {share !== null && (
        <p class="s">
          Fagligt: {f.hours(hours.municipal ?? 0)} af {f.hours(whole)} uden transport, altså {f.percent(share / 100, 0)}
          .
        </p>
      )}
      <p class="s m">Regnet ud af det, der er gemt. Punkter uden begge klokkeslæt er ikke talt med.</p>
    </section>
  );
}
