import { Radios } from "../../../web/index.ts";
import { asTyped, choicesIn } from "./choose-places.ts";
import type { FieldsProps } from "./task.ts";

export const whichPlace = "Hvilket sted mener du?";

/** The places that a typed name may mean, each with its country, namesakes with their region; nothing until there is a choice to make. @param path what stands before the fields' names */
export function WhichPlace({ path, field }: Pick<FieldsProps, "field"> & { path: string }) {
  const hits = choicesIn(field(`${path}hits`).value ?? "");
  if (hits.length === 0) return null;
  return (
    <Radios
      label={whichPlace}
      {...field(`${path}pick`)}
      options={[
        ...hits.map(({ id, text }) => ({ value: id, text })),
        {
          value: asTyped,
          text: "Ingen af dem: brug navnet, som jeg skrev det",
          hint: "Stedet kommer ikke på kortet.",
        },
      ]}
    />
  );
}
