import { randomBytes } from "node:crypto";
import type { Db } from "../../platform/index.ts";
import { knownMunicipalities, renameLog } from "../../profile/index.ts";
import {
  beginAnew,
  isSucceeded,
  type LogKey,
  named,
  publicForm,
  readSigned,
  successionsTo,
} from "../../register/index.ts";
import { StartFault } from "../start-fault.ts";
import { answered } from "./answered.ts";
import { compareLogs, unknownLogs } from "./follow-logs.ts";
import type { Journal } from "./journal.ts";
import { forkWords } from "./way-out.ts";

/**
 * Refuses a backup whose logs cannot be gone on with: the journal knows nothing of them, or has seen more or other than they
 * hold, or the key is not theirs. A log that went on all the same would fork (contract.md, "The publication log").
 * @param key the installation's; `null` where it has none yet
 * @throws StartFault with everything in the way at once, and the two ways out
 */
export async function refuseRestored(db: Db, journal: Journal, key: LogKey | null, folder: string): Promise<void> {
  const followed = await answered(folder, "Intet er lagt ind.", () => compareLogs(db, journal));
  const wrong = [
    ...forkWords(followed),
    ...unknownLogs(followed).map(
      ({ municipality, size }) => `${municipality}: journalen har intet om logbogens ${size} poster.`,
    ),
    ...(await otherKeys(db, key, journal)),
  ];
  if (wrong.length === 0) return;
  throw new StartFault(
    [
      "Intet er lagt ind, for en offentliggjort logbog må aldrig dele sig i to:",
      ...wrong.map((one) => `  ${one}`),
      `Læg journalens mappe og nøglen på plads først, eller brug en nyere sikkerhedskopi. Journalen ventes i ${folder} (UDSYN_JOURNAL).`,
      "Er de tabt, eller er det en prøve, så kør med --new-log: så begynder en ny logbog under et nyt navn, og siden /log siger det.",
    ].join("\n"),
  );
}

/**
 * Logs that were signed by another key than this, in words.
 * @param journal where it tells that a log's key was changed to this one just after, the change is put in when the installation opens
 */
export async function otherKeys(
  db: Db,
  key: LogKey | null,
  journal?: Pick<Journal, "successions">,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { id, slug } of await knownMunicipalities(db)) {
    const head = await readSigned(db, id);
    if (!head) continue;
    const notes = (key && (await journal?.successions(head.origin))) ?? [];
    if (key && successionsTo(key, head, notes).length > 0) continue;
    if (key === null)
      wrong.push(
        `${slug}: nøglen, som loggen er underskrevet med, mangler. Sæt UDSYN_LOG_KEY, eller læg log.key i datamappen.`,
      );
    else if (publicForm(named(key, head.origin)) !== head.verifierKey)
      wrong.push(
        `${slug}: UDSYN_LOG_KEY er en anden nøgle end den, loggen er underskrevet med. Find den rigtige frem.`,
      );
    else if ((await key.heads?.succeeded?.(head.origin))?.includes(head.verifierKey))
      wrong.push(
        `${slug}: loggens nøgle er skiftet siden; det står i journalen. Sæt den nye nøgle: så bliver skiftet lagt ind igen.`,
      );
  }
  return wrong;
}

/** A log that was begun anew, and the name of the one before it. */
export interface BegunAnew {
  readonly municipality: string;
  readonly before: string;
  readonly origin: string;
}

/**
 * Begins every log anew, openly: each under a name that nobody has signed by, told in the profile and so on `/log`.
 * @throws StartFault for a key that another took over from: whoever has stolen it could sign for the new logs from their first day
 */
export async function beginLogsAnew(
  db: Db,
  key: LogKey,
  journal: Pick<Journal, "everySuccession">,
  now: Date,
): Promise<readonly BegunAnew[]> {
  if (await isSucceeded(db, key, await journal.everySuccession()))
    throw new StartFault(
      "Intet er lagt ind: nøglen er skiftet ud, og en ny logbog må ikke begynde med den. Sæt den nye nøgle (eller lav en: bin/udsyn log-key new), og kør igen.",
    );
  const begun: BegunAnew[] = [];
  for (const { id, slug, logOrigin } of await knownMunicipalities(db)) {
    const head = await readSigned(db, id);
    const before = head?.origin ?? logOrigin;
    // By chance and not by number: two trials of one backup must not sign under one name.
    const origin = `${before.replace(/-\d{8}-[0-9a-f]{8}$/, "")}-${now.toISOString().slice(0, 10).replaceAll("-", "")}-${randomBytes(4).toString("hex")}`;
    await beginAnew(db, id, { key, origin, now });
    await renameLog(db, id, { origin, before, now });
    begun.push({ municipality: slug, before, origin });
  }
  return begun;
}
