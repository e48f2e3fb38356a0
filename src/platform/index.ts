export * from "./config/index.ts";
export * from "./database/index.ts";
export * from "./formats/index.ts";
export * from "./jobs/index.ts";
export * from "./log/index.ts";
export * from "./mail/index.ts";
export * from "./postgres/index.ts";
export { projectRoot } from "./project-root.ts";
export * from "./texts/index.ts";
