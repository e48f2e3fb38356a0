export { deskRoutes } from "./desk.routes.ts";
export { type ImportsWaiting, importLines, importsWaiting } from "./imports-waiting.ts";
