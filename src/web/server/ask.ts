import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { Invalid } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { fieldsByName } from "../forms/fields-by-name.ts";
import { pathOf } from "./address.ts";
import { seeOther } from "./answer.ts";
import { bearerOf, cookieOf } from "./credentials.ts";
import { SignInOver } from "./failure.ts";
import { dropAll, readFields, readParts, type SentForm } from "./multipart.ts";
import { refuseWords } from "./query-words.ts";
import type { Limited, RateLimiter } from "./rate-limit.ts";
import { type Asked, HttpRefusal, type Reply, type Route, type UploadLimits } from "./route.ts";
import { fromOwnPage } from "./security.ts";
import type { Serving } from "./serving.ts";

/** What is read of a request, which need not have come over a line. */
export type RequestRead = Pick<FastifyRequest, "method" | "url" | "host" | "params" | "headers" | "body" | "ip">;

export interface Around {
  /** Counts what may not be done too often; `null` counts nothing. */
  readonly limiter: RateLimiter | null;
  /** Origin and base path that the outside sees. */
  readonly base: string;
  readonly lang: Lang;
  /** The words behind the address that the route is shown. */
  readonly query: URLSearchParams;
  readonly secure: boolean;
  /** The body that comes is files of one who may send them. */
  readonly letBodyTakeLong: () => void;
  /** One who may do it has asked for something that may take its time, such as reading a file for numbers. */
  readonly letAnswerTakeLong: () => void;
}

/** Finds out where it is asked and by whom, refuses who may not, and asks the route. */
export async function ask<Here, Who>(
  site: Serving<Here, Who>,
  route: Route<Here, Who>,
  request: RequestRead,
  { base, lang, query, secure, limiter, letBodyTakeLong, letAnswerTakeLong }: Around,
): Promise<Reply> {
  const now = site.clock();
  const asking: Asked<null, null> = {
    here: null,
    who: null,
    lang,
    method: request.method,
    path: pathOf(request),
    params: request.params as Record<string, string>,
    query,
    now,
    asOf: null,
    base,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    },
    form: formOf(request),
    files: [],
    json: request.body instanceof URLSearchParams || request.body instanceof Readable ? undefined : request.body,
    session: cookieOf(request, "session", secure),
    signIn: cookieOf(request, "signIn", secure),
    shownOnce: cookieOf(request, "shownOnce", secure),
  };
  if (route.lane === "system") return route.handle(asking);
  const token = route.lane === "api" ? bearerOf(request) : null;
  const here = token === null ? site.hereAt(request.host) : site.hereOfToken(token);
  if (here === null) throw new HttpRefusal(token === null ? 421 : 401);
  if (!site.languagesOf(here).includes(lang)) throw new HttpRefusal(404);
  if (route.room !== undefined && site.hasRoom?.(here, route.room) === false) throw new HttpRefusal(404);
  // The desk speaks Danish: an address that says otherwise leads to the one there is.
  if (route.lane === "staff" && lang !== "da") {
    if (request.method !== "GET" && request.method !== "HEAD") throw new HttpRefusal(404);
    return seeOther(request.url);
  }
  // A token is no cookie: no foreign page can make a browser send it. And a public route knows no one. A program that forgot
  // its token is no page: it is told below to send one.
  if (
    request.method !== "GET" &&
    request.method !== "HEAD" &&
    route.lane !== "public" &&
    token === null &&
    (route.lane !== "api" || asking.session) &&
    !fromOwnPage(request, new URL(base).origin, route.lane === "open" ? "let-in" : "refused")
  )
    throw new HttpRefusal(403, "foreign-page");
  const asked: Asked<Here, null> = { ...asking, here, asOf: site.freshness(here, now) || null };
  const credential = token ?? asking.session;
  const from = { municipality: site.nameOf(here), address: request.ip, credential };
  const what = limitedOf(route, request);
  if (limiter && what) refuseOften(limiter.take(what, from, performance.now()));
  if (route.lane !== "staff" && route.lane !== "api") {
    refuseWords(route, asked.query);
    refuseTexts(site, route, asked);
    return route.handle(asked);
  }
  const who =
    token === null
      ? asked.session && (await site.whoInSession(here, asked.session, now))
      : await site.whoWithToken(here, token, now);
  if (!who) {
    // Guessing at tokens and sessions is counted by where it comes from, since what is guessed is another each time.
    if (limiter && credential) refuseOften(limiter.take("refused", from, performance.now()));
    if (route.lane !== "staff") throw new HttpRefusal(401);
    throw new SignInOver(await givenBack(route.uploads, request, asked.form));
  }
  if (!site.mayUse(who, route.allow, route.whole ?? false)) throw new HttpRefusal(403);
  refuseWords(route, asked.query);
  // A form that is sent to a program's address would be read as nothing at all.
  if (route.lane === "api" && request.body instanceof URLSearchParams && request.body.size > 0)
    throw new HttpRefusal(415, "json-needed");
  if (request.method !== "GET" && request.method !== "HEAD") letAnswerTakeLong();
  if (!route.uploads || !(request.body instanceof Readable)) {
    refuseTexts(site, route, asked);
    return foundByBack(site, asked, route.lane, await route.handle({ ...asked, who }));
  }
  letBodyTakeLong();
  const { form, files } = await readParts(request.body, request.headers, route.uploads, site.files);
  try {
    refuseTexts(site, route, { json: undefined, form, files });
    return await route.handle({ ...asked, who, form, files });
  } finally {
    await dropAll(files);
  }
}

/**
 * A form's own answer (a preview, its faults) is what Back finds without sending the form again, for as long as its sender is
 * signed in (docs/decisions/0030). What holds a text that may be kept nowhere is kept nowhere.
 */
function foundByBack<Here, Who>(
  { refusedTexts }: Pick<Serving<Here, Who>, "refusedTexts">,
  { method, form }: Pick<Asked<Here, null>, "method" | "form">,
  lane: "staff" | "api",
  answer: Reply,
): Reply {
  const isPage = (answer.headers["content-type"] ?? "").startsWith("text/html");
  if (lane !== "staff" || method !== "POST" || !isPage || !ownAnswers.includes(answer.status)) return answer;
  if (refusedTexts(textsOf(form)).length > 0) return answer;
  return { ...answer, headers: { "cache-control": "private, no-cache", ...answer.headers } };
}

const ownAnswers: readonly number[] = [200, 409, 422];

function textsOf(form: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries([...fieldsByName(form)].map(([name, values]) => [name, values.join("\n")]));
}

/**
 * Refuses what is sent to any route and may not be taken in by any, so that no new one can forget to.
 * @throws Invalid with each field that holds such a text
 */
function refuseTexts<Here, Who>(
  { refusedTexts }: Pick<Serving<Here, Who>, "refusedTexts">,
  route: Route<Here, Who>,
  { json, form, files }: Pick<Asked<Here, null>, "json" | "form" | "files">,
): void {
  if (route.looksItself) return;
  const names = files.map(({ field, fileName }) => ({ [field]: fileName }));
  const [first, ...rest] = [json, textsOf(form), ...names].flatMap((sent) => refusedTexts(sent));
  if (first) throw new Invalid([first, ...rest], first.fault, first.params);
}

/** What was sent by somebody whose sign-in is over, so that it is not lost; `null` where there was no form. */
async function givenBack(
  uploads: UploadLimits | undefined,
  request: RequestRead,
  form: URLSearchParams,
): Promise<SentForm | null> {
  if (request.body instanceof URLSearchParams) return { form, files: [] };
  return uploads && request.body instanceof Readable ? readFields(request.body, request.headers, uploads) : null;
}

/** What a request counts as; `null` for what is never limited: reading, above all of what is public. */
function limitedOf(
  { lane, path, method, mails }: Pick<Route<never, never>, "lane" | "path" | "method"> & { readonly mails?: true },
  request: RequestRead,
): Limited | null {
  if (lane === "public" || lane === "system") return null;
  if (mails) return "mail";
  if (lane === "link") return "link";
  const isWrite = method !== "GET";
  if (lane === "open") return path.startsWith("/log-ind/") ? "sign-in" : isWrite ? "open" : null;
  if (!isWrite) return null;
  return (request.headers["content-type"] ?? "").startsWith("multipart/") ? "upload" : "write";
}

function refuseOften(seconds: number): void {
  if (seconds > 0) throw new HttpRefusal(429, "too-often", { seconds }, { retryAfter: seconds });
}

/** A form's fields in order and with repeats, as the form parser below gives them. */
function formOf(request: RequestRead): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
}
