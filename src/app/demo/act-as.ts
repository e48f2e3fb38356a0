import { demoSubject, personBySubject, readWho, type Who, type Work } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";

/** The same transaction, as the demo's person with a role would act on a day, counted from today. */
export type ActAs = (role: RoleName, day: number) => Promise<Work>;

const dayLength = 86_400_000;

export function actingIn(work: Work): ActAs {
  const known = new Map<RoleName, Who>();
  const whoIs = async (role: RoleName): Promise<Who> => {
    const id = await personBySubject(work.tx, work.municipality.id, demoSubject(role));
    const who = id && (await readWho(work.tx, work.municipality.id, id));
    if (!who) throw new Error(`the demo of ${work.municipality.slug} has nobody who is ${role}`);
    known.set(role, who);
    return who;
  };
  return async (role, day) => {
    const now = new Date(work.now.getTime() + day * dayLength);
    const who = known.get(role) ?? (await whoIs(role));
    return { ...work, who, now, today: dateInZone(now, work.municipality.profile.timeZone) };
  };
}
