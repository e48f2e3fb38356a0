import { defineCommand } from "citty";
import { backup } from "../../platform/index.ts";
import { filesOf } from "../files-of.ts";
import { answer, withInstallation } from "./command.ts";

export const backupCommand = defineCommand({
  meta: { name: "backup", description: "Skriver database og dokumenter i én fil, også mens siden kører." },
  args: {
    file: { type: "positional", required: true, description: "Filen, der skrives" },
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: ({ args }) =>
    withInstallation(async ({ config, installation }) => {
      const done = await backup(installation.connections.owner, filesOf(config), args.file, new Date());
      answer(args.json, { file: args.file, ...done }, [
        `${done.tables} tabeller og ${done.files} dokumenter er skrevet i ${args.file}.`,
      ]);
    }),
});
