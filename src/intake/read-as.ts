import { fieldsOf } from "./likeness.ts";

/** An item as it is kept beside its row, for the next reading of its file to be held against. Amounts are kept exactly. */
export function readAs(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) => (typeof value === "bigint" ? { hundredths: `${value}` } : value));
}

/** What its file says of a row that was put right: its own words, an empty cell too, but where something was wrong. */
export function saidByFile<Item>(right: Item, printed: Item, wrong: ReadonlySet<string>): Item {
  const said = fieldsOf(printed).filter(([name]) => !wrong.has(name));
  return { ...right, ...Object.fromEntries(said) };
}

/** An item as it was kept; an amount that an erasure has touched is unknown. */
export function itemRead<Item>(kept: string): Item {
  return JSON.parse(kept, (_, value: unknown) => {
    if (!isAmount(value)) return value;
    return /^-?\d+$/.test(value.hundredths) ? BigInt(value.hundredths) : null;
  });
}

function isAmount(value: unknown): value is { readonly hundredths: string } {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 1) return false;
  return "hundredths" in value && typeof value.hundredths === "string";
}
