import { dateInZone } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { countCurrent } from "../lists.store.ts";
import { countTallied } from "../tally.store.ts";
import type { DataInterface } from "./catalogue.ts";
import type { AnyDataset } from "./dataset.ts";
import { datasetEntries } from "./dataset-entries.ts";

/** What the page of open data shows of a set: how many entries it has, and its first rows. */
export interface DatasetAbout {
  readonly count: number;
  readonly sample: readonly unknown[];
}

const shown = 3;

/** How much there is behind each interface, by its name. */
export async function countsBehind(
  db: Db,
  here: Municipality,
  interfaces: readonly DataInterface[],
): Promise<ReadonlyMap<string, number>> {
  return new Map(
    await Promise.all(
      interfaces.map(async ({ name, counted }) => [name, await countTallied(db, here.id, counted)] as const),
    ),
  );
}

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
    const { rowsInJson: lines } = dataset;
    const count = dataset.listed
      ? entries.length
      : await (lines ? countTallied(db, here.id, lines) : countCurrent(db, here.id, dataset.type, {}));
    return [dataset.name, { count, sample }];
  };
  return new Map(await Promise.all(datasets.map(about)));
}
