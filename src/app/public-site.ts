import type { FastifyInstance } from "fastify";
import type { Who } from "../identity/index.ts";
import { isFault } from "../kernel/index.ts";
import type { Db, Log, PublicConfig } from "../platform/index.ts";
import { isRoomOn, type Municipality } from "../profile/index.ts";
import { type LogKey, named, parseLogKey, publicForm, readHead, unsigned } from "../register/index.ts";
import { createServer } from "../web/index.ts";
import { withApiDocs } from "./api-docs/api-docs.routes.ts";
import { type Directory, type Ordered, openDirectory } from "./directory.ts";
import { filesOf } from "./files-of.ts";
import { freshnessOf } from "./freshness.ts";
import { newsHeard, publicReadiness } from "./health/checks.ts";
import { healthRoutes } from "./health/health.routes.ts";
import { listen } from "./listen.ts";
import { openData } from "./open-data.ts";
import { pageSignatures } from "./page-signatures.ts";
import { openPublished } from "./public-database.ts";
import { publicPages } from "./public-pages.ts";
import { hearPublications, type Publications } from "./publications.ts";
import { roomTexts } from "./room-texts.ts";
import { settleMemory } from "./settle-memory.ts";
import type { RunningSite } from "./site.ts";
import { StartFault } from "./start-fault.ts";
import { openStops } from "./stops.ts";
import { wordingOf } from "./wording.tsx";

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
  const nobody = async () => null;
  directory.follow(publications, log);
  const health = healthRoutes(async () => [...(await publicReadiness(db)), await newsHeard(publications.isHeard)]);
  return createServer<Municipality, Who>({
    routes: withApiDocs([...publicPages({ register: db }, "none"), ...openData(db, filesOf(config)), ...health]),
    clock,
    log,
    hereAt: (host) => directory.at(host),
    hereOfToken: () => null,
    languagesOf: (here) => here.profile.languages,
    hasRoom: (here, room) => isRoomOn(here.profile, room),
    whoInSession: nobody,
    whoWithToken: nobody,
    mayUse: () => false,
    refusedTexts: () => [],
    freshness: freshnessOf(publications),
    signing: key === null ? async () => unsigned : pageSignatures(db, publications, key),
    observe: () => undefined,
    wording: wordingOf(roomTexts, { base: config.baseUrl ?? `http://localhost:${config.port}`, hasDesk: false }),
    files: null,
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
    limits: null,
    nameOf: (here) => here.slug,
  });
}

/** The log's key where the operator gives it. Another key would make every page look altered, so it is refused at once. */
async function keyGiven({ logKey }: PublicConfig, db: Db, directory: Directory): Promise<LogKey | null> {
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
