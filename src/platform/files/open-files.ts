import { fileURLToPath } from "node:url";
import { filesInBucket } from "./bucket-files.ts";
import { readBucketUrl } from "./bucket-url.ts";
import type { FileStore } from "./file-store.ts";
import { filesIn } from "./folder-files.ts";

/**
 * The store that `FILES_URL` names; `temporary` is where bytes come in where it is not of this machine.
 * @param patience how long one act in a folder may take before it counts as one that hangs, in milliseconds
 */
export function openFiles(filesUrl: string, temporary: string, patience?: number): FileStore {
  if (filesUrl.startsWith("file:")) return filesIn(fileURLToPath(filesUrl), patience);
  const bucket = readBucketUrl(filesUrl);
  if (!bucket) throw new Error("FILES_URL is checked when the configuration is read");
  return filesInBucket(bucket, temporary);
}
