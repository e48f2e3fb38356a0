import { addDemoPeople, operator, work } from "../../identity/index.ts";
import { demoProfileFiles, readMunicipalities, saveProfile } from "../../profile/index.ts";
import type { Installation } from "../installation.ts";

/** On the first start: the two municipalities of the demo and their people. A database with municipalities is left alone. */
export async function prepareDemo(
  { db }: Pick<Installation, "db">,
  now: Date,
  tell: (line: string) => void,
): Promise<void> {
  if ((await readMunicipalities(db.app)).length > 0) return;
  tell("Lægger demoens kommuner ind …");
  for (const file of demoProfileFiles) {
    const here = await saveProfile(db.app, file, now);
    await work(db.app, here, operator, now, (one) => addDemoPeople(one));
  }
}
