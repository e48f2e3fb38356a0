import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { defineCommand } from "citty";
import { operator, work } from "../../identity/index.ts";
import {
  type Db,
  type FileStore,
  FilesAway,
  type KeptFile,
  keptFromName,
  type Lacking,
  nameOfKept,
  openLog,
  restore,
} from "../../platform/index.ts";
import { knownMunicipalities, readMunicipalities } from "../../profile/index.ts";
import { type NamedBytes, requeue, withoutCpr } from "../../records/index.ts";
import { filesOfAll } from "../files-of.ts";
import { lackingDocuments } from "../health/lacking-documents.ts";
import { openInstallation, readLogKey, standingLogKey, startDatabase } from "../installation.ts";
import { strangeErasures } from "../journal/follow-erasures.ts";
import { openJournal } from "../journal/journal.ts";
import { type BegunAnew, beginLogsAnew, refuseRestored } from "../journal/judge-restored.ts";
import { withJournal } from "../journal/known-heads.ts";
import { countWords, lackingLines, mendWords } from "../lacking-words.ts";
import { requireRoles } from "../require-roles.ts";
import { StartFault } from "../start-fault.ts";
import {
  answer,
  CommandFault,
  configured,
  requireAmong,
  requireKnown,
  requireReadable,
  tell,
  tellWhole,
  wholeOption,
} from "./command.ts";
import { reasonWords } from "./words.ts";

export const restoreCommand = defineCommand({
  meta: { name: "restore", description: "Lægger en sikkerhedskopi ind i en tom database." },
  args: {
    file: { type: "positional", required: true, description: "Filen fra backup" },
    "new-log": {
      type: "boolean",
      description:
        "Journalen eller nøglen er tabt, eller det er en prøve: begynd en ny logbog under et nyt navn, åbent",
    },
    "same-documents": {
      type: "boolean",
      description: "Driften selv går videre med en ny logbog og med de dokumenter, der allerede ligger i FILES_URL",
    },
    damaged: {
      type: "string",
      description: "Mappe til det, der er tilbage af dokumenter, som er ændret i kopien; ellers bliver det dér",
    },
    municipality: wholeOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    await requireReadable(args.file);
    // A folder that cannot be made is told of before anything is put in.
    if (args.damaged !== undefined) await mkdir(args.damaged, { recursive: true, mode: 0o700 });
    const config = configured();
    const database = await startDatabase(config, tell);
    try {
      await requireRoles(config);
      await requireKnown(database.connections, args.municipality);
      let begun: readonly BegunAnew[] = [];
      const judge = async (db: Db) => {
        // Of an empty database only the backup knows whose it is.
        await requireAmong(db, args.municipality);
        tellWhole(args.municipality);
        if (args["new-log"] && !args["same-documents"]) await refuseOthersDocuments(db, filesOfAll(config));
        if (args["new-log"])
          begun = await beginLogsAnew(db, readLogKey(config), openJournal(config.journal), new Date());
        else {
          const journal = openJournal(config.journal);
          const key = withJournal(standingLogKey(config), journal, openLog("warn", withoutCpr));
          await refuseRestored(db, journal, key, config.journal);
        }
      };
      const folder = args.damaged;
      const aside = folder === undefined ? undefined : keptIn(folder);
      const done = await restore(database.connections, filesOfAll(config), args.file, judge, aside).catch(
        (error: unknown) => {
          if (error instanceof StartFault || error instanceof CommandFault) throw error;
          throw new CommandFault(`Sikkerhedskopien blev ikke lagt ind: ${reasonOf(error)}`);
        },
      );
      const installation = await openInstallation(config, openLog("warn", withoutCpr), tell, "restored");
      let letters = 0;
      let otherSecret = false;
      let strange: readonly string[] = [];
      let lacking: readonly Lacking<NamedBytes>[] | null = [];
      try {
        for (const here of await readMunicipalities(installation.db.app))
          letters += await work(installation.db.app, here, operator, new Date(), (one) => requeue(one.tx, here.id));
        // It was said in words when it was opened.
        otherSecret = installation.isOtherSecret;
        strange = await strangeErasures(installation.db.app, config.journal);
        // Looked for where they are to lie, after what was erased has been erased again.
        lacking = await lackingDocuments(
          installation.db.app,
          await knownMunicipalities(installation.db.register),
          filesOfAll(config),
        ).catch(unlessAway);
        // What was erased since, or lies whole after all, leaves nothing behind in a folder that no erasure reaches.
        if (folder !== undefined && lacking) await keepOnly(folder, done.passedOver, lacking);
      } finally {
        await installation.close();
      }
      answer(args.json, { ...done, lacking, letters, newLogs: begun, otherSecret, notRepeated: strange }, [
        `${done.tables} tabeller og ${done.files} dokumenter fra ${done.madeAt} er lagt ind.`,
        ...(letters > 0 ? [`${letters} breve, der ikke var sendt, er lagt i kø igen.`] : []),
        args["new-log"]
          ? "Adgangen er, som den var dengang, hvor journalen ikke siger andet: luk igen dem, og træk de adgangstegn tilbage, der er lukket siden."
          : "Adgang, adgangstegn og deltageres links, der er lukket siden, er lukket igen efter journalen. Hvem der har fået adgang siden, skal have den igen.",
        ...begun.map(
          (one) => `${one.municipality}: en ny logbog, ${one.origin}, er begyndt. ${one.before} fortsætter ikke.`,
        ),
        ...(begun.length > 0 ? ["Er journalens sletninger tabt, så slet igen, hvad der er slettet efter kopien."] : []),
        ...strange,
        ...(lacking ? withoutWords(lacking, done.passedOver, folder) : awayWords(folder)),
      ]);
      if (lacking?.length !== 0) process.exitCode = 1;
    } finally {
      await database.stop();
    }
  },
});

/**
 * What a log begun anew goes beside may be the live site (a trial): each deletes the documents that it has no row for, so that
 * no two may keep them in one place. @throws CommandFault where some lie there
 */
async function refuseOthersDocuments(db: Db, store: FileStore): Promise<void> {
  const kept = await Promise.all((await knownMunicipalities(db)).map(({ id }) => store.kept(id)));
  const count = kept.flat().length;
  if (count > 0)
    throw new CommandFault(
      `Hvor FILES_URL peger hen, ligger der allerede dokumenter (${count}). Er det en prøve, så giv den et sted for sig med FILES_URL, ellers sletter den driftens dokumenter. Er det driften selv, der skal gå videre med dem, eller blev en gendannelse afbrudt, så kør igen med --same-documents.`,
    );
}

/** Lays what is left of damaged documents in a folder, which no erasure reaches. */
function keptIn(folder: string) {
  return async ({ municipality, sha256 }: KeptFile, left: () => Readable): Promise<void> => {
    await pipeline(left(), createWriteStream(path.join(folder, leftName(municipality, sha256)), { mode: 0o600 }));
  };
}

function leftName(municipality: string, sha256: string): string {
  return `${municipality}-${sha256}`;
}

async function keepOnly(
  folder: string,
  passedOver: readonly string[],
  lacking: readonly Lacking<NamedBytes>[],
): Promise<void> {
  const wanted = new Set(lacking.map((one) => nameOfKept(one.file)));
  for (const name of passedOver) {
    const kept = wanted.has(name) ? null : keptFromName(name);
    if (kept) await rm(path.join(folder, leftName(kept.municipality, kept.sha256)), { force: true });
  }
}

/** @returns `null` where the documents could not be looked for: everything is in all the same */
function unlessAway(error: unknown): null {
  if (error instanceof FilesAway) return null;
  throw error;
}

function awayWords(folder: string | undefined): readonly string[] {
  return [
    "Alt er lagt ind, men dokumenterne kan ikke nås nu, så det er ikke set efter, om de alle er der. Se efter FILES_URL, og kør: bin/udsyn doctor",
    ...(folder ? [`Hvad der er tilbage af dem, der er ændret, ligger i ${folder}. ${deleteWords}`] : []),
  ];
}

const deleteWords = "Slet mappen, når den er brugt: ingen sletning når den.";

/** What is told to whoever has to go on without some of the documents. */
function withoutWords(
  lacking: readonly Lacking<NamedBytes>[],
  passedOver: readonly string[],
  folder: string | undefined,
): readonly string[] {
  if (lacking.length === 0) return [];
  const there = new Set(passedOver);
  const changed = lacking.map((one) => (there.has(nameOfKept(one.file)) ? { ...one, how: "changed" as const } : one));
  const left = folder
    ? `Hvad der er tilbage af dem, der er ændret, ligger i ${folder}. ${deleteWords}`
    : "Hvad der er tilbage af dem, der er ændret, kan hentes ud af kopien ved en prøve med --damaged MAPPE.";
  return [
    `Men ${countWords(lacking.length)} kunne ikke lægges ind, som ${lacking.length === 1 ? "det" : "de"} kom:`,
    ...lackingLines(changed),
    `Alt andet er lagt ind, og siden kan startes. ${mendWords}`,
    ...(changed.some((one) => one.how === "changed") ? [left] : []),
  ];
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("Z_")) return "filen er ikke en sikkerhedskopi, eller den er beskadiget.";
  return reasonWords(error) ?? `${error instanceof Error ? error.message : error}.`;
}
