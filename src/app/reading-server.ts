import type { FastifyInstance } from "fastify";
import type { UdsynRoute, Who } from "../identity/index.ts";
import type { Db, FileStore, Log, PublicConfig } from "../platform/index.ts";
import { isRoomOn, type Municipality } from "../profile/index.ts";
import { createServer, type PublicAnswers, publicAnswers, type Serving } from "../web/index.ts";
import { withApiDocs } from "./api-docs/api-docs.routes.ts";
import { openData } from "./open-data.ts";
import { publicPages } from "./public-pages.ts";
import { roomTexts } from "./room-texts.ts";
import { wordingOf } from "./wording.tsx";

export interface ReadingParts
  extends Pick<Serving<Municipality, Who>, "hereAt" | "freshness" | "signing" | "clock" | "keeps"> {
  readonly config: Pick<PublicConfig, "baseUrl" | "port" | "trustedProxies">;
  readonly db: Db;
  /** Where the files lie that go with records. */
  readonly documents: FileStore;
  readonly log: Log;
  /** Beside the pages and the open data. */
  readonly beside?: readonly UdsynRoute[];
}

/** Everything that a site which only shows the published answers, but for its keeper's own addresses. */
export function readingRoutes(db: Db, documents: FileStore, beside: readonly UdsynRoute[] = []): readonly UdsynRoute[] {
  return withApiDocs([...publicPages({ register: db }, "none"), ...openData(db, documents), ...beside]);
}

/** The web server of a site that only shows the published: it knows nobody and takes nothing. Not yet listening. */
export function readingServer(parts: ReadingParts): Promise<FastifyInstance> {
  return createServer(reading(parts));
}

/** The same site's answers for a program in this process, without a server. */
export function readingAnswers(parts: ReadingParts, host: string): PublicAnswers {
  return publicAnswers(reading(parts), host);
}

function reading({ config, db, documents, log, beside = [], ...serving }: ReadingParts): Serving<Municipality, Who> {
  const nobody = async () => null;
  return {
    ...serving,
    routes: readingRoutes(db, documents, beside),
    log,
    hereOfToken: () => null,
    languagesOf: (here) => here.profile.languages,
    hasRoom: (here, room) => isRoomOn(here.profile, room),
    whoInSession: nobody,
    whoWithToken: nobody,
    mayUse: () => false,
    refusedTexts: () => [],
    observe: () => undefined,
    wording: wordingOf(roomTexts, { base: config.baseUrl ?? `http://localhost:${config.port}`, hasDesk: false }),
    files: null,
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
    limits: null,
    nameOf: (here) => here.slug,
  };
}
