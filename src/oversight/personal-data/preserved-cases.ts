import { postingsOf, removalsOf } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type Held, holdsIn, type Keep } from "../../records/index.ts";

const f = formatsIn("da");
type Subject = NonNullable<Held["subject"]>;

/** Tells of a subject why it is kept, when it is, or is part of, a case that is marked for preservation today. */
export async function preservedCases({ tx, municipality, today }: Work): Promise<(subject: Subject) => Keep | null> {
  const kept = new Map<string, Keep>();
  for (const { subject, until } of await holdsIn(tx, municipality.id, today)) {
    const why = `Sagen er mærket til bevaring til og med ${f.date(until)}.`;
    const lines = [
      ...(await postingsOf(tx, municipality.id, subject)),
      ...(await removalsOf(tx, municipality.id, subject)),
    ];
    const parts = [subject, { type: `${subject.type}-accounts`, id: subject.id }];
    for (const part of [...parts, ...lines.map(({ id }) => ({ type: "posting", id }))])
      kept.set(keyOf(part), { why, unlessDecided: false, withCase: true });
  }
  return (subject) => kept.get(keyOf(subject)) ?? null;
}

function keyOf({ type, id }: Subject): string {
  return `${type} ${id}`;
}
