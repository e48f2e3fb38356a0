import path from "node:path";
import { type Config, type FileStore, openFiles } from "../platform/index.ts";

/** A command waits out a share that stalls for a while: no reader waits behind it. In milliseconds. */
const commandPatience = 60_000;

type Placed = Pick<Config, "filesUrl" | "dataDir">;

/** Where an installation's documents lie, for a site that serves. */
export function filesOf(config: Placed): FileStore {
  return openFiles(config.filesUrl, temporaryOf(config));
}

/** The same for a command that reads or writes all of them. */
export function filesOfAll(config: Placed): FileStore {
  return openFiles(config.filesUrl, temporaryOf(config), commandPatience);
}

function temporaryOf({ dataDir }: Placed): string {
  return path.join(dataDir, "tmp");
}
