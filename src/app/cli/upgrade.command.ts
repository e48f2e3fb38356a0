import { mkdirSync } from "node:fs";
import path from "node:path";
import { defineCommand } from "citty";
import { backup, migrate, pendingMigrations } from "../../platform/index.ts";
import { filesOf } from "../files-of.ts";
import { startDatabase } from "../installation.ts";
import { requireRoles } from "../require-roles.ts";
import { answer, CommandFault, configured, requireKnown, tell, tellWhole, wholeOption } from "./command.ts";

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
    const { connections, stop } = await startDatabase(config, tell);
    try {
      await requireRoles(config);
      await requireKnown(connections, args.municipality);
      tellWhole(args.municipality);
      const pending = await pendingMigrations(connections.owner);
      if (pending.length === 0) {
        // Nothing is to be undone: a copy is made where one is asked for.
        if (args.backup) await backup(connections.owner, filesOf(config), args.backup, new Date());
        await migrate(connections);
        return answer(args.json, { ran: [], backup: args.backup ?? null }, [
          `Skemaet er à jour. Rollernes rettigheder er sat på ny. ${args.backup ? `Kopien ligger i ${args.backup}.` : "Der er ikke taget nogen kopi, for intet er ændret."}`,
        ]);
      }
      const file = args.backup ?? backupFile(config.dataDir);
      tell(`${pending.length} trin venter. Tager sikkerhedskopi i ${file} …`);
      await backup(connections.owner, filesOf(config), file, new Date());
      const ran = await migrate(connections);
      const left = await pendingMigrations(connections.owner);
      if (left.length > 0)
        throw new CommandFault(
          `Skemaet blev ikke bragt helt à jour. Der mangler: ${left.join(", ")}. Kopien ligger i ${file}.`,
        );
      answer(args.json, { ran, backup: file }, [`${ran.length} trin er kørt. Kopien fra før ligger i ${file}.`]);
    } finally {
      await stop();
    }
  },
});

function backupFile(dataDir: string): string {
  const folder = path.join(dataDir, "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, `udsyn-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.udsyn`);
}
