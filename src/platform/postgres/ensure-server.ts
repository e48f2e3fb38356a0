import { existsSync, realpathSync } from "node:fs";
import pg from "pg";
import type { Address } from "./address.ts";
import type { Bundle } from "./bundle.ts";
import type { Folder } from "./folder.ts";
import { initialise, SUPERUSER } from "./initialise.ts";
import type { Passwords } from "./passwords.ts";
import type { PidFile } from "./running.ts";
import { findServer, startServer, stopServer } from "./server.ts";
import type { Tuning } from "./settings.ts";
import { handOver, type Way } from "./way.ts";

/** Everything about one folder that starting, joining, mending and leaving need. */
export interface Site {
  readonly folder: Folder;
  readonly bundle: Bundle;
  readonly way: Way;
  readonly passwords: Passwords;
  readonly tuning: Tuning;
  readonly address: Address;
  readonly log: (line: string) => void;
}

/** Finds our server and makes sure it answers as ours, or starts one. What others use is never started over. */
export async function ensureServer(site: Site, alone: boolean): Promise<{ server: PidFile; joined: boolean }> {
  const { folder, way, log } = site;
  for (let found = await findServer(folder); found; found = await findServer(folder)) {
    if (await answersAsOurs(site, found)) return { server: found, joined: true };
    if (!alone) throw new Error("Databasen svarer ikke, men bruges af en anden Udsyn. Stop den anden, og prøv igen.");
    log("En database kører i mappen, men svarer ikke, som den skal; den startes om.");
    await stopServer(found.pid, folder, way);
  }
  initialise(folder, site.bundle, way, site.passwords, site.tuning);
  handOver(way, folder.cluster);
  return { server: await startServer(folder, way, site.tuning, log), joined: false };
}

/** Asks the server itself which folder it works in, by the password only our folder holds. */
async function answersAsOurs(site: Site, server: PidFile): Promise<boolean> {
  const { address, passwords, folder } = site;
  const client = new pg.Client({
    host: address.host,
    port: server.port,
    user: SUPERUSER,
    password: passwords.super,
    database: "postgres",
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0] !== undefined && isSameFolder(rows[0].data_directory, folder.cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Where the server was told to use the folder it stands in, `runsHere` has already looked at that. */
function isSameFolder(told: string, cluster: string): boolean {
  return told === "/proc/self/cwd" || (existsSync(told) && realpathSync(told) === cluster);
}
