export { type DeskParts, deskRoutes } from "./desk.routes.ts";
