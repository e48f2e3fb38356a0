import { defineCommand } from "citty";
import {
  type Config,
  type Database,
  markSecret,
  openDatabase,
  refuseNewerSchema,
  secretStanding,
} from "../../platform/index.ts";
import { diagnosis } from "../health/diagnosis.ts";
import { startDatabase } from "../installation.ts";
import { standingSecret } from "../other-secret.ts";
import { answer, CommandFault, configured, demoWords, requireKnown, tell, tellWhole, wholeOption } from "./command.ts";
import { printNewKey } from "./log-key.command.ts";

export const doctorCommand = defineCommand({
  meta: { name: "doctor", description: "Siger i ord, hvordan installationen har det, og hvad der skal gøres." },
  args: {
    "new-log-key": { type: "boolean", description: "Laver en ny nøgle til UDSYN_LOG_KEY og gør ikke andet" },
    "accept-secret": {
      type: "boolean",
      description: "Hemmeligheden, databasen er brugt med, er tabt: den, der er sat nu, gælder fra nu af",
    },
    quick: {
      type: "boolean",
      description: "Ser kun efter, om dokumenterne er der; ellers læses de alle, og indholdet holdes op mod deres hash",
    },
    municipality: wholeOption,
    json: { type: "boolean", description: "Svar som JSON" },
  },
  run: async ({ args }) => {
    if (args["new-log-key"]) return printNewKey(args.json);
    const config = configured();
    const { connections, stop } = await startDatabase(config, tell);
    const db = openDatabase(connections);
    try {
      await requireKnown(connections, args.municipality);
      tellWhole(args.municipality);
      if (args["accept-secret"]) {
        await refuseNewerSchema(connections.owner);
        await acceptSecret(config, db);
      }
      const findings = await diagnosis({ config, db, connections }, args.quick ? "presence" : "bytes");
      const wrong = findings.filter((one) => !one.ok);
      const isRemarked = findings.some((one) => one.remark);
      const well = isRemarked ? "Intet er galt. Det, der er mærket med !, skal på plads før brug." : "Alt er i orden.";
      const summary = wrong.length === 0 ? well : `${wrong.length} ting skal rettes.`;
      answer(args.json, { ok: wrong.length === 0, mode: config.mode, findings }, [
        ...findings.map((one) => `${one.remark ? "!" : one.ok ? "✓" : "✗"} ${one.message}`),
        // Where the database is not reached, that is all there is to say.
        ...(findings.length > 1 ? demoWords(config) : []),
        summary,
      ]);
      if (wrong.length > 0) process.exitCode = 1;
    } finally {
      await db.close();
      await stop();
    }
  },
});

/** @throws CommandFault where no secret is set */
async function acceptSecret(config: Config, db: Database): Promise<void> {
  const secret = standingSecret(config);
  if (secret === null) throw new CommandFault("UDSYN_SECRET er ikke sat, så der er intet at tage for databasens.");
  if ((await secretStanding(db.app, secret)) !== "own") await markSecret(db.app, secret);
}
