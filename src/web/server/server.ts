import { Readable } from "node:stream";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { isLang, type Lang } from "../../platform/index.ts";
import { addressIn, insideUrl, isReadable, namesTwoHosts, originForm, pathOf, queryOf } from "./address.ts";
import { ask } from "./ask.ts";
import { readBodies } from "./bodies.ts";
import { type BodyWatch, watchBody } from "./body-watch.ts";
import { answerOf } from "./failure.ts";
import { type Kept, KeptPages } from "./kept-pages.ts";
import { isAmongOpenData, isOpenData, openToScripts } from "./open-data.ts";
import { methodsAt } from "./other-methods.ts";
import { RateLimiter } from "./rate-limit.ts";
import { HttpRefusal, type Lane, type Reply, type UploadLimits } from "./route.ts";
import { securityHeaders } from "./security.ts";
import { bodyOf, send, sendAsset, sendKept, sendPublic } from "./send.ts";
import type { Serving } from "./serving.ts";
import { type ShownQuery, shownQuery } from "./shown-query.ts";
import { Turns } from "./turns.ts";
import { refuseUnread } from "./unread.ts";
import { unreadWords, withUnread } from "./unread-words.tsx";
import { utf8 } from "./utf8.ts";
import { withoutSlash } from "./without-slash.ts";

const langHeader = "x-udsyn-lang";

/** Public answers made anew at a time, about as many as the register has connections; and how long one waits for a turn. */
const publicAtOnce = 8;
const publicPatience = 2_500;

/**
 * Milliseconds until a slow client is cut off, all told within 30 s: one that dribbles its headers, its body, or does not
 * read the answer. Node looks for the first only once an interval. Files of a known person take longer, while they come
 * at 16 kB a second at least: three of 20 MB at once on half a megabit. `requestTimeout` is the last resort behind both.
 * What a known person has us do may take longer before it is answered: the line behind a file being read, and its own reading.
 */
export const patience = {
  body: { total: 24_000, window: 10_000, bytesAWindow: 160_000 },
  requestTimeout: 4 * 3_600_000,
  connectionTimeout: 25_000,
  answer: 240_000,
  keepAliveTimeout: 10_000,
  http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
};

/** Letters that a part of an address may have where a route takes any. */
export const longestParameter = 300;

const preflight = {
  ...openToScripts,
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
};

declare module "fastify" {
  interface FastifyContextConfig {
    lane?: Lane;
    uploads?: UploadLimits;
    /** Takes no JSON: an empty body that is called JSON, as many a client sends with every request, is none. */
    bodiless?: boolean;
    /** It is described for programs (`api`): what it fails by is told to them as problem details. */
    described?: boolean;
    /** It is open data: what it fails by may be read by a script on any page, as what it answers. */
    open?: boolean;
  }
}

/** What anybody may send before they are known: a choice of role, of topics, and no long text for us to search. */
const mostOpenBytes = 16_384;
/** The same where each is counted closer because it makes a letter go: a letter's worth of text, in percent signs. */
const mostLetterBytes = 65_536;

/** The web server: routes of the rooms above, the look's files, kept public pages. Not yet listening. */
export async function createServer<Here, Who>(
  site: Serving<Here, Who>,
  { body: bodyPatience, answer: answerPatience, ...timeouts }: typeof patience = patience,
): Promise<FastifyInstance> {
  const basePath = site.baseUrl ? new URL(site.baseUrl).pathname.replace(/\/$/, "") : "";
  const secure = site.baseUrl?.startsWith("https:") ?? false;
  const keptPages = new KeptPages();
  const turns = new Turns(publicAtOnce, publicPatience, () => {
    site.log.warn({}, "crowded: readers are asked to come back");
  });
  const bodies = new WeakMap<FastifyRequest, BodyWatch>();
  const limiter = site.limits && new RateLimiter(site.limits);
  const app = Fastify({
    bodyLimit: 1_048_576,
    trustProxy: site.trustedProxies.length > 0 ? [...site.trustedProxies] : false,
    routerOptions: { maxParamLength: longestParameter },
    ...timeouts,
    logger: false,
    rewriteUrl: (request) => {
      const { url, lang } = insideUrl(originForm(request.url ?? "/"), basePath);
      request.headers[langHeader] = lang;
      return url;
    },
    // What the parser gives up on never becomes a request: the answer is written on the line itself.
    clientErrorHandler: (error, socket) => refuseUnread(error, socket, site),
    frameworkErrors: (error, request, reply) => void fail(error, request, reply),
  });

  const langOf = (request: FastifyRequest): Lang => {
    const said = request.headers[langHeader];
    return typeof said === "string" && isLang(said) ? said : "da";
  };
  const baseOf = (request: FastifyRequest) => site.baseUrl ?? `${request.protocol}://${request.host}`;
  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const form = request.body instanceof URLSearchParams ? request.body : null;
    const { url: route, config } = request.routeOptions ?? {};
    const isAmongData = route === undefined && isAmongOpenData(pathOf(request));
    if (config?.open || isAmongData) reply.headers(openToScripts);
    const at = {
      here: site.hereAt(request.host),
      lang: langOf(request),
      path: pathOf(request),
      route: templateOf(request),
      address: request.url,
      form,
      described: config?.described || isAmongData ? { accept: request.headers.accept } : null,
    };
    return send(reply, answerOf(error, at, site.wording, site.log), basePath, secure);
  };

  readBodies(app);
  app.setErrorHandler(fail);
  const askedBy = methodsAt(site.routes);
  app.setNotFoundHandler((request, reply) => {
    const allowed = askedBy(pathOf(request)).join(", ");
    // A browser that asks first for a foreign page is answered for open data alone.
    if (allowed === "" || request.method === "OPTIONS") return fail(new HttpRefusal(404), request, reply);
    reply.header("allow", allowed);
    return fail(new HttpRefusal(405, "method-unknown", { allowed }), request, reply);
  });
  const barePath = withoutSlash(site.routes, longestParameter);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(securityHeaders);
    if (namesTwoHosts(request.raw.rawHeaders, request.originalUrl)) throw new HttpRefusal(400, "two-hosts");
    bodies.set(request, watchBody(request.raw, bodyPatience));
    // The address of a page opened by link is the link itself: not even our own files are told where they are asked from.
    if (request.routeOptions.config.lane === "link") reply.header("referrer-policy", "strict-origin");
    // A token names its own municipality, and the machine's keeper asks about the machine; everything else is found by
    // the host, and a made-up host is nobody's.
    const { lane } = request.routeOptions.config;
    const byToken = lane === "api" && request.headers.authorization !== undefined;
    if (lane !== "system" && !byToken && site.hereAt(request.host) === null) throw new HttpRefusal(421);
    if (lane !== "system" && !URL.canParse(baseOf(request))) throw new HttpRefusal(421);
    if (!isReadable(request.url)) throw new HttpRefusal(400, "text-unreadable");
    // Before any route is asked: to the router an empty part is one, and `/rejser/` would be a trip without a name.
    const bare = request.method === "GET" || request.method === "HEAD" ? barePath(request.url) : null;
    if (bare === null) return;
    const [path = "", ...query] = bare.address.split("?");
    if (bare.isData) reply.headers(openToScripts);
    const location = [addressIn(langOf(request), path), ...query].join("?");
    return send(reply, { status: 308, headers: { location }, body: null }, basePath, secure);
  });
  app.addHook("onResponse", async (request, reply) => {
    site.observe({
      method: request.method,
      route: templateOf(request),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
    });
  });
  // Our own files are the same everywhere and tell of nobody: the page that says that a host is nobody's is set with them.
  app.get("/a/:file", { config: { lane: "system" } }, async (request, reply) => sendAsset(request, reply));
  for (const route of site.routes) {
    // Open data may be read by a script on any page, which for some headers asks first.
    const open = isOpenData(route);
    if (open)
      app.options(route.path, { config: { lane: "public" } }, async (_request, reply) =>
        reply.code(204).headers(preflight).send(),
      );
    const keyOf = (request: FastifyRequest, { isKept, beside }: ShownQuery) => {
      const here = isKept ? site.hereAt(request.host) : null;
      const path = beside === undefined ? pathOf(request) : request.url;
      return here && [site.freshness(here, site.clock()), langOf(request), baseOf(request), path].join(" ");
    };
    // What anybody sends is searched before it is known whether they may: behind a link too, where the route does not do it itself.
    const isSearchedUnasked = route.lane === "open" || (route.lane === "link" && !route.looksItself);
    app.route({
      method: route.method === "GET" ? ["GET", "HEAD"] : route.method,
      url: route.path,
      ...(isSearchedUnasked && { bodyLimit: "mails" in route ? mostLetterBytes : mostOpenBytes }),
      config: {
        lane: route.lane,
        open,
        ...(route.uploads && { uploads: route.uploads }),
        described: "api" in route && route.api !== undefined,
        bodiless: "api" in route && route.api !== undefined && route.api.body === undefined,
      },
      handler: async (request, reply) => {
        const shown = shownQuery(route, request.url);
        const key = keyOf(request, shown);
        const found = key && keptPages.get(key);
        const unread = unreadWords(route, request.url);
        const told = (answer: Reply) =>
          withUnread(answer, unread, (route.lane === "public" && route.words) || [], langOf(request));
        const sendPage = (page: Kept) =>
          unread.size === 0
            ? sendKept(request, reply, page)
            : sendPublic(request, reply, told(replyOf(page)), {
                basePath: "",
                again: async () => replyOf(page),
              });
        if (found) return sendPage(found);
        const here = key ? site.hereAt(request.host) : null;
        const sign = here && (await site.signing(here));
        const around = {
          base: baseOf(request),
          lang: langOf(request),
          query: key ? shown.query : queryOf(request),
          secure,
          limiter,
          letBodyTakeLong: () => bodies.get(request)?.letTakeLong(),
          // Of this request alone: Node goes back to its own patience with the next one on the line. `inject` has no line.
          letAnswerTakeLong: () => request.raw.socket.setTimeout?.(answerPatience),
        };
        const make = () => ask(site, route, request, around);
        const asking = route.lane === "public" && !route.queues ? () => turns.inTurn(make) : make;
        /** The page as it is kept from now on; the answer itself where it is none to be kept. */
        const keep = (answer: Reply): Kept | Reply => {
          const body = bodyOf(answer, basePath);
          if (!key || !sign || site.keeps === false || answer.status !== 200 || body instanceof Readable) return answer;
          const address = addressIn(langOf(request), pathOf(request)).slice(1);
          const type = answer.headers["content-type"] ?? "";
          // What is signed is the page at an address, and that is the one without a query.
          const isSigned = typeof body === "string" && shown.beside === undefined;
          const bytes = typeof body === "string" ? utf8(body) : Buffer.from(body ?? []);
          return keptPages.put(key, answer, isSigned ? sign(address, type, bytes) : bytes);
        };
        // Whoever waited for a turn may find that another has made the page meanwhile.
        const answer = key ? await turns.inTurn(async () => keptPages.get(key) ?? keep(await make())) : await asking();
        if ("etag" in answer) return sendPage(answer);
        if (route.lane === "public") return sendPublic(request, reply, told(answer), { basePath, again: asking });
        return send(reply, answer, basePath, secure);
      },
    });
  }
  return app;
}

/** A kept page as an answer to this one request. */
function replyOf({ headers, body }: Kept): Reply {
  return { status: 200, headers, body: String(body) };
}

/** The route's template, for logs and figures; never the address, which may hold a link's secret. */
function templateOf(request: FastifyRequest): string {
  return request.routeOptions?.url ?? "unknown";
}
