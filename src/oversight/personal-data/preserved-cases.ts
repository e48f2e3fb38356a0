import { postingsOfAll, removalsOfAll } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type Held, holdsIn, type Keep } from "../../records/index.ts";

const f = formatsIn("da");
type Subject = NonNullable<Held["subject"]>;

/** Tells of a subject why it is kept, when it is, or is part of, a case that is marked for preservation today. */
export async function preservedCases({ tx, municipality, today }: Work): Promise<(subject: Subject) => Keep | null> {
  const kept = new Map<string, Keep>();
  const holds = await holdsIn(tx, municipality.id, today);
  for (const { subject, until } of holds) {
    const why = `Sagen er mærket til bevaring til og med ${f.date(until)}.`;
    const keep: Keep = { why, unlessDecided: false, withCase: true };
    for (const part of [subject, { type: `${subject.type}-accounts`, id: subject.id }]) kept.set(keyOf(part), keep);
  }
  for (const [type, some] of Map.groupBy(holds, (one) => one.subject.type)) {
    const ids = some.map((one) => one.subject.id);
    const lines = [
      ...(await postingsOfAll(tx, municipality.id, type, ids)),
      ...(await removalsOfAll(tx, municipality.id, type, ids)),
    ];
    for (const { id, subject } of lines) {
      const keep = subject && kept.get(keyOf(subject));
      if (keep) kept.set(keyOf({ type: "posting", id }), keep);
    }
  }
  return (subject) => kept.get(keyOf(subject)) ?? null;
}

function keyOf({ type, id }: Subject): string {
  return `${type} ${id}`;
}
