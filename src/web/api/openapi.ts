import { z } from "zod";
import type { AnswerBody, ApiDescription, Route } from "../server/route.ts";
import { type Json, plain, Schemas } from "./schemas.ts";

export type DescribedRoute = Route<never, never> & { readonly api: ApiDescription };

export interface ApiAbout {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Origin and base path. */
  readonly server: string;
}

/** RFC 9457, as `answerOf` writes it. */
const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().optional(),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

const statusWords: Readonly<Record<number, string>> = {
  200: "As asked",
  201: "Made",
  204: "Done",
  301: "Moved for ever",
  206: "The part that Range asks for",
  304: "Whoever asks has it already",
  400: "The request cannot be read",
  401: "A token is needed",
  403: "The role may not do this",
  404: "There is no such thing",
  406: "Accept-Encoding takes nothing that it can be sent as",
  409: "It is not where the request believes it is",
  410: "Gone: taken down, with the reason, or erased since it was answered",
  412: "Somebody changed it first",
  413: "More than is taken at once",
  415: "It is sent in another form than the address takes",
  416: "It ends before the part that Range asks for; Content-Range says where",
  422: "Every reason why not, at once",
  428: "If-Match is missing: which version is changed must be said",
  429: "Too often; Retry-After says when again",
  503: "Something it rests on is away; try again",
};

/** The routes that say what they are for programs, in the order of their paths. */
export function describedRoutes(routes: readonly Route<never, never>[]): readonly DescribedRoute[] {
  return routes
    .filter((route): route is DescribedRoute => "api" in route && route.api !== undefined)
    .toSorted((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

/** The interface for programs as OpenAPI 3.1, made from the routes themselves, so that none is missing. */
export function openApi(routes: readonly Route<never, never>[], about: ApiAbout): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const schemas = new Schemas("#/components/schemas/");
  for (const route of describedRoutes(routes)) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  return {
    openapi: "3.1.1",
    info: { title: about.title, version: about.version, description: about.description },
    servers: [{ url: about.server }],
    paths,
    components: {
      schemas: schemas.named(),
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description:
            "Made by an administrator at the desk, /skrivebord/adgang, or on the machine: bin/udsyn token add --role ROLE",
        },
      },
    },
  };
}

/** `/api/v1/trips/:id` → `/api/v1/trips/{id}`; a wildcard becomes a parameter too. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, "{$1}").replace("*", "{path}");
}

function operation(route: DescribedRoute, schemas: Schemas): Json {
  const { summary, body } = route.api;
  const byToken = route.lane === "api";
  return {
    operationId: `${route.method.toLowerCase()} ${templateOf(route.path)}`
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/-$/, ""),
    summary,
    ...(byToken ? { description: `Roles: ${route.allow.join(", ")}.`, security: [{ token: [] }] } : {}),
    parameters: [...pathParameters(route.path), ...queryParameters(route.api), ...headerParameters(route)],
    ...requestBody(route, body, schemas),
    responses: Object.fromEntries(statusesOf(route).map((status) => [String(status), answer(route, status, schemas)])),
  };
}

function requestBody({ uploads }: DescribedRoute, body: z.ZodType | undefined, schemas: Schemas): Record<string, Json> {
  if (uploads) {
    const schema = schemas.of(body instanceof z.ZodObject ? uploaded.extend(body.shape) : uploaded);
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: schemas.of(body) } } } };
}

/** OpenAPI 3.1's form of a file: bytes as they are, of whatever kind. A route's `body` says what is sent beside it. */
const uploaded = z.object({ files: z.string().meta({ contentMediaType: "application/octet-stream" }) });

/** What a status says of any request here, in a few words. */
export function statusWordsOf(status: number): string {
  return statusWords[status] ?? String(status);
}

/** Every status that is described, and those that the lane itself answers with. */
export function statusesOf({ lane, method, api }: DescribedRoute): number[] {
  const stated = Object.keys(api.answers).map(Number);
  const lanes = lane === "api" ? [400, 401, 403] : lane === "public" && method === "GET" ? [304, 406, 503] : [];
  const parts = api.inParts ? [206, 416] : [];
  const words = api.query && lane === "api" ? [422] : api.query ? [400] : [];
  const bodies = method === "GET" ? [] : [400, 415, 429];
  const ids = lane === "api" && method !== "GET" ? [404, 409, 410, 422] : [];
  return [...new Set([...stated, ...lanes, ...parts, ...words, ...bodies, ...ids])].sort((a, b) => a - b);
}

function answer({ api }: DescribedRoute, status: number, schemas: Schemas): Json {
  const description = statusWordsOf(status);
  // Bytes of whatever kind the whole is; a part of JSON is none.
  if (status === 206)
    return {
      description,
      content: Object.fromEntries(
        typesOf(api).map((type) => [type, type === "application/json" ? { schema: part } : {}]),
      ),
    };
  const body = api.answers[status] ?? null;
  if (status >= 400 && status !== 416 && body === null)
    return { description, content: { "application/problem+json": { schema: schemas.of(problem) } } };
  const content = bodiesOf(body).map((one): [string, Json] =>
    typeof one === "string" ? [one, {}] : ["application/json", { schema: schemas.of(one) }],
  );
  return content.length === 0 ? { description } : { description, content: Object.fromEntries(content) };
}

const part: Json = { type: "string", contentMediaType: "application/octet-stream" };

function typesOf({ answers }: ApiDescription): string[] {
  return bodiesOf(answers[200] ?? null).map((one) => (typeof one === "string" ? one : "application/json"));
}

/** The schemas of everything that succeeds, of some routes. */
export function answerSchemas(routes: readonly Route<never, never>[]): readonly z.ZodType[] {
  return describedRoutes(routes).flatMap((route) => answersOf(route).flatMap(({ schema }) => schema ?? []));
}

/** What a route answers when it succeeds: JSON by a schema, else a media type. */
export function answersOf({ api }: Pick<DescribedRoute, "api">): readonly {
  readonly status: number;
  readonly schema: z.ZodType | null;
  readonly type: string;
}[] {
  return Object.entries(api.answers).flatMap(([status, body]) =>
    bodiesOf(body).map((one) =>
      typeof one === "string"
        ? { status: Number(status), schema: null, type: one }
        : { status: Number(status), schema: one, type: "application/json" },
    ),
  );
}

function bodiesOf(body: AnswerBody): readonly (z.ZodType | string)[] {
  if (body === null) return [];
  return typeof body === "string" || body instanceof z.ZodType ? [body] : body;
}

function pathParameters(path: string): Json[] {
  const names = [...templateOf(path).matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function queryParameters({ query }: ApiDescription): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: plain(schema),
  }));
}

function headerParameters({ lane, method, api }: DescribedRoute): Json[] {
  if (lane !== "api" || method === "GET" || api?.asks) return [];
  const header = (name: string, description: string, required = false): Json => ({
    name,
    in: "header",
    required,
    description,
    schema: { type: "string" },
  });
  const once = header("Idempotency-Key", "The same key again gives the same answer, and is done once.");
  // Where its absence is answered 428, a client made from the description must know.
  const isNeeded = api !== undefined && 428 in api.answers;
  const hasVersions = api !== undefined && 412 in api.answers;
  return hasVersions
    ? [once, header("If-Match", "The version that is changed; another answers 412.", isNeeded)]
    : [once];
}
