import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesOf } from "../../src/app/files-of.ts";
import {
  type Directory,
  hearPublications,
  openDirectory,
  type Rooms,
  udsynServer,
  wireRooms,
} from "../../src/app/index.ts";
import { openJournal } from "../../src/app/journal/journal.ts";
import { knownHeads } from "../../src/app/journal/known-heads.ts";
import { addToken, operator, type Who, type Work, work } from "../../src/identity/index.ts";
import {
  type Connections,
  type FileStore,
  type Log,
  openDatabase,
  openLog,
  readConfig,
} from "../../src/platform/index.ts";
import type { Municipality, RoleName } from "../../src/profile/index.ts";
import { type LogKey, newLogKey } from "../../src/register/index.ts";
import type { Limits } from "../../src/web/index.ts";
import { conforming } from "./conforming.ts";
import { demoDay, municipalDatabase, type ScratchDatabase } from "./database.ts";

/** The whole site on a database of its own: the demo's municipalities and the trial profile, listening on a free port. */
export interface TestSite {
  readonly db: ScratchDatabase;
  readonly directory: Directory;
  readonly rooms: Rooms;
  /** The publication log's key, for publishing directly. */
  readonly logKey: LogKey;
  /** `http://localhost:PORT`, the first municipality's. */
  readonly address: string;
  /** The same for another municipality: `http://lyngholm.localhost:PORT`. */
  addressOf(slug: string): string;
  here(slug: string): Municipality;
  /** Where documents lie: in a folder of the site's own, unless its settings say where. */
  readonly files: FileStore;
  readonly filesDir: string;
  /** The hour it is on the site; set it to travel in time. */
  clock: { now: Date };
  /** A bearer token with one role. */
  token(slug: string, role: RoleName): Promise<string>;
  /** Asks the API with a token of a role. */
  api(
    slug: string,
    role: RoleName,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Does a use case directly, as the command line would. */
  doing<T>(slug: string, use: (work: Work) => Promise<T>, who?: Who): Promise<T>;
  close(): Promise<void>;
}

export interface TestSiteOptions {
  /** How often one may write; by default as often as a test likes. */
  readonly limits?: Limits | null;
  readonly env?: Record<string, string>;
  /** Where the site writes what happens. */
  readonly log?: Log;
  /** The site's own way to its database, where a test stands in between. */
  readonly through?: (to: ScratchDatabase["connections"]) => Connections;
}

export async function startTestSite(
  at = demoDay,
  { limits = null, env = {}, through = (to) => to, log = openLog("silent") }: TestSiteOptions = {},
): Promise<TestSite> {
  const db = await municipalDatabase(at);
  const connections = through(db.connections);
  const siteDb = connections === db.connections ? db : openDatabase(connections);
  const clock = { now: at };
  const dataDir = await mkdtemp(path.join(tmpdir(), "udsyn-site-"));
  const config = readConfig({ PORT: "0", UDSYN_DATA: dataDir, ...env });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const filesDir = path.join(dataDir, "files");
  const heads = knownHeads(openJournal(config.journal), log);
  const installation = { config, db: siteDb, logKey: { ...newLogKey("udsyn-test"), heads }, secret: "test" };
  const publications = await hearPublications(connections.register, log);
  const rooms = wireRooms({ ...installation, log, isHeard: publications.isHeard });
  const directory = await openDirectory(db.app);
  const server = await udsynServer({
    installation,
    directory,
    publications,
    rooms: { ...rooms, routes: conforming(rooms.routes) },
    clock: () => clock.now,
    log,
    limits,
  });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const here = (slug: string) => {
    const found = directory.bySlug(slug);
    if (!found) throw new Error(`no municipality ${slug}`);
    return found;
  };
  const tokens = new Map<string, string>();
  const site: TestSite = {
    db,
    directory,
    rooms,
    logKey: installation.logKey,
    files: filesOf(config),
    filesDir,
    clock,
    address: `http://localhost:${port}`,
    addressOf: (slug) => `http://${slug}.localhost:${port}`,
    here,
    token: async (slug, role) => {
      const known = tokens.get(`${slug} ${role}`);
      if (known) return known;
      const { secret } = await site.doing(slug, (one) =>
        addToken(one.tx, here(slug), { role, name: role, expiresAt: null, madeOnMachine: true }, clock.now),
      );
      tokens.set(`${slug} ${role}`, secret);
      return secret;
    },
    api: async (slug, role, method, path, body, headers = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await site.token(slug, role)}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: "manual",
      }),
    doing: (slug, use, who = operator) => work(db.app, here(slug), who, clock.now, use),
    close: async () => {
      await server.close();
      await publications.close();
      if (siteDb !== db) await siteDb.close();
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return site;
}
