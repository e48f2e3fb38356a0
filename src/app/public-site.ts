import type { FastifyInstance } from "fastify";
import { isFault } from "../kernel/index.ts";
import type { Db, Log, PublicConfig } from "../platform/index.ts";
import { type LogKey, named, parseLogKey, publicForm, readHead, unsigned } from "../register/index.ts";
import { type Directory, type Ordered, openDirectory } from "./directory.ts";
import { filesOf } from "./files-of.ts";
import { freshnessOf } from "./freshness.ts";
import { newsHeard, publicReadiness } from "./health/checks.ts";
import { healthRoutes } from "./health/health.routes.ts";
import { listen } from "./listen.ts";
import { pageSignatures } from "./page-signatures.ts";
import { openPublished } from "./public-database.ts";
import { hearPublications, type Publications } from "./publications.ts";
import { readingServer } from "./reading-server.ts";
import { settleMemory } from "./settle-memory.ts";
import type { RunningSite } from "./site.ts";
import { StartFault } from "./start-fault.ts";
import { openStops } from "./stops.ts";

interface PublicParts {
  readonly config: PublicConfig;
  readonly db: Db;
  readonly key: LogKey | null;
  readonly directory: Directory;
  readonly publications: Publications;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Starts the site that only shows the published: no sign-in, no desk, no forms, no jobs, no migrations. */
export async function startPublicSite(
  config: PublicConfig,
  log: Log,
  tell: (line: string) => void,
  { clock = () => new Date(), ordered }: { readonly clock?: () => Date; readonly ordered?: Ordered } = {},
): Promise<RunningSite> {
  const stops = openStops();
  try {
    const { db, connection, close } = await openPublished(config, tell);
    stops.add(close);
    const directory = await openDirectory(db, (one) => ({ ...one, hasDesk: false, playground: null }), ordered);
    const key = await keyGiven(config, db, directory);
    if (key === null)
      tell("UDSYN_LOG_KEY er ikke sat: siderne vises uden loggens underskrift. Poster, data og log kan efterprøves.");
    const publications = await hearPublications(connection, log);
    stops.add(publications.close);
    const server = await publicServer({ config, db, key, directory, publications, clock, log });
    stops.add(() => server.close());
    settleMemory();
    const address = await listen(server, config);
    return { address, stop: stops.all };
  } catch (error) {
    await stops
      .all()
      .catch((again: unknown) => log.warn({ reason: String(again) }, "not everything stopped by itself"));
    throw error;
  }
}

function publicServer(parts: PublicParts): Promise<FastifyInstance> {
  const { config, db, key, directory, publications, clock, log } = parts;
  directory.follow(publications, log);
  return readingServer({
    ...{ config, db, clock, log, documents: filesOf(config) },
    beside: healthRoutes(async () => [...(await publicReadiness(db)), await newsHeard(publications.isHeard)]),
    hereAt: (host) => directory.at(host),
    freshness: freshnessOf(publications),
    signing: key === null ? async () => unsigned : pageSignatures(db, publications, key),
  });
}

/** The log's key where the operator gives it. Another key would make every page look altered, so it is refused at once. */
export async function keyGiven(
  { logKey }: Pick<PublicConfig, "logKey">,
  db: Db,
  directory: Pick<Directory, "all">,
): Promise<LogKey | null> {
  if (logKey === null) return null;
  const key = parseLogKey(logKey);
  if (isFault(key))
    throw new StartFault("UDSYN_LOG_KEY kan ikke læses. Den har formen PRIVATE+KEY+navn+nøgle-id+data.");
  for (const { id, slug } of directory.all()) {
    const head = await readHead(db, id);
    if (head && publicForm(named(key, head.origin)) !== head.verifierKey)
      throw new StartFault(
        `UDSYN_LOG_KEY er en anden nøgle end den, loggen i ${slug} er underskrevet med. Udelad den, eller giv den rigtige.`,
      );
  }
  return key;
}
