export { type BackupDone, backup } from "./backup.ts";
export { restore } from "./restore.ts";
