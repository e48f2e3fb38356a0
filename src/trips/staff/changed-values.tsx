import { Details } from "../../web/index.ts";
import { staffTexts } from "./staff.texts.ts";

/** What an act changed, each field with what stood there before and what stands there after; nothing where nothing did. */
export function ChangedValues({ before, after, open }: { before: unknown; after: unknown; open?: boolean }) {
  const names = [...new Set([...namesIn(before), ...namesIn(after)])];
  return (
    <>
      {names.length > 0 && (
        <Details summary={`Vis, hvad der blev ændret (${names.length})`} open={open === true}>
          <dl class="answers">
            {names.map((name) => (
              <div key={name}>
                <dt>{staffTexts.find("da", `field.${name}`) ?? name}</dt>
                <dd>
                  {name in asObject(before) && <del>{written(asObject(before)[name], name)}</del>}{" "}
                  {name in asObject(after) && <span>{written(asObject(after)[name], name)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </>
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function namesIn(value: unknown): string[] {
  return Object.keys(asObject(value));
}

/** A value of the trail so that a person can read it; lists and groups keep their inner names. */
function written(value: unknown, of?: string): string {
  if (value === null || value === undefined || value === "") return "(tomt)";
  if (Array.isArray(value)) return value.length === 0 ? "(ingen)" : value.map((one) => written(one, of)).join("; ");
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([, one]) => one !== null && one !== "" && one !== false)
      .map(([name, one]) => `${staffTexts.find("da", `field.${name}`) ?? name}: ${written(one, of)}`)
      .join(", ");
  // There the values are names of fields themselves.
  if (of === "earlierTranslations") return staffTexts.find("da", `field.${value}`) ?? String(value);
  return String(value);
}
