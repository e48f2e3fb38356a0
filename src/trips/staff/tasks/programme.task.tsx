import { formatsIn } from "../../../platform/index.ts";
import {
  Checkboxes,
  ClassKey,
  classFill,
  DateField,
  Notice,
  Pair,
  Repeated,
  readDate,
  readTime,
  Select,
  StackedBar,
  TextField,
  TimeField,
} from "../../../web/index.ts";
import { caseWords } from "../../case-words.ts";
import { type PurposeClass, purposeClasses } from "../../codes.ts";
import { hoursByClass, municipalShare } from "../../hours.ts";
import { mostIn, type Slot } from "../../plan.ts";
import { overlaps } from "../../time-faults.ts";
import { staffTexts, worded } from "../staff.texts.ts";
import { type FieldsProps, reading, type TripTask } from "./task.ts";

const f = formatsIn("da");
const flagNames = ["endsNextDay", "lodging", "privateHost"] as const;
const labels = {
  "programme.date": "Dag",
  "programme.from": "Fra kl.",
  "programme.to": "Til kl.",
  "programme.title": "Hvad sker der?",
  "programme.place": "Sted",
  "programme.host": "Vært",
  "programme.purposeClass": "Hvad er tiden til?",
  "programme.flags": "Sæt kryds, hvis det passer",
};

/** The programme slot by slot, in the order of day and hour, each with what its time is for. */
export const programmeTask: TripTask = {
  slug: "program",
  title: "Program",
  owns: ["programme"],
  labels,
  groups: { programme: ["date", "from", "to", "title", "place", "host"] },
  // The same thing may happen twice: a slot is known by what is left of it.
  rowsOf: { programme: { called: "Punkt", knownBy: [] } },
  values: ({ plan }) => ({
    programme: plan.programme.map(({ date, from, to, title, place, host, purposeClass, ...slot }) => ({
      date,
      from: from ? f.time(from) : "",
      to: to ? f.time(to) : "",
      title,
      place: place ?? "",
      host: host ?? "",
      purposeClass,
      flags: flagNames.filter((one) => slot[one]),
    })),
  }),
  read: (tree, trip) => {
    const r = reading(tree);
    const typed = r.rows("programme", (row) => {
      const flags = r.texts(`${row}.flags`);
      return {
        date: r.neededBy(`${row}.date`, "day-needed", readDate),
        from: r.by(`${row}.from`, readTime),
        to: r.by(`${row}.to`, readTime),
        title: r.needed(`${row}.title`, "slot-title-needed"),
        place: r.text(`${row}.place`),
        host: r.text(`${row}.host`),
        purposeClass: purposeClasses.find((one) => one === r.text(`${row}.purposeClass`)) ?? "municipal",
        endsNextDay: flags.includes("endsNextDay"),
        privateHost: flags.includes("privateHost"),
        lodging: flags.includes("lodging"),
      };
    });
    // A day that cannot be read keeps the slot's place in line, so that faults stand beside their own rows.
    const on = trip.startOn ?? trip.endOn ?? typed.find((slot) => slot.date)?.date ?? null;
    const programme = typed.flatMap((slot): Slot[] => {
      const date = slot.date ?? on;
      return date === null ? [] : [{ ...slot, date }];
    });
    const inOrder = programme.toSorted((a, b) => clockOf(a).localeCompare(clockOf(b)));
    return { given: { programme }, kept: { programme: inOrder }, faults: r.faults };
  },
  Fields: ({ field, many, rows, trip }) => (
    <Repeated
      pressed={field("do").value}
      name="programme"
      most={mostIn.programme}
      title="Program"
      count={rows("programme")}
      add="Tilføj et programpunkt"
      rowTitle={(number) => `Punkt ${number}`}
      row={(path) => (
        <>
          <Pair>
            <DateField label={labels["programme.date"]} {...field(`${path}.date`)} />
            <Pair tight>
              <TimeField label={labels["programme.from"]} {...field(`${path}.from`)} optional />
              <TimeField label={labels["programme.to"]} {...field(`${path}.to`)} optional />
            </Pair>
          </Pair>
          <TextField label={labels["programme.title"]} {...field(`${path}.title`)} />
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
              { value: "endsNextDay", text: worded("flag", "endsNextDay") },
              {
                value: "lodging",
                text: worded("flag", "lodging"),
                hint: `En nat tæller ikke i timerne, hvad den end er til. Stedet vises først efter ${caseWords(trip).after}.`,
              },
              {
                value: "privateHost",
                text: worded("flag", "privateHost"),
                hint: `Navn, adresse og overskrift vises aldrig, og først efter ${caseWords(trip).after}, at det var en privat vært.`,
              },
            ]}
          />
        </>
      )}
    />
  ),
  Aside: (facts) => (
    <>
      <AtOnce {...facts} />
      <Hours {...facts} />
    </>
  ),
  summary: ({ plan }) => {
    if (plan.programme.length === 0) return null;
    const atOnce = new Set(overlaps(plan.programme).flat()).size;
    const t = staffTexts.in("da");
    const all = t("slots", { count: plan.programme.length });
    return atOnce === 0 ? all : `${all}, ${t("slots-at-once", { count: atOnce })}`;
  },
};

function clockOf(slot: Slot): string {
  return `${slot.date} ${slot.from ?? ""}`;
}

/** Slots at the same time: told, not refused, as a delegation may part in two. */
function AtOnce({ trip }: Pick<FieldsProps, "trip">) {
  const { programme } = trip.plan;
  const pairs = overlaps(programme);
  if (pairs.length === 0) return null;
  return (
    <Notice tone="note" title="På samme tid">
      <ul>
        {pairs.map(([first, second]) => (
          <li key={`${first}-${second}`}>
            Punkt {slotWords(programme, first)} og punkt {slotWords(programme, second)}
          </li>
        ))}
      </ul>
      <p>Det må gerne være sådan, for eksempel når I deler jer. Timerne er talt med for begge.</p>
    </Notice>
  );
}

function slotWords(programme: readonly Slot[], at: number): string {
  const slot = programme[at];
  if (!slot?.from || !slot.to) return "";
  return `${at + 1} (${f.shortDayMonth(slot.date)} kl. ${f.timeRange(slot.from, slot.to)}: ${slot.title})`;
}

/** Hours by class, and the municipal share without travel: shown, not judged (product.md, rule 3). */
function Hours({ trip }: Pick<FieldsProps, "trip">) {
  const hours = hoursByClass(trip.plan);
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
      <p class="s m">Regnet ud af det, der er gemt. Overnatninger og punkter uden begge klokkeslæt er ikke talt med.</p>
    </section>
  );
}
