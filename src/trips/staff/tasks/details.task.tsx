import type { DateOn } from "../../../kernel/index.ts";
import { committeesOn, type Profile, settingOn, tripKinds, unitsOn } from "../../../profile/index.ts";
import { Pair, Radios, Select, TextArea, TextField } from "../../../web/index.ts";
import { caseWords } from "../../case-words.ts";
import type { Drafting } from "../../drafting.ts";
import { isFixed } from "../../request-fixed.ts";
import type { Trip } from "../../trip.ts";
import { EarlierTranslations } from "../earlier-translations.tsx";
import { worded } from "../staff.texts.ts";
import { reading, type TripTask } from "./task.ts";

const labels = {
  kind: "Hvad er det for en rejse?",
  title: "Overskrift",
  purpose: "Formål",
  committee: "Ansvarligt udvalg",
  unit: "Ansvarlig enhed",
  legalBasis: "Retsgrundlag",
  caseNumber: "Sagsnummer",
  contactUnit: "Hvem kan man spørge?",
  contactEmail: "Deres postkasse",
};

/** What it rests on where nothing is chosen, said outright: an empty choice would look like a filled one. */
function usualBasis(trip: Trip, profile: Profile, on: DateOn): string {
  const usual = `Det sædvanlige for denne slags ${caseWords(trip).bare}`;
  if (trip.kind === null) return usual;
  const basis = settingOn(profile, "legalBasis", on).value.defaults[trip.kind];
  return basis ? `${usual}: litra ${basis}` : `Ikke oplyst. Denne slags ${caseWords(trip).bare} har ingen sædvanlig`;
}

/** What the trip is, what for, and who answers for it. */
export const detailsTask: TripTask = {
  slug: "oplysninger",
  title: "Oplysninger",
  owns: ["kind", "title", "purpose", "committee", "unit", "caseNumber", "legalBasis", "contact"],
  labels,
  groups: {},
  values: ({ kind, title, plan, committeeId, unitId, caseNumber }) => ({
    kind: kind ?? "",
    title,
    purpose: plan.purpose ?? "",
    committee: committeeId ?? "",
    unit: unitId ?? "",
    legalBasis: plan.legalBasis ?? "",
    caseNumber: caseNumber ?? "",
    contactUnit: plan.contact?.unit ?? "",
    contactEmail: plan.contact?.email ?? "",
  }),
  read: (tree) => {
    const r = reading(tree);
    const contact = { unit: r.text("contactUnit"), email: r.text("contactEmail") };
    const given: Drafting = {
      kind: tripKinds.find((one) => one === r.text("kind")) ?? null,
      title: r.text("title") ?? "",
      purpose: r.text("purpose"),
      committee: r.text("committee"),
      unit: r.text("unit"),
      legalBasis: (["c", "f"] as const).find((one) => one === r.text("legalBasis")) ?? null,
      caseNumber: r.text("caseNumber"),
      contact: contact.unit || contact.email ? contact : null,
    };
    return { given, faults: r.faults };
  },
  Above: ({ trip }) => <EarlierTranslations trip={trip} mayEdit={!isFixed(trip)} />,
  Fields: ({ field, trip, here, today }) => {
    const on = trip.startOn ?? today;
    const committees = committeesOn(here.profile, on);
    return (
      <>
        <Select
          label={trip.direction === "in" ? "Hvad er det for et besøg?" : labels.kind}
          hint={
            trip.direction === "in"
              ? "Vælger du andet end »Besøg hos os«, er det os, der tager ud."
              : "»Besøg hos os« er, når de andre kommer hertil."
          }
          {...field("kind")}
          later
          options={tripKinds.map((kind) => ({ value: kind, text: worded("kind", kind) }))}
        />
        <TextField
          label={labels.title}
          {...field("title")}
          later
          hint={
            trip.direction === "in"
              ? "Det, gæsterne vil vide, ikke »Besøg nr. 14«. Den bliver offentlig."
              : "Det, rejsen vil vide, ikke »Studierejse nr. 14«. Den bliver offentlig."
          }
        />
        <TextArea
          label={labels.purpose}
          {...field("purpose")}
          later
          hint={`Hvad skal kommunen bruge ${trip.direction === "in" ? "besøget" : "rejsen"} til? Skriv, så en borger forstår det.`}
        />
        <Pair>
          <Select
            label={labels.committee}
            {...field("committee")}
            hint="Et udvalg eller en enhed skal være valgt, før sagen indsendes."
            options={committees.map(({ committee, name }) => ({ value: committee.id, text: name.name }))}
          />
          <Select
            label={labels.unit}
            {...field("unit")}
            hint="Må gerne vælges sammen med et udvalg."
            options={unitsOn(here.profile, on).map(({ id, name }) => ({ value: id, text: name }))}
          />
        </Pair>
        <Radios
          label={labels.legalBasis}
          {...field("legalBasis")}
          hint="Kommunestyrelseslovens § 16, stk. 1. Gælder de folkevalgte."
          options={[
            { value: "", text: usualBasis(trip, here.profile, on) },
            {
              value: "f",
              text: "Litra f",
              hint: `Udvalget anmoder medlemmet om at ${trip.direction === "in" ? "deltage" : "rejse"}.`,
            },
            {
              value: "c",
              text: "Litra c",
              hint: "Kursus eller lignende. Kræver kommunalbestyrelsen eller økonomiudvalget.",
            },
          ]}
        />
        <TextField
          label={labels.caseNumber}
          {...field("caseNumber")}
          optional
          short
          hint="Begynder det med et KLE-nummer, står det også i sagsfremstillingen."
        />
        <Pair>
          <TextField label={labels.contactUnit} {...field("contactUnit")} optional hint="En enhed, ikke en person." />
          <TextField
            label={labels.contactEmail}
            type="email"
            {...field("contactEmail")}
            optional
            hint="Bliver offentlig."
          />
        </Pair>
      </>
    );
  },
  summary: ({ kind, title, plan }) =>
    [kind && worded("kind", kind), plan.purpose || title ? title || "uden overskrift" : null]
      .filter(Boolean)
      .join(": ") || null,
};
