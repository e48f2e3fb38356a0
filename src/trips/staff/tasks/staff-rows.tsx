import { type DateOn, fault } from "../../../kernel/index.ts";
import { type Profile, unitsOn } from "../../../profile/index.ts";
import { Checkboxes, NumberField, Pair, Repeated, readCount, Select, TextField } from "../../../web/index.ts";
import { mostIn } from "../../plan.ts";
import type { Trip } from "../../trip.ts";
import { looksLikeName } from "./name-like.ts";
import type { FieldsProps, reading } from "./task.ts";

/** The choice of a unit that the profile does not have. */
const anotherUnit = "-";

export const staffLabels = {
  "staff.unit": "Enhed",
  "staff.other": "Anden enhed",
  "staff.sure": "Enhedens navn",
  "staff.count": "Antal",
};

/** Employees as unit and count: a unit of the profile's, or another one that is written, and is no person's name. */
export function readStaff(r: ReturnType<typeof reading>, trip: Trip, profile: Profile, on: DateOn) {
  const known = [...unitsOn(profile, on).map((one) => one.name), ...storedUnits(trip)];
  const members = profile.committees.flatMap((one) => one.members.map(({ name }) => name));
  return r.rows("staff", (row) => {
    const chosen = r.text(`${row}.unit`);
    const other = r.text(`${row}.other`);
    const isOther = chosen === anotherUnit || (chosen === null && other !== null);
    const unit = isOther ? r.needed(`${row}.other`, "unit-needed") : r.needed(`${row}.unit`, "unit-needed");
    if (!known.includes(unit) && looksLikeName(unit, members) && !r.ticked(`${row}.sure`))
      r.faults.push(fault("unit-like-name", { unit }, `${row}.${isOther ? "other" : "unit"}`));
    return { unit, count: r.neededBy(`${row}.count`, "count-needed", readCount) ?? 0 };
  });
}

function storedUnits({ plan }: Trip): readonly string[] {
  return plan.participants.staff.map((one) => one.unit);
}

/** The unit is chosen among the profile's; the field for another one is asked for by the last choice. */
export function StaffRows({ field, many, rows, here, trip, today }: FieldsProps) {
  const units = unitsOn(here.profile, trip.startOn ?? today).map((one) => one.name);
  const listed = [...new Set([...units, ...storedUnits(trip)])];
  return (
    <Repeated
      pressed={field("do").value}
      name="staff"
      most={mostIn.staff}
      title="Ansatte"
      count={rows("staff")}
      add="Tilføj en enhed"
      rowTitle={(number) => `Enhed ${number}`}
      row={(path) => {
        const [unit, other] = [field(`${path}.unit`), field(`${path}.other`)];
        const { values } = many(`${path}.sure`);
        const asksSure = other.error !== undefined || unit.error !== undefined || values.length > 0;
        return (
          <div class={other.value === "" && !other.error ? "or-other" : "or-other open"}>
            <Pair>
              <Select
                label={staffLabels["staff.unit"]}
                {...unit}
                options={[
                  ...listed.map((name) => ({ value: name, text: name })),
                  { value: anotherUnit, text: "En anden enhed: skriv den" },
                ]}
              />
              <NumberField label={staffLabels["staff.count"]} {...field(`${path}.count`)} />
            </Pair>
            <div class="other">
              <TextField
                label={staffLabels["staff.other"]}
                {...other}
                optional
                hint="Kun når enheden ikke står på listen. Aldrig navne: enheden bliver offentlig."
              />
              {asksSure && looksLikeName(other.value) && (
                <Checkboxes
                  label={staffLabels["staff.sure"]}
                  {...many(`${path}.sure`)}
                  options={[{ value: "ja", text: "Det er enhedens navn, ikke en persons" }]}
                />
              )}
            </div>
          </div>
        );
      }}
    />
  );
}
