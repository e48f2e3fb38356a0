import type { FastifyInstance } from "fastify";
import {
  everywhere,
  hasRole,
  hasRoleOver,
  municipalityOfToken,
  type Who,
  whoInSession,
  whoWithToken,
} from "../identity/index.ts";
import { inMunicipality, type Log } from "../platform/index.ts";
import { isRoomOn, type Municipality, type RoleName } from "../profile/index.ts";
import { cprFaults } from "../records/index.ts";
import { createServer, type Limits, type Serving, usualLimits } from "../web/index.ts";
import type { Directory } from "./directory.ts";
import { filesOf } from "./files-of.ts";
import { freshnessOf } from "./freshness.ts";
import type { Installation } from "./installation.ts";
import { pageSignatures } from "./page-signatures.ts";
import type { Publications } from "./publications.ts";
import { roomTexts } from "./room-texts.ts";
import type { Rooms } from "./rooms.ts";
import { wordingOf } from "./wording.tsx";

export interface ServerParts {
  readonly installation: Pick<Installation, "config" | "db" | "logKey">;
  readonly directory: Directory;
  readonly publications: Publications;
  readonly rooms: Rooms;
  readonly clock: () => Date;
  readonly log: Log;
  /** How often what changes something may be asked; the usual limits where nothing is said. */
  readonly limits?: Limits | null;
}

/** The web server with every room's routes. Not yet listening. */
export function udsynServer({
  installation,
  directory,
  publications,
  rooms,
  clock,
  log,
  limits = installation.config.rateLimits ? usualLimits : null,
}: ServerParts): Promise<FastifyInstance> {
  const { config, db, logKey } = installation;
  directory.follow(publications, log);
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
    hasRoom: (here, room) => isRoomOn(here.profile, room),
    whoInSession: (here, secret, now) =>
      inMunicipality(db.app, here.id, (tx) => whoInSession(tx, here.id, secret, now)),
    whoWithToken: (here, token, now) => inMunicipality(db.app, here.id, (tx) => whoWithToken(tx, here.id, token, now)),
    refusedTexts: cprFaults,
    mayUse: (who, roles, whole) =>
      whole ? hasRoleOver(who, everywhere, roles as readonly RoleName[]) : hasRole(who, roles as readonly RoleName[]),
    freshness: freshnessOf(publications),
    signing: pageSignatures(db.register, publications, logKey),
    observe: rooms.observe,
    wording: wordingOf(roomTexts, { base: config.baseUrl ?? `http://localhost:${config.port}`, hasDesk: true }),
    files: filesOf(config),
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
    limits,
    nameOf: (here) => here.slug,
  };
  return createServer(serving);
}
