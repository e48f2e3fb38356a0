import { defineCommand } from "citty";
import { backup, executedMigrations } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import { filesOfAll } from "../files-of.ts";
import { isInstalled, startDatabase } from "../installation.ts";
import { notWholeWords } from "../lacking-words.ts";
import {
  answer,
  CommandFault,
  configured,
  demoWords,
  requireKnown,
  requireOrdinary,
  tell,
  tellWhole,
  wholeOption,
} from "./command.ts";

/** What is there, as it is: a careful keeper backs up before a new version touches anything. */
export const backupCommand = defineCommand({
  meta: {
    name: "backup",
    description: "Skriver database og dokumenter i én fil, også mens siden kører. Ændrer intet.",
  },
  args: {
    file: { type: "positional", required: true, description: "Filen, der skrives" },
    municipality: wholeOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    const config = configured();
    await requireOrdinary(args.file);
    const nothing = new CommandFault(
      `Der er intet at kopiere: databasen er ikke lavet endnu${config.database ? "" : ` i ${config.dataDir}`}.`,
    );
    if (!isInstalled(config)) throw nothing;
    const { connections, stop } = await startDatabase(config, tell);
    try {
      if ((await executedMigrations(connections.owner)).length === 0) throw nothing;
      await requireKnown(connections, args.municipality);
      tellWhole(args.municipality);
      const from = { owner: connections.owner, store: filesOfAll(config), named: namedBytes };
      const done = await backup(from, args.file, new Date());
      answer(args.json, { file: args.file, mode: config.mode, ...done }, [
        `${done.tables} tabeller og ${done.files} dokumenter er skrevet i ${args.file}.`,
        ...notWholeWords(done.lacking, done.files),
        ...demoWords(config),
      ]);
      if (done.lacking.length > 0) process.exitCode = 1;
    } finally {
      await stop();
    }
  },
});
