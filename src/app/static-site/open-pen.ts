import { dateOn, isFault } from "../../kernel/index.ts";
import { type ConnectTo, type Log, openLog, rememberRegister } from "../../platform/index.ts";
import { type AsFiles, municipalityBySlug, readMunicipalities } from "../../profile/index.ts";
import {
  keepOverLists,
  pageSigning,
  parseLogKey,
  readHead,
  readingAhead,
  rememberHeads,
  rememberTiles,
  type Signing,
  searchIndexRoutes,
  unsigned,
} from "../../register/index.ts";
import { mattersAhead, tripSearched, tripType } from "../../trips/index.ts";
import { type FilesPlaced, filesOfAll } from "../files-of.ts";
import { namedThingsOf } from "../named-things.ts";
import { readingAnswers } from "../reading-server.ts";
import { SiteFolder } from "./folder.ts";
import type { Done, Job } from "./job.ts";
import { placeOf } from "./links.ts";
import { penOf } from "./pen.ts";

/** What a writer needs to know, plain enough to be handed to another thread. */
export interface PenOrder {
  readonly connection: ConnectTo;
  readonly documents: FilesPlaced;
  readonly municipality: string;
  readonly root: string;
  readonly base: string;
  /** The log's secret key, as it is written; `null` signs nothing. */
  readonly logKey: string | null;
  readonly asFiles: AsFiles;
  /** The moment that the site is written as of. */
  readonly now: Date;
  readonly name: string;
  /** Files that an earlier run had begun on. */
  readonly begun: readonly string[];
}

export interface Pen {
  /** @param moment what is published as of: another one than before, and nothing is taken from memory */
  write(jobs: readonly Job[], moment: string): Promise<readonly Done[]>;
  close(): Promise<void>;
}

/** What may be a record's address: a year or another list of that form is no record, and is not found. */
const recordAt = /^(?:\/[a-z]{2})?\/(?:rejser|indlejr\/rejse)\/([a-z0-9-]+)/;

/** A matter's address among what programs read. */
const matterAt = /^\/oparl\/v1\.1\/(?:papers|agenda-items|consultations|files)\/([0-9a-f-]{36})/;

/** A meeting's. */
const meetingAt = /^\/oparl\/v1\.1\/meetings\/[^/]+\/([\d-]+)$/;

/** What is asked for again is no event, and what stays away is told as a fault of its address: a busy database fills nobody's mail. */
export function withoutRetried(log: Log): Log {
  return {
    ...log,
    error: (fields, message) => {
      if (!("status" in fields && fields.status === 503)) log.error(fields, message);
    },
  };
}

/** A writer in this thread, with a connection of its own. */
export async function openPen(order: PenOrder): Promise<Pen> {
  const { connection, municipality, root, base, now, name, begun, asFiles } = order;
  const { db, forget } = rememberRegister(connection);
  rememberTiles(db);
  keepOverLists(db);
  const [heads, ahead, matters] = [rememberHeads(db), readingAhead(db), mattersAhead(db)];
  const found = municipalityBySlug(await readMunicipalities(db), municipality);
  if (!found) throw new Error(`no municipality ${municipality}`);
  const here = { ...found, hasDesk: false, playground: null, asFiles };
  const key = order.logKey === null ? null : parseLogKey(order.logKey);
  if (key !== null && isFault(key)) throw new Error("the log's key does not read");
  const signing = async (): Promise<Signing> => (key === null ? unsigned : pageSigning(db, here.id, key));
  const place = placeOf(base);
  const parts = {
    config: { baseUrl: base, port: 0, trustedProxies: [] },
    db,
    documents: filesOfAll(order.documents),
    beside: searchIndexRoutes({ register: db }, tripSearched, namedThingsOf({ register: db })),
    log: withoutRetried(openLog("warn")),
    clock: () => now,
    hereAt: () => here,
    freshness: () => "",
    // The writer signs what it writes, which has other addresses than the server's.
    signing: async () => unsigned,
    keeps: false,
  };
  const answers = readingAnswers(parts, new URL(base).host);
  const write = penOf({ answers, place, folder: new SiteFolder(root, name, new Set(begun)), signing });
  let known = "";
  return {
    write: async (jobs, moment) => {
      if (moment !== known) {
        for (const one of [heads, ahead, matters]) one.forget();
        forget();
      }
      known = moment;
      const slugs = jobs.flatMap(({ path }) => recordAt.exec(path)?.[1] ?? []);
      if (slugs.length > 0) await ahead.read(here.id, tripType.type, slugs, await readHead(db, here.id));
      await matters.read(
        here,
        jobs.flatMap(({ path }) => matterAt.exec(path)?.[1] ?? []),
        jobs.flatMap(({ path }) => dateOn(meetingAt.exec(path)?.[1] ?? "") ?? []),
      );
      return write(jobs);
    },
    close: () => db.destroy(),
  };
}
