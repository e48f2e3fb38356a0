export { type Connection, type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded.ts";
export { tryLock } from "./file-lock.ts";
export type { Role } from "./passwords.ts";
export { startScratch } from "./scratch.ts";
