import type { Fault } from "../../kernel/index.ts";
import type { FileStore, Lang, Log } from "../../platform/index.ts";
import type { Wording } from "./failure.ts";
import type { Limits } from "./rate-limit.ts";
import type { Route } from "./route.ts";

/** One answered request. `route` is the route's path as it is declared, so that there are few of them. */
export interface Served {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What the rooms above tell the server: where it is asked, by whom, and how refusals read. */
export interface Serving<Here, Who> {
  readonly routes: readonly Route<Here, Who>[];
  readonly clock: () => Date;
  readonly log: Log;
  /** The municipality of a host name; `null` answers 421. */
  readonly hereAt: (host: string) => Here | null;
  /** A token's own municipality decides, whatever host it is sent to; `null` answers 401. */
  readonly hereOfToken: (token: string) => Here | null;
  readonly languagesOf: (here: Here) => readonly Lang[];
  readonly whoInSession: (here: Here, secret: string, now: Date) => Promise<Who | null>;
  readonly whoWithToken: (here: Here, token: string, now: Date) => Promise<Who | null>;
  /** Whether a municipality has a room switched on; its routes are found by nobody where it has not. Absent: every room. */
  readonly hasRoom?: (here: Here, room: string) => boolean;
  /** What is wrong with texts that were sent, whatever they were sent for: the one place where every text comes in. */
  readonly refusedTexts: (sent: unknown) => readonly Fault[];
  readonly mayUse: (who: Who, roles: readonly string[], whole: boolean) => boolean;
  /** What a kept page depends on besides its address: log head, profile version, build, the municipality's day. */
  readonly freshness: (here: Here, now: Date) => string;
  /** How kept answers are signed, as of now: by address without its first slash, and content type. */
  readonly signing: (here: Here) => Promise<(address: string, type: string, body: Buffer) => Buffer>;
  readonly wording: Wording<Here>;
  /** `false` where each page is asked for once: none is kept. */
  readonly keeps?: boolean;
  /** Where sent files lie until a use case keeps them; `null` where there is no such place. */
  readonly files: FileStore | null;
  /** Told of every answer, for the figures. */
  readonly observe: (served: Served) => void;
  /** The address the outside sees; `null`: what the request says (demo, on this machine). */
  readonly baseUrl: string | null;
  readonly trustedProxies: readonly string[];
  /** How often what changes something may be asked; `null` never says no. */
  readonly limits: Limits | null;
  /** A municipality's name in the counts. */
  readonly nameOf: (here: Here) => string;
}
