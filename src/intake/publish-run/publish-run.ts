import { hasRole, type Work } from "../../identity/index.ts";
import type { Importer } from "../importer.ts";
import type { RunId } from "../intake.tables.ts";
import type { Published, WaitingRecord } from "../records.ts";
import { holdDataset, subjectsOfRun } from "../row.store.ts";
import { readRun, type StoredRun } from "../run.store.ts";
import { type RunOfRecords, runsOfRecords } from "../waiting-rows.store.ts";

/** What an import made public is records, and those are the coordinator's. */
export const publishers = ["coordinator"] as const;

/** Records published in one transaction: the log is held no longer than that. */
const publishedAtOnce = 100;

/** Does work in a transaction of its own. */
type Doing = <T>(use: (one: Work) => Promise<T>) => Promise<T>;

/** The importer that keeps a data set. */
export function importerOf(importers: readonly Importer[], name: string): Importer {
  const found = importers.find((one) => one.name === name);
  if (!found) throw new Error(`nobody keeps ${name}`);
  return found;
}

/** What of a run is not public yet; `null` where nothing of it can be, or it is not theirs to publish. */
export async function waitingIn(one: Work, importers: readonly Importer[], run: StoredRun) {
  const { publishing } = importerOf(importers, run.dataset);
  if (!publishing || !hasRole(one.who, publishers)) return null;
  return publishing.waiting(one, await subjectsOfRun(one.tx, one.municipality.id, run.runId));
}

/** The runs of which something waits for this person to publish it, and how much of each. */
export async function unpublishedRuns(one: Work, importers: readonly Importer[]): Promise<readonly RunOfRecords[]> {
  const { tx, municipality } = one;
  const found: RunOfRecords[] = [];
  for (const { name, publishing } of importers)
    if (publishing?.waitingInAll)
      found.push(...(await runsOfRecords(tx, municipality.id, name, await publishing.waitingInAll(one))));
  return found;
}

/** What is published of what waits: one record by itself, or all that are not in doubt. */
export function chosenOf<Waits extends WaitingRecord>(waiting: readonly Waits[], only: string | null) {
  return waiting.filter(({ id, doubt }) => (only === null ? !doubt : id === only));
}

/**
 * Publishes what a run read in and the public does not see yet, a batch in each transaction: stopped half-way it goes on where
 * it was. @param only one record's id; `null` for all that are not in doubt
 * @throws NotFound `import-run-unknown`
 */
export async function publishRun(
  doing: Doing,
  importers: readonly Importer[],
  id: RunId,
  only: string | null,
): Promise<Published> {
  const { run, ids } = await doing(async (one) => {
    const found = await readRun(one.tx, one.municipality.id, id);
    return { run: found, ids: chosenOf((await waitingIn(one, importers, found)) ?? [], only).map(({ id }) => id) };
  });
  const { publishing } = importerOf(importers, run.dataset);
  const done: { published: number; stopped: string[] } = { published: 0, stopped: [] };
  for (let at = 0; at < ids.length && publishing; at += publishedAtOnce) {
    const some = ids.slice(at, at + publishedAtOnce);
    const { published, stopped } = await doing(async (one) => {
      // Pressed twice, the second finds nothing left to publish.
      await holdDataset(one.tx, one.municipality.id, run.dataset);
      const still = (await publishing.waiting(one, some)).map((record) => record.id);
      return publishing.publish(one, still, `Rettet ved import af ${run.fileName}`, only !== null);
    });
    done.published += published;
    done.stopped.push(...stopped);
  }
  return done;
}
