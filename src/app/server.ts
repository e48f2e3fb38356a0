import type { FastifyInstance } from "fastify";
import { hasRole, municipalityOfToken, type Who, whoInSession, whoWithToken } from "../identity/index.ts";
import { dateInZone } from "../kernel/index.ts";
import { inMunicipality, type Log, openFiles } from "../platform/index.ts";
import type { Municipality, RoleName } from "../profile/index.ts";
import { createServer, type Serving } from "../web/index.ts";
import type { Directory } from "./directory.ts";
import type { Installation } from "./installation.ts";
import type { Publications } from "./publications.ts";
import { roomTexts } from "./room-texts.ts";
import type { Rooms } from "./rooms.ts";
import { wordingOf } from "./wording.tsx";

export interface ServerParts {
  readonly installation: Pick<Installation, "config" | "db">;
  readonly directory: Directory;
  readonly publications: Publications;
  readonly rooms: Rooms;
  readonly clock: () => Date;
  readonly log: Log;
}

/** The web server with every room's routes. Not yet listening. */
export function udsynServer({
  installation,
  directory,
  publications,
  rooms,
  clock,
  log,
}: ServerParts): Promise<FastifyInstance> {
  const { config, db } = installation;
  const serving: Serving<Municipality, Who> = {
    routes: rooms.routes,
    clock,
    log,
    hereAt: (host) => directory.at(host),
    hereOfToken: (token) => {
      const slug = municipalityOfToken(token);
      return slug === null ? null : directory.bySlug(slug);
    },
    languagesOf: (here) => here.profile.languages,
    whoInSession: (here, secret, now) =>
      inMunicipality(db.app, here.id, (tx) => whoInSession(tx, here.id, secret, now)),
    whoWithToken: (here, token, now) => inMunicipality(db.app, here.id, (tx) => whoWithToken(tx, here.id, token, now)),
    mayUse: (who, roles) => hasRole(who, roles as readonly RoleName[]),
    freshness: (here, now) =>
      [here.id, here.profileVersion, publications.headOf(here.id), dateInZone(now, here.profile.timeZone)].join(" "),
    observe: rooms.observe,
    wording: wordingOf(roomTexts, config.baseUrl ?? `http://localhost:${config.port}`),
    files: openFiles(config.filesUrl),
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
  };
  return createServer(serving);
}
