import { dateInZone } from "../../kernel/index.ts";
import { committeesOn } from "../../profile/index.ts";
import { Select } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";

interface ScopeFieldProps {
  readonly asked: AskedByWho;
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly error?: string | undefined;
}

/** What the field says for the whole municipality: chosen as all else, for nobody gets it by not choosing. */
const everywhere = "hele-kommunen";

/** What was chosen, as the use cases take it; nothing is nothing and not everything. */
export function scopeChosen(sent: string): string | null {
  return sent === everywhere ? null : sent;
}

/** Where a role reaches: the whole municipality, a unit or a committee that sits today. */
export function ScopeField({ asked: { here, now }, ...field }: ScopeFieldProps) {
  const { profile } = here;
  return (
    <Select
      {...field}
      options={[
        { value: everywhere, text: "Hele kommunen" },
        { label: "Enhed", options: profile.units.map(({ id, name }) => ({ value: `unit:${id}`, text: name })) },
        {
          label: "Udvalg",
          options: committeesOn(profile, dateInZone(now, profile.timeZone)).map(({ committee, name }) => ({
            value: `committee:${committee.id}`,
            text: name.name,
          })),
        },
      ]}
    />
  );
}
