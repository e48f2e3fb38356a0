import { savePerson } from "./person.store.ts";
import type { Work } from "./work.ts";

/** The people of the profile's demo, one a role, each with the role over their own unit or committee. */
export async function addDemoPeople(work: Work): Promise<void> {
  for (const one of work.municipality.profile.demoPeople) {
    const scope = scopeOf(one.role, one.unit, one.committee);
    await savePerson(
      work.tx,
      work.municipality.id,
      {
        name: one.name,
        email: `${one.role}@${work.municipality.slug}.example`,
        title: null,
        unitId: one.unit,
        subject: demoSubject(one.role),
        grants: [{ role: one.role, scope }],
      },
      work.now,
    );
  }
}

export function demoSubject(role: string): string {
  return `demo:${role}`;
}

/** Managers and councillors act within their own unit or committee; the others' roles reach the whole municipality. */
function scopeOf(role: string, unit: string | null, committee: string | null): string | null {
  if (role === "manager" && unit) return `unit:${unit}`;
  if (role === "councillor" && committee) return `committee:${committee}`;
  return null;
}
