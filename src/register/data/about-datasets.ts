import { dateInZone } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { countCurrent } from "../lists.store.ts";
import type { AnyDataset } from "./dataset.ts";
import { datasetEntries } from "./dataset-entries.ts";

/** What the page of open data shows of a set: how many entries it has, and its first rows. */
export interface DatasetAbout {
  /** `null` where a row is less than an entry. */
  readonly count: number | null;
  readonly sample: readonly unknown[];
}

const shown = 3;

/** Of each set, by its name. */
export async function aboutDatasets(
  db: Db,
  here: Municipality,
  datasets: readonly AnyDataset[],
  now: Date,
): Promise<ReadonlyMap<string, DatasetAbout>> {
  const about = async (dataset: AnyDataset): Promise<readonly [string, DatasetAbout]> => {
    const page = dataset.listed ? null : 1;
    const entries: unknown[] = await Array.fromAsync(
      await datasetEntries(db, here, dataset, { filter: {}, page, now }),
    );
    const today = dateInZone(now, here.profile.timeZone);
    const told = entries.map((entry) => dataset.shownOf?.(entry, { here, today }) ?? entry);
    const sample = told.flatMap((entry) => [...dataset.rowsOf(entry)]).slice(0, shown);
    if (dataset.rowsInJson) return [dataset.name, { count: null, sample }];
    const count = dataset.listed ? entries.length : await countCurrent(db, here.id, dataset.type, {});
    return [dataset.name, { count, sample }];
  };
  return new Map(await Promise.all(datasets.map(about)));
}
