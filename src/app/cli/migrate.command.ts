import { defineCommand } from "citty";
import { type Config, openLog } from "../../platform/index.ts";
import { withoutCpr } from "../../records/index.ts";
import { isInstalled, openInstallation, startDatabase } from "../installation.ts";
import { answer, configured, requireKnown, tell, tellWhole, wholeOption } from "./command.ts";

export const migrateCommand = defineCommand({
  meta: { name: "migrate", description: "Bringer databasens skema à jour." },
  args: { municipality: wholeOption, json: { type: "boolean", description: "Svar som JSON" } },
  run: async ({ args }) => {
    const config = configured();
    await requireKnownBefore(config, args.municipality);
    tellWhole(args.municipality);
    const lines: string[] = [];
    const installation = await openInstallation(config, openLog("warn", withoutCpr), (line) => {
      lines.push(line);
      tell(line);
    });
    await installation.close();
    answer(args.json, { done: true, ran: lines }, ["Skemaet er à jour."]);
  },
});

/** Nothing is migrated for somebody who means another installation. */
async function requireKnownBefore(config: Config, slug: string | undefined): Promise<void> {
  if (slug === undefined || !isInstalled(config)) return;
  const { connections, stop } = await startDatabase(config, tell);
  try {
    await requireKnown(connections, slug);
  } finally {
    await stop();
  }
}
