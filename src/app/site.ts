import { fillGazetteer } from "../places/index.ts";
import { type Config, type Log, startWorker } from "../platform/index.ts";
import { fillDemo } from "./demo/fill-demo.ts";
import { prepareDemo } from "./demo/prepare-demo.ts";
import { type Ordered, openDirectory } from "./directory.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { jobsOf, timetable } from "./jobs.ts";
import { journalKeeper } from "./journal/journal-keeper.ts";
import { listen } from "./listen.ts";
import { hearPublications } from "./publications.ts";
import { renewSearches } from "./renew-searches.ts";
import { wireRooms } from "./rooms.ts";
import { startSealing } from "./sealing.ts";
import { udsynServer } from "./server.ts";
import { dropLeftovers, settleMemory } from "./settle-memory.ts";
import { openStops } from "./stops.ts";

export interface RunningSite {
  /** As one types it into a browser, without a trailing slash. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts everything: database, queue, web server. Listens when it returns. @param tell hears what takes time */
export async function startSite(
  config: Config,
  log: Log,
  tell: (line: string) => void,
  ordered?: Ordered,
): Promise<RunningSite> {
  const stops = openStops();
  try {
    const installation = await openInstallation(config, log, tell);
    stops.add(installation.close);
    const clock = () => new Date();
    const keeper = journalKeeper(installation, clock, log);
    stops.add(keeper.stop);
    const publications = await hearPublications(installation.connections.register, log, keeper.keep);
    stops.add(publications.close);
    const rooms = wireRooms({ ...installation, log, isHeard: publications.isHeard });
    if (config.mode === "demo") {
      await prepareDemo(installation, clock(), tell);
      await fillDemo(installation, rooms, clock(), tell);
    }
    const directory = await openDirectory(installation.db.app, undefined, ordered);
    const sealing = startSealing({ db: installation.db.app, directory, journal: config.journal, clock, log });
    stops.add(sealing.stop);
    const { jobs, close } = jobsOf(installation, rooms, clock, log);
    stops.add(close);
    const worker = await startWorker(installation.db.jobsPool, jobs, log, timetable);
    stops.add(() => worker.stop());
    const server = await udsynServer({ installation, directory, publications, rooms, clock, log });
    stops.add(() => server.close());
    settleMemory();
    const address = await listen(server, config);
    const places = fillPlaces(installation, log);
    stops.add(places.stop);
    stops.add(renewSearches(installation.db.app, directory, log).stop);
    return { address, stop: stops.all };
  } catch (error) {
    await stops
      .all()
      .catch((again: unknown) => log.warn({ reason: String(again) }, "not everything stopped by itself"));
    throw error;
  }
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
