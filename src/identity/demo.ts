import type { Profile } from "../profile/index.ts";
import { savePerson } from "./person.store.ts";
import type { Work } from "./work.ts";

/** The people of the profile's demo, one a role, each with the role over their own unit or committee. */
export async function addDemoPeople(work: Work): Promise<void> {
  const { demoPeople, units } = work.municipality.profile;
  for (const one of demoPeople) {
    const scopes = scopesOf(one, units);
    await savePerson(
      work.tx,
      work.municipality.id,
      {
        name: one.name,
        email: `${one.role}@${work.municipality.slug}.example`,
        title: null,
        unitId: one.unit,
        subject: demoSubject(one.role),
        grants: scopes.map((scope) => ({ role: one.role, scope })),
      },
      work.now,
    );
  }
}

export function demoSubject(role: string): string {
  return `demo:${role}`;
}

/** Managers act within their unit and those right below it, councillors within their committee; the others' roles reach the whole municipality. */
function scopesOf(
  { role, unit, committee }: Profile["demoPeople"][number],
  units: Profile["units"],
): readonly (string | null)[] {
  if (role === "manager" && unit)
    return [unit, ...units.filter(({ parent }) => parent === unit).map(({ id }) => id)].map((id) => `unit:${id}`);
  return [role === "councillor" && committee ? `committee:${committee}` : null];
}
