import { type Address, openAddress } from "./address.ts";
import { type Bundle, findBundle } from "./bundle.ts";
import { ensureServer, type Site } from "./ensure-server.ts";
import { type Held, lock, tryLock } from "./file-lock.ts";
import { type Folder, openFolder } from "./folder.ts";
import { DATABASE } from "./initialise.ts";
import { type Role, readPasswords } from "./passwords.ts";
import { type PidFile, runsHere } from "./running.ts";
import { stopServer } from "./server.ts";
import type { Tuning } from "./settings.ts";
import { chooseWay, type WayMaker, waysFor } from "./way.ts";

const WATCH_MS = 1000;

/** As `pg` takes it. `host` is a folder with a Unix socket, or loopback on Windows. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A running embedded PostgreSQL, shared by every process of this data folder. */
export interface Embedded {
  readonly connections: Readonly<Record<Role, Connection>>;
  /** Whether the server already ran when we came. */
  readonly joined: boolean;
  /** What `SHOW data_directory` answers on this server. */
  readonly dataDirectory: string;
  /** Leaves, and stops the server when nobody else uses it. May be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** `<UDSYN_DATA>/postgres`; made when missing. */
  readonly dataDir: string;
  /** Told in Danish what takes time or was mended. */
  readonly log: (line: string) => void;
  readonly tuning?: Tuning;
  readonly bundle?: Bundle;
  readonly ways?: readonly WayMaker[];
}

/**
 * Starts the embedded PostgreSQL in `dataDir`, or joins the one that runs there: another process's, or one left by a
 * killed process. The last process to `stop` stops the server. A server that dies is started again within seconds.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, tuning = "durable", bundle = findBundle() } = options;
  const folder = openFolder(options.dataDir);
  const gate = await enter(folder, log);
  let address: Address | undefined;
  let member: Held | undefined;
  try {
    const passwords = readPasswords(folder);
    const way = chooseWay(bundle, folder, options.ways ?? waysFor(process.getuid?.()));
    address = openAddress(folder);
    // Asked before we are a member ourselves; the gate keeps it true until we are through.
    const alone = tryLock(folder.members, "exclusive");
    alone?.release();
    member = await lock(folder.members, "shared");
    const site: Site = { folder, bundle, way, passwords, tuning, address, log };
    const { server, joined } = await ensureServer(site, alone !== undefined);
    return run(site, member, server, joined);
  } catch (error) {
    member?.release();
    address?.close();
    throw error;
  } finally {
    gate.release();
  }
}

function enter(folder: Folder, log: (line: string) => void): Promise<Held> {
  return lock(folder.gate, "exclusive", () =>
    log("Venter på en anden Udsyn, der er ved at starte eller stoppe databasen …"),
  );
}

/** Watches the server until `stop`. */
function run(site: Site, member: Held, first: PidFile, joined: boolean): Embedded {
  const { folder, way, address, log } = site;
  let server = first;
  let mending: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  const mend = async (): Promise<void> => {
    let gate: Held | undefined;
    try {
      gate = await enter(folder, log);
      if (stopped) return;
      log("Databasen er gået ned; den startes igen …");
      server = (await ensureServer(site, false)).server;
    } catch (error) {
      log(`Databasen kunne ikke startes igen: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      gate?.release();
    }
  };
  const watch = setInterval(() => {
    if (mending || runsHere(server.pid, folder)) return;
    mending = mend().finally(() => (mending = undefined));
  }, WATCH_MS).unref();

  const leave = async (): Promise<void> => {
    clearInterval(watch);
    await mending;
    const gate = await enter(folder, log);
    try {
      member.release();
      const alone = tryLock(folder.members, "exclusive");
      if (alone) await stopServer(server.pid, folder, way);
      alone?.release();
    } finally {
      gate.release();
      address.close();
    }
  };

  const connection = (role: Role): Connection => ({
    host: address.host,
    port: first.port,
    user: `udsyn_${role}`,
    password: site.passwords[role],
    database: DATABASE,
  });
  return {
    connections: {
      owner: connection("owner"),
      app: connection("app"),
      jobs: connection("jobs"),
      register: connection("register"),
    },
    joined,
    dataDirectory: way.dataDirectory(folder.cluster),
    stop: () => (stopped ??= leave()),
  };
}
