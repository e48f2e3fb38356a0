import type { AddressInfo } from "node:net";
import { fillGazetteer } from "../places/index.ts";
import { type Config, type Log, startWorker } from "../platform/index.ts";
import { fillDemo } from "./demo/fill-demo.ts";
import { prepareDemo } from "./demo/prepare-demo.ts";
import { openDirectory } from "./directory.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { jobsOf, timetable } from "./jobs.ts";
import { followErasures } from "./journal/follow-erasures.ts";
import { followLogs } from "./journal/follow-logs.ts";
import { personalSources } from "./personal-sources.ts";
import { hearPublications } from "./publications.ts";
import { wireRooms } from "./rooms.ts";
import { startSealing } from "./sealing.ts";
import { udsynServer } from "./server.ts";
import { dropLeftovers, settleMemory } from "./settle-memory.ts";

export interface RunningSite {
  /** As one types it into a browser, without a trailing slash. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts everything: database, queue, web server. Listens when it returns. @param tell hears what takes time */
export async function startSite(config: Config, log: Log, tell: (line: string) => void): Promise<RunningSite> {
  const installation = await openInstallation(config, log, tell);
  const clock = () => new Date();
  try {
    const rooms = wireRooms({ ...installation, log });
    if (config.mode === "demo") {
      await prepareDemo(installation, clock(), tell);
      await fillDemo(installation, rooms, clock(), tell);
    }
    const directory = await openDirectory(installation.db.app);
    const publications = await hearPublications(
      installation.connections.register,
      log,
      journalKeeper(installation, clock, log),
    );
    const { jobs, close } = jobsOf(installation, rooms, clock);
    const worker = await startWorker(installation.db.jobsPool, jobs, log, timetable);
    const sealing = startSealing({ db: installation.db.app, directory, journal: config.journal, clock, log });
    const server = await udsynServer({ installation, directory, publications, rooms, clock, log });
    settleMemory();
    await server.listen({ host: config.host, port: config.port });
    const places = fillPlaces(installation, log);
    const { port } = server.server.address() as AddressInfo;
    return {
      address: config.baseUrl ?? `http://localhost:${port}`,
      stop: async () => {
        await places.stop();
        await server.close();
        await worker.stop();
        await sealing.stop();
        close();
        await publications.close();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

/** Writes each log's new heads and each erasure into the journal, one after another, as publications are heard of. */
function journalKeeper(
  { db, journal, config, secret }: Installation,
  clock: () => Date,
  log: Log,
): (municipalityId?: string) => void {
  let before = Promise.resolve();
  const sources = personalSources(secret);
  return (municipalityId) => {
    before = before
      .then(() => followLogs(db.register, journal, clock(), municipalityId))
      .then(async () => {
        await followErasures(db.app, config.journal, { secret, sources }, clock(), municipalityId);
      })
      .catch((error: unknown) => log.error({ reason: String(error) }, "the journal cannot be written"));
  };
}

/** Fills the gazetteer beside the requests, the first time; a stop in the middle leaves it for the next start. */
function fillPlaces({ db }: Installation, log: Log): { stop(): Promise<void> } {
  const giveUp = new AbortController();
  const filling = fillGazetteer(db.app, giveUp.signal, dropLeftovers)
    .then((filled) => {
      if (filled) settleMemory();
    })
    .catch((error: unknown) => {
      if (!giveUp.signal.aborted) log.warn({ reason: String(error) }, "the gazetteer cannot be filled");
    });
  return {
    stop: async () => {
      giveUp.abort();
      await filling;
    },
  };
}
