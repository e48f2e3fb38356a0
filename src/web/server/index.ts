export { addressIn } from "./address.ts";
export { bytes, html, json, movedTo, seeOther, shownNow, showOnce, unkept } from "./answer.ts";
export { asksForPage, type FailedAt, type Mistake, type Wording } from "./failure.ts";
export type { SentForm } from "./multipart.ts";
export { type PublicAnswers, publicAnswers } from "./public-answers.ts";
export { type Limits, type Rate, usualLimits } from "./rate-limit.ts";
export {
  type ApiDescription,
  type Asked,
  HttpRefusal,
  type Lane,
  type Method,
  type Reply,
  type Route,
  type SentFile,
  type UploadLimits,
} from "./route.ts";
export { framing, pagePolicies } from "./security.ts";
export { createServer, patience } from "./server.ts";
export type { Served, Serving } from "./serving.ts";
export { utf8 } from "./utf8.ts";
