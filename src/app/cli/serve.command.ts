import { defineCommand } from "citty";
import { type Log, openLog, readConfig, readPublicConfig } from "../../platform/index.ts";
import { withoutCpr } from "../../records/index.ts";
import type { Ordered } from "../directory.ts";
import { startPublicSite } from "../public-site.ts";
import { type RunningSite, startSite } from "../site.ts";
import { firstAsked, isLogKey, orFaults, tell } from "./command.ts";

export const serveCommand = defineCommand({
  meta: { name: "serve", description: "Starter siden." },
  args: {
    port: { type: "string", description: "Port i stedet for PORT" },
    municipality: { type: "string", description: "Kommunen på localhost; ellers den første" },
    "public-only": {
      type: "boolean",
      description: "Kun det offentliggjorte, over registrets databaserolle: uden log ind, skrivebord og formularer",
    },
  },
  run: async ({ args }) => {
    if (args.port !== undefined) process.env.PORT = args.port;
    const log = openLog("warn", withoutCpr);
    // Heard from the start: a database that was started is stopped again, also by who gives up before the site answers.
    // A terminal's Ctrl-C reaches every process of the group, and the launcher passes its own on: a signal that comes
    // again while we stop must not end us before the database has stopped.
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    let stop: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      stop = resolve;
    });
    for (const signal of signals) process.on(signal, stop);
    try {
      const ordered: Ordered = (all) => firstAsked(all, args.municipality);
      const site = await (args["public-only"] ? startPublicOnly(log, ordered) : startWhole(log, ordered));
      await asked;
      tell("Stopper …");
      await site.stop();
    } finally {
      for (const signal of signals) process.off(signal, stop);
    }
  },
});

async function startWhole(log: Log, ordered: Ordered): Promise<RunningSite> {
  const config = orFaults(readConfig(undefined, isLogKey));
  const site = await startSite(config, log, tell, ordered);
  process.stdout.write(`${welcome(site.address, config.mode)}\n`);
  return site;
}

async function startPublicOnly(log: Log, ordered: Ordered): Promise<RunningSite> {
  const site = await startPublicSite(orFaults(readPublicConfig(undefined, isLogKey)), log, tell, { ordered });
  const lines = [`Udsyn viser det offentliggjorte på ${site.address}`, "Stop med Ctrl-C."];
  process.stdout.write(`${lines.join("\n")}\n`);
  return site;
}

function welcome(address: string, mode: string): string {
  const signIn =
    mode === "demo"
      ? `Log ind med ét klik: ${address}/log-ind (alle roller, ingen kode)`
      : `Log ind: ${address}/log-ind`;
  const play = mode === "demo" ? [`Prøv hele forløbet: ${address.replace("//localhost", "//lyngholm.localhost")}`] : [];
  return [`Udsyn svarer på ${address}`, signIn, ...play, "Stop med Ctrl-C."].join("\n");
}
