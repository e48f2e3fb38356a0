import { mkdirSync } from "node:fs";
import path from "node:path";
import { defineCommand } from "citty";
import { backup, migrate, pendingMigrations, refuseNewerSchema } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { filesOfAll } from "../files-of.ts";
import { startDatabase } from "../installation.ts";
import { notWholeWords } from "../lacking-words.ts";
import { requireRoles } from "../require-roles.ts";
import {
  answer,
  CommandFault,
  configured,
  requireKnown,
  requireOrdinary,
  tell,
  tellWhole,
  wholeOption,
} from "./command.ts";

/** Backup, then migrate, then look: the schema is not touched before the backup is whole. */
export const upgradeCommand = defineCommand({
  meta: { name: "upgrade", description: "Tager en sikkerhedskopi, bringer skemaet à jour og kontrollerer det." },
  args: {
    backup: { type: "string", description: "Hvor kopien lægges; ellers i datamappen under backups/" },
    municipality: wholeOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    const config = configured();
    if (args.backup !== undefined) await requireOrdinary(args.backup);
    const { connections, stop } = await startDatabase(config, tell);
    try {
      await requireRoles(config);
      await requireKnown(connections, args.municipality);
      tellWhole(args.municipality);
      await refuseNewerSchema(connections.owner);
      const from = { owner: connections.owner, store: filesOfAll(config), named: namedBytes };
      const pending = await pendingMigrations(connections.owner);
      if (pending.length === 0) {
        // Nothing is to be undone: a copy is made where one is asked for.
        const done = args.backup ? await backup(from, args.backup, new Date()) : nothingDone;
        await migrate(connections);
        if (done.lacking.length > 0) process.exitCode = 1;
        return answer(args.json, { ran: [], backup: args.backup ?? null, lacking: done.lacking }, [
          `Skemaet er à jour. Rollernes rettigheder er sat på ny. ${args.backup ? `Kopien ligger i ${args.backup}.` : "Der er ikke taget nogen kopi, for intet er ændret."}`,
          ...notWholeWords(done.lacking, done.files),
        ]);
      }
      const file = args.backup ?? backupFile(config.dataDir);
      tell(`${pending.length} trin venter. Tager sikkerhedskopi i ${file} …`);
      const done = await backup(from, file, new Date());
      const ran = await migrate(connections);
      const left = await pendingMigrations(connections.owner);
      if (left.length > 0)
        throw new CommandFault(
          `Skemaet blev ikke bragt helt à jour. Der mangler: ${left.join(", ")}. Kopien ligger i ${file}.`,
        );
      // A receipt that was damaged months ago keeps no new version back: no step touches the documents.
      if (done.lacking.length > 0) process.exitCode = 1;
      answer(args.json, { ran, backup: file, lacking: done.lacking }, [
        `${ran.length} trin er kørt. Kopien fra før ligger i ${file}.`,
        ...notWholeWords(done.lacking, done.files),
      ]);
    } finally {
      await stop();
    }
  },
});

const nothingDone = { files: 0, lacking: [] };

function backupFile(dataDir: string): string {
  const folder = path.join(dataDir, "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, `udsyn-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.udsyn`);
}
