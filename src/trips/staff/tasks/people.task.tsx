import { dateInZone } from "../../../kernel/index.ts";
import { settingOn } from "../../../profile/index.ts";
import {
  Checkboxes,
  Notice,
  NumberField,
  Pair,
  Repeated,
  readCount,
  Select,
  TextArea,
  TextField,
} from "../../../web/index.ts";
import { isSameMember } from "../../agenda/same-member.ts";
import { caseWords } from "../../case-words.ts";
import { assistantRoles } from "../../codes.ts";
import { mostIn, participantCount } from "../../plan.ts";
import { staffTexts, worded } from "../staff.texts.ts";
import { chosenFrom, officeOf, rosterOf } from "./roster.ts";
import { readStaff, StaffRows, staffLabels } from "./staff-rows.tsx";
import { type FieldsProps, reading, type TripTask } from "./task.ts";

const labels = {
  members: "Fra udvalget",
  "elected.name": "Navn",
  "elected.role": "Rolle",
  electedCount: "Folkevalgte i alt",
  ...staffLabels,
  "assistants.role": "Opgave",
  "assistants.count": "Antal",
  "others.group": "Hvem",
  "others.count": "Antal",
  total: "Deltagere i alt",
  "companions.name": "Navn",
  "companions.paid": "Betaling",
  "companions.legalBasis": "Skriftligt retsgrundlag",
};

/** Who goes, by class: elected by name, staff as unit and count, others as group and count; private companions apart. */
export const peopleTask: TripTask = {
  slug: "deltagere",
  title: "Deltagere",
  visitTitle: "Værter og gæster",
  owns: ["participants"],
  labels,
  groups: {
    elected: ["name", "role"],
    staff: ["unit", "other", "count"],
    assistants: ["role", "count"],
    others: ["group", "count"],
    companions: ["name", "paid", "legalBasis"],
  },
  rowsOf: {
    elected: { called: "Folkevalgt", knownBy: ["name"] },
    staff: { called: "Enhed", knownBy: ["unit"] },
    assistants: { called: "Hjælpere, gruppe", knownBy: ["role"] },
    others: { called: "Andre, gruppe", knownBy: ["group"] },
    companions: { called: "Ledsager", knownBy: ["name"] },
  },
  values: ({ plan: { participants } }) => ({
    elected: participants.elected.named.map(({ name, role }) => ({ name, role: role ?? "" })),
    electedCount: typed(participants.elected.count),
    staff: participants.staff.map(({ unit, count }) => ({ unit, count: typed(count) })),
    assistants: participants.assistants.map(({ role, count }) => ({ role, count: typed(count) })),
    others: participants.others.map(({ group, count }) => ({ group, count: typed(count) })),
    total: typed(participants.total),
    companions: participants.companions.map(({ name, paid, legalBasis }) => ({
      name,
      paid: paid ? "ja" : "",
      legalBasis: legalBasis ?? "",
    })),
  }),
  read: (tree, trip, profile) => {
    const r = reading(tree);
    const counted = (row: string) => r.neededBy(`${row}.count`, "count-needed", readCount) ?? 0;
    const on = trip.startOn ?? dateInZone(trip.updatedAt, profile.timeZone);
    const roster = rosterOf(trip, profile, on);
    const written = r.rows("elected", (row) => {
      const name = r.needed(`${row}.name`, "name-needed");
      return { name, role: r.text(`${row}.role`) ?? officeOf(roster, name) };
    });
    const members = r.texts("members").filter((name) => !written.some((one) => one.name === name));
    const participants = {
      elected: { count: r.count("electedCount"), named: [...written, ...chosenFrom(roster, members)] },
      staff: readStaff(r, trip, profile, on),
      assistants: r.rows("assistants", (row) => {
        const chosen = r.needed(`${row}.role`, "assistant-needed");
        const role = assistantRoles.find((one) => one === chosen);
        return { role: role ?? assistantRoles[0], count: counted(row) };
      }),
      others: r.rows("others", (row) => ({ group: r.needed(`${row}.group`, "group-needed"), count: counted(row) })),
      companions: r.rows("companions", (row) => ({
        name: r.needed(`${row}.name`, "name-needed"),
        paid: r.ticked(`${row}.paid`),
        legalBasis: r.text(`${row}.legalBasis`),
      })),
      total: r.count("total"),
    };
    return { given: { participants }, faults: r.faults };
  },
  Fields: PeopleFields,
  summary: ({ plan }) => {
    const count = participantCount(plan);
    return count === null ? null : staffTexts.in("da")("people", { count });
  },
};

function typed(count: number | null): string {
  return count === null ? "" : String(count);
}

function PeopleFields(props: FieldsProps) {
  const { field, rows, here, trip, today } = props;
  return (
    <>
      <Roster {...props} />
      <Repeated
        pressed={field("do").value}
        name="elected"
        most={mostIn.elected}
        title="Folkevalgte"
        count={rows("elected")}
        add="Tilføj en folkevalgt, der ikke sidder i udvalget"
        rowTitle={(number) => `Folkevalgt ${number}`}
        row={(path) => (
          <Pair>
            <TextField label={labels["elected.name"]} {...field(`${path}.name`)} />
            <TextField label={labels["elected.role"]} {...field(`${path}.role`)} optional />
          </Pair>
        )}
      />
      <NumberField
        label={labels.electedCount}
        {...field("electedCount")}
        optional
        hint="Kun når flere skal med, end I har navne på endnu."
      />
      <StaffRows {...props} />
      <Repeated
        pressed={field("do").value}
        name="assistants"
        most={mostIn.assistants}
        title="Hjælpere, tolke og sikkerhedsvagter"
        count={rows("assistants", 0)}
        add="Tilføj en hjælper eller tolk"
        rowTitle={(number) => `Gruppe ${number}`}
        row={(path) => (
          <Pair>
            <Select
              label={labels["assistants.role"]}
              {...field(`${path}.role`)}
              options={assistantRoles.map((role) => ({ value: role, text: worded("assistant", role) }))}
            />
            <NumberField label={labels["assistants.count"]} {...field(`${path}.count`)} />
          </Pair>
        )}
      />
      <Repeated
        pressed={field("do").value}
        name="others"
        most={mostIn.others}
        title={trip.direction === "in" ? "Gæster og andre" : "Andre"}
        count={rows("others", 0)}
        add="Tilføj en gruppe"
        rowTitle={(number) => `Gruppe ${number} af andre`}
        row={(path) => (
          <Pair>
            <TextField
              label={labels["others.group"]}
              {...field(`${path}.group`)}
              hint={trip.direction === "in" ? "For eksempel lærere fra Leeuwarden." : "For eksempel elever fra 8. b."}
            />
            <NumberField label={labels["others.count"]} {...field(`${path}.count`)} />
          </Pair>
        )}
      />
      <NumberField
        label={labels.total}
        {...field("total")}
        optional
        hint="Kun når I kender tallet, men ikke grupperne. Ellers lægger vi grupperne sammen."
      />
      <Companions {...props} lifted={settingOn(here.profile, "companionStop", trip.startOn ?? today).value} />
    </>
  );
}

/** The responsible committee's members who are not on the list yet, to tick; free text stays possible below. */
function Roster({ many, trip, here, today }: FieldsProps) {
  const roster = rosterOf(trip, here.profile, today);
  const listed = trip.plan.participants.elected.named.map((one) => one.name);
  const left = roster.filter((one) => !listed.includes(one.name));
  // Somebody whose name was put right is on the list already, however the roster spells it still; or it is somebody else.
  const alike = (member: string) => listed.find((name) => isSameMember(name, member, here.profile, []));
  const hintOf = ({ name, role }: (typeof roster)[number]) => {
    const other = alike(name);
    const beware = other && `»${other}« er på listen allerede. Vælg kun, hvis det er en anden.`;
    return [role, beware].filter((one) => one).join(". ") || undefined;
  };
  if (roster.length === 0)
    return (
      <p class="s m">
        {trip.committeeId === null
          ? "Vælg et udvalg under »Oplysninger«, så kan dets medlemmer vælges her."
          : "Kommunens profil nævner ingen medlemmer af udvalget den dag. Skriv navnene nedenfor."}
      </p>
    );
  if (left.length === 0) return <p class="s m">Alle udvalgets medlemmer er med på listen nedenfor.</p>;
  return (
    <Checkboxes
      label={labels.members}
      {...many("members")}
      hint="De valgte kommer på listen nedenfor med deres post, når du gemmer."
      options={left.map((one) => ({ value: one.name, text: one.name, hint: hintOf(one) }))}
    />
  );
}

function Companions({
  field,
  many,
  rows,
  trip,
  lifted,
}: FieldsProps & { lifted: "written-basis-lifts" | "never-lifted" }) {
  const { The } = caseWords(trip);
  return (
    <>
      <Notice
        tone="watch"
        title={`Private ledsagere ${trip.direction === "in" ? "deltager" : "rejser"} for egen regning`}
      >
        <p>
          En kommune må ikke betale for en ægtefælle eller anden privat ledsager (statsforvaltningen: Aalborg
          23.12.2016, Nordfyn 26.4.2017).{" "}
          {lifted === "written-basis-lifts"
            ? `${The} kan først sættes på dagsordenen, når betalingen er fjernet, eller retsgrundlaget er skrevet.`
            : `${The} kan først sættes på dagsordenen, når betalingen er fjernet.`}{" "}
          Navne på ledsagere bliver aldrig offentlige.
        </p>
      </Notice>
      <Repeated
        pressed={field("do").value}
        name="companions"
        most={mostIn.companions}
        title="Private ledsagere"
        count={rows("companions", 0)}
        add="Tilføj en ledsager"
        rowTitle={(number) => `Ledsager ${number}`}
        row={(path) => (
          <>
            <TextField label={labels["companions.name"]} {...field(`${path}.name`)} />
            <Checkboxes
              label={labels["companions.paid"]}
              {...many(`${path}.paid`)}
              options={[{ value: "ja", text: "Kommunen betaler for ledsageren" }]}
            />
            <TextArea
              label={labels["companions.legalBasis"]}
              {...field(`${path}.legalBasis`)}
              optional
              rows={2}
              hint="Hvilken regel eller afgørelse giver lov? Kun nødvendigt, hvis kommunen betaler."
            />
          </>
        )}
      />
    </>
  );
}
