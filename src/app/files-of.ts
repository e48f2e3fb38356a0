import path from "node:path";
import { type Config, type FileStore, openFiles } from "../platform/index.ts";

/** Where an installation's documents lie. */
export function filesOf(config: Pick<Config, "filesUrl" | "dataDir">): FileStore {
  return openFiles(config.filesUrl, path.join(config.dataDir, "tmp"));
}
