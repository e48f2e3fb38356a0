import path from "node:path";
import { type Config, type FileStore, openFiles } from "../platform/index.ts";

/** A command waits out a share that stalls for a while: no reader waits behind it. In milliseconds. */
const commandPatience = 60_000;

/** Where documents lie, plain enough to be handed to another thread. */
export type FilesPlaced = Pick<Config, "filesUrl" | "dataDir">;

/** Where an installation's documents lie, for a site that serves. */
export function filesOf(config: FilesPlaced): FileStore {
  return openFiles(config.filesUrl, temporaryOf(config));
}

/** The same for a command that reads or writes all of them. */
export function filesOfAll(config: FilesPlaced): FileStore {
  return openFiles(config.filesUrl, temporaryOf(config), commandPatience);
}

function temporaryOf({ dataDir }: FilesPlaced): string {
  return path.join(dataDir, "tmp");
}
