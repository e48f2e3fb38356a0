import { fileURLToPath } from "node:url";
import type { Config } from "../platform/index.ts";

/** The documents' folder; `null` where they lie with a service (`s3:`), which has backups of its own. */
export function filesDirOf(config: Pick<Config, "filesUrl">): string | null {
  return config.filesUrl.startsWith("file:") ? fileURLToPath(config.filesUrl) : null;
}
