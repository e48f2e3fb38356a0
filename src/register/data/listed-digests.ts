import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { AnyDataset, DataFormat } from "./dataset.ts";
import { datasetEntries } from "./dataset-entries.ts";
import { writeDataset } from "./write-dataset.ts";

export interface FileDigest {
  readonly hash: string;
  readonly bytes: number;
}

/** By file, `partners.csv`: what the Data Package says of its bytes. */
export type FileDigests = ReadonlyMap<string, FileDigest>;

/**
 * The digests of the files that no entry answers for: the signed Data Package states them, and `udsyn verify` holds the files
 * against it.
 */
export async function digestsOf(
  db: Db,
  here: Municipality,
  datasets: readonly AnyDataset[],
  now: Date,
): Promise<FileDigests> {
  const files = datasets.flatMap((dataset) =>
    dataset.listed ? dataset.formats.map((format) => ({ dataset, format })) : [],
  );
  const digest = async ({ dataset, format }: { dataset: AnyDataset; format: DataFormat }) => {
    const entries = await datasetEntries(db, here, dataset, { filter: {}, page: null, now });
    const body = await buffer(writeDataset(dataset, format, entries));
    const hash = `sha256:${createHash("sha256").update(body).digest("hex")}`;
    return [`${dataset.name}.${format}`, { hash, bytes: body.length }] as const;
  };
  return new Map(await Promise.all(files.map(digest)));
}
