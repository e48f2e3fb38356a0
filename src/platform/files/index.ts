export { type FileStore, filesIn, type TakenFile } from "./files.ts";
