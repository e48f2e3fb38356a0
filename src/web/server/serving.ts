import type { FileStore, Lang, Log } from "../../platform/index.ts";
import type { Wording } from "./failure.ts";
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
  readonly mayUse: (who: Who, roles: readonly string[]) => boolean;
  /** What a kept page depends on besides its address: log head, profile version, build, the municipality's day. */
  readonly freshness: (here: Here, now: Date) => string;
  readonly wording: Wording<Here>;
  /** Where sent files lie until a use case keeps them; `null` where there is no such place. */
  readonly files: FileStore | null;
  /** Told of every answer, for the figures. */
  readonly observe: (served: Served) => void;
  /** The address the outside sees; `null`: what the request says (demo, on this machine). */
  readonly baseUrl: string | null;
  readonly trustedProxies: readonly string[];
}
