import { setTimeout } from "node:timers/promises";
import type { Config, Database, Db } from "../../platform/index.ts";
import { knownMunicipalities } from "../../profile/index.ts";
import { inTime } from "../in-time.ts";
import { erasuresBehind, unreadableErasures } from "../journal/follow-erasures.ts";
import { compareLogs, type Followed, refuseForks, unknownLogs } from "../journal/follow-logs.ts";
import { takedownsBehind, unreadableTakedowns } from "../journal/follow-takedowns.ts";
import { openJournal } from "../journal/journal.ts";
import { unopenedWords } from "../journal/journal-files.ts";
import { unreadableSeals } from "../seal-witness.ts";
import { StartFault } from "../start-fault.ts";

/** How long the journal may take to answer, in milliseconds; what is late is looked at twice, a moment apart. */
const patience = 15_000;

/** Heads, erasures and seals each for themselves: what cannot be asked of one hides nothing of the others. */
export async function journalFaults(
  { journal }: Pick<Config, "journal">,
  { app, register }: Pick<Database, "app" | "register">,
  within = patience,
): Promise<readonly string[]> {
  const known = await knownMunicipalities(register);
  const found = await Promise.all(
    [
      () => headFaults(journal, register),
      () => lateErasures(journal, app),
      () => unreadableErasures(register, journal),
      () => lateTakedowns(journal, app),
      () => unreadableTakedowns(register, journal),
      async () => unreadableSeals(journal, known),
    ].map((look) =>
      inTime(within, look).catch((error: unknown) => [
        error instanceof StartFault ? error.message : `Journalen i ${journal} kan ikke læses: ${unopenedWords(error)}.`,
      ]),
    ),
  );
  return [...new Set(found.flat())];
}

async function headFaults(journal: string, db: Db): Promise<readonly string[]> {
  const followed = await compareLogs(db, openJournal(journal));
  refuseForks(followed, journal);
  const behind = (await stillBehind(journal, db, followed)).map(
    ({ municipality, size, journalSize }) =>
      `${municipality}: journalen i ${journal} har ${journalSize} af logbogens ${size} poster. ${notWritten}`,
  );
  const unknown = unknownLogs(followed).map(
    ({ municipality, size }) =>
      `${municipality}: journalen i ${journal} har intet om logbogens ${size} poster. Hent den frem, eller ret UDSYN_JOURNAL.`,
  );
  return [...unknown, ...behind];
}

const notWritten =
  "Se efter, om mappen kan skrives i, og om der er plads. Kører siden ikke, skriver den resten, når den starter.";

/** Erasures and closings that the journal lacks, and lacks a little later too: a restore would undo them. */
async function lateErasures(journal: string, db: Db): Promise<readonly string[]> {
  if ((await erasuresBehind(db, journal)).length === 0) return [];
  await setTimeout(aMoment);
  return (await erasuresBehind(db, journal)).map(
    ({ municipality, missing }) =>
      `${municipality}: journalen i ${journal} mangler ${missing === 1 ? "1 sletning eller lukning" : `${missing} sletninger og lukninger`}, som en gendannet sikkerhedskopi derfor ville åbne igen. ${notWritten}`,
  );
}

/** Takedowns that the journal lacks, and lacks a little later too: a restore would show the pages again. */
async function lateTakedowns(journal: string, db: Db): Promise<readonly string[]> {
  if ((await takedownsBehind(db, journal)).length === 0) return [];
  await setTimeout(aMoment);
  return (await takedownsBehind(db, journal)).map(
    ({ municipality, missing }) =>
      `${municipality}: journalen i ${journal} mangler ${missing === 1 ? "1 side, der er taget ned" : `${missing} sider, der er taget ned`}, og som en gendannet sikkerhedskopi derfor ville vise igen. ${notWritten}`,
  );
}

const aMoment = 2_000;

/** What the journal has not got of the logs, and has not a little later either: a running site writes it down at once. */
async function stillBehind(journal: string, db: Db, followed: readonly Followed[]): Promise<readonly Followed[]> {
  const isBehind = ({ standing, journalSize }: Followed) => standing === "behind" && journalSize > 0;
  if (!followed.some(isBehind)) return [];
  await setTimeout(aMoment);
  // What was published meanwhile is for the next to write down.
  const before = new Map(followed.map(({ municipality, size }) => [municipality, size]));
  return (await compareLogs(db, openJournal(journal))).filter(
    (one) => isBehind(one) && one.journalSize < (before.get(one.municipality) ?? 0),
  );
}
