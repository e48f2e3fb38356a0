import { operator, trace, work } from "../../identity/index.ts";
import type { Database } from "../../platform/index.ts";
import { readMunicipalities } from "../../profile/index.ts";
import {
  changeLogKey,
  type LogKey,
  named,
  publicForm,
  readSigned,
  readSuccessions,
  renderAnew,
} from "../../register/index.ts";
import { StartFault } from "../start-fault.ts";

/** A log that was handed over, and the key that signs it now. */
export interface HandedOver {
  readonly municipality: string;
  readonly size: number;
  readonly oldKey: string;
  readonly newKey: string;
}

/**
 * Hands every log of the installation over from one key to another, one transaction a municipality. Where it is cut off, the same
 * again does the rest. What stands in the way of one log is said before any is handed over.
 * @throws StartFault where a log is signed by neither, or has had the new key before
 */
export async function changeKeys(
  { app, register }: Pick<Database, "app" | "register">,
  { from, to, now }: { readonly from: LogKey; readonly to: LogKey; readonly now: () => Date },
): Promise<readonly HandedOver[]> {
  const all = await readMunicipalities(app);
  const wrong: string[] = [];
  for (const { id, slug } of all) {
    const head = await readSigned(register, id);
    if (!head) continue;
    const [before, after] = [from, to].map((key) => publicForm(named(key, head.origin)));
    if (head.verifierKey === after) continue;
    if (head.verifierKey !== before)
      wrong.push(`${slug}: loggen er underskrevet med hverken den gamle eller den nye nøgle. Find dens egen frem.`);
    else if ((await readSuccessions(register, id, head.origin)).some((one) => one.oldKey === after))
      wrong.push(`${slug}: den nye nøgle har været loggens før. Lav en anden: bin/udsyn log-key new`);
  }
  if (wrong.length > 0)
    throw new StartFault(["Nøglen er ikke skiftet, og intet er gjort:", ...wrong.map((one) => `  ${one}`)].join("\n"));
  const done: HandedOver[] = [];
  for (const here of all) {
    const handed = await work(app, here, operator, now(), async (one) => {
      if (!(await changeLogKey(one.tx, here.id, { from, to, now: now() }))) return null;
      const head = await readSigned(one.tx, here.id);
      const last = head && (await readSuccessions(one.tx, here.id, head.origin)).at(-1);
      if (!last) throw new Error("a log that was handed over by no note");
      const after = { size: last.size, oldKey: last.oldKey, newKey: last.newKey };
      await trace(one, { action: "identity.change-log-key", subject: { type: "municipality", id: here.id }, after });
      await renderAnew(one);
      return { municipality: here.slug, ...after };
    });
    if (handed) done.push(handed);
  }
  return done;
}
