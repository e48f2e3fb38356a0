import { defineCommand } from "citty";
import { openLog } from "../../platform/index.ts";
import { withoutCpr } from "../../records/index.ts";
import { openInstallation } from "../installation.ts";
import { answer, configured, tell, tellWhole, wholeOption } from "./command.ts";

export const migrateCommand = defineCommand({
  meta: { name: "migrate", description: "Bringer databasens skema à jour." },
  args: { municipality: wholeOption, json: { type: "boolean", description: "Svar som JSON" } },
  run: async ({ args }) => {
    tellWhole(args.municipality);
    const lines: string[] = [];
    const installation = await openInstallation(configured(), openLog("warn", withoutCpr), (line) => {
      lines.push(line);
      tell(line);
    });
    await installation.close();
    answer(args.json, { done: true, ran: lines }, ["Skemaet er à jour."]);
  },
});
