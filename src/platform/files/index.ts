export { type FileStore, FilesAway, type KeptFile, keptFromName, nameOfKept, type TakenFile } from "./file-store.ts";
export { filesIn } from "./folder-files.ts";
export { openFiles } from "./open-files.ts";
export { openScanner, type Scan, ScannerAway } from "./virus-scan.ts";
