export { addressIn } from "./address.ts";
export { bytes, html, json, movedTo, seeOther } from "./answer.ts";
export type { FailedAt, FailureStatus, Wording } from "./failure.ts";
export {
  type Answer,
  type ApiDescription,
  type Asked,
  HttpRefusal,
  type Lane,
  type Method,
  type Route,
} from "./route.ts";
export { createServer } from "./server.ts";
export type { Site } from "./site.ts";
