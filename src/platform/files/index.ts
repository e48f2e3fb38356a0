export { type FileStore, filesIn, openFiles, type TakenFile } from "./files.ts";
export { openScanner, type Scan, ScannerAway } from "./virus-scan.ts";
