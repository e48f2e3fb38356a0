export { type BackupDone, backup, type Lacking } from "./backup.ts";
export { restore } from "./restore.ts";
