import type { Readable } from "node:stream";
import type { ZodObject, ZodType } from "zod";
import type { Fault, Params } from "../../kernel/index.ts";
import type { Lang, TakenFile } from "../../platform/index.ts";

/**
 * Who a route is for. `public`: anyone, without a cookie and the same for all; `staff`: signed in, by the session's cookie;
 * `api`: programs, by bearer token (or the desk's own session); `link`: the holder of a link by mail; `open`: anyone, but
 * not the same for all (sign-in, public forms); `system`: the machine's own keeper, who asks by any host name.
 */
export type Lane = "public" | "staff" | "api" | "link" | "open" | "system";
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface CookieSecret {
  readonly secret: string;
  readonly seconds: number;
}

/** What a route answers with. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Readable | null;
  /** Sets a cookie, or clears it with `null`: the session's, and the one that binds a sign-in under way to its browser. */
  readonly session?: CookieSecret | null;
  readonly signIn?: CookieSecret | null;
  /** What the next page shows and then nobody again; that page clears it with `null`. */
  readonly shownOnce?: CookieSecret | null;
}

/** How much a route takes of files at once: so many, each of at most so many bytes. */
export interface UploadLimits {
  readonly count: number;
  readonly bytes: number;
  /** So many bytes more come in and are kept nowhere, so that the form itself says that a file is too big. */
  readonly readPast?: number;
}

/** A file of a form. Its bytes are gone after the answer, unless a use case has kept them. */
export interface SentFile {
  /** The form's field. */
  readonly field: string;
  /** As the sender calls it, a path perhaps: not to be trusted. */
  readonly fileName: string;
  /** `null`: larger than the route takes. */
  readonly file: TakenFile | null;
}

/** What a route is asked. `Here` is the municipality, `Who` the one who asks (`null` where nobody is signed in). */
export interface Asked<Here, Who> {
  readonly here: Here;
  readonly who: Who;
  readonly lang: Lang;
  readonly method: string;
  /** The path as written in the address, without base path and language. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly now: Date;
  /** What is published, in one word: as long as it is the same, so is whatever was made of it. `null`: nobody watches. */
  readonly asOf: string | null;
  /** Origin and base path that the outside sees, without a trailing slash. */
  readonly base: string;
  readonly header: (name: string) => string | undefined;
  /** A submitted form's fields; empty for other requests. */
  readonly form: URLSearchParams;
  /** A form's files, on a route that takes uploads. */
  readonly files: readonly SentFile[];
  /** A parsed JSON body, checked by the route itself. */
  readonly json: unknown;
  /** The session's secret, for signing out. */
  readonly session: string | null;
  /** The secret of a sign-in under way in this browser. */
  readonly signIn: string | null;
  /** What the page before made to be shown once, as the browser brings it: whoever likes may have written it. */
  readonly shownOnce: string | null;
}

/** Statuses that a person or a program may be answered with when something is refused or fails. */
export type FailureStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 409
  | 410
  | 412
  | 413
  | 414
  | 415
  | 421
  | 422
  | 428
  | 429
  | 431
  | 500
  | 503;

interface Besides {
  readonly retryAfter?: number | null;
  readonly faults?: readonly Fault[];
}

/** A refusal that is about the request itself rather than about a rule of ours. */
export class HttpRefusal extends Error {
  readonly statusCode: number;
  readonly code: string | null;
  readonly params: Params;
  /** Seconds until it is worth asking again. */
  readonly retryAfter: number | null;
  /** Everything wrong with it, where that is more than one thing. */
  readonly faults: readonly Fault[];
  /** A 503 says what is not to be had: without a code it would be told as a database that is away. */
  constructor(statusCode: 503, code: string, params?: Params, besides?: Besides);
  constructor(statusCode: Exclude<FailureStatus, 503>, code?: string | null, params?: Params, besides?: Besides);
  constructor(
    statusCode: number,
    code: string | null = null,
    params: Params = {},
    { retryAfter = null, faults = [] }: Besides = {},
  ) {
    super(code ?? String(statusCode));
    this.retryAfter = retryAfter;
    this.faults = faults;
    this.statusCode = statusCode;
    this.code = code;
    this.params = params;
  }
}

interface Common<Here, Who> {
  readonly method: Method;
  /** Fastify's form, `/rejser/:slug`. Danish; other languages stand before it. */
  readonly path: string;
  /** Takes `multipart/form-data`, read once whoever asks is let in; other routes answer it 415. */
  readonly uploads?: UploadLimits;
  /**
   * The handler tells of texts that may not be taken in (`Serving.refusedTexts`) itself, beside their fields, on a page of
   * the same path or once it knows who sends them; everything sent to any other route is looked at before it is asked.
   */
  readonly looksItself?: true;
  /** The room that it belongs to, where a municipality may do without (`Serving.hasRoom`). */
  readonly room?: string;
  readonly handle: (asked: Asked<Here, Who>) => Promise<Reply>;
}

/** What an answer holds: JSON by its schema, bytes by their media type (`text/csv`), one of several; `null`: nothing. */
export type AnswerBody = ZodType | string | readonly (ZodType | string)[] | null;

/** The description of an API route for people and for `/api/openapi.json`. */
export interface ApiDescription {
  readonly summary: string;
  readonly body?: ZodType;
  /** It is asked by POST for what the body holds, and changes nothing: asked again it is looked up again, and kept for no key. */
  readonly asks?: true;
  /** The words its address takes; any other is refused, so that a filter that was misspelt never passes as the whole. */
  readonly query?: ZodObject;
  /** Its file can be gone on with where it was broken off: parts of it are answered too. */
  readonly inParts?: true;
  /** By status. A refusal is `null`: its problem details are the same everywhere. */
  readonly answers: Readonly<Record<number, AnswerBody>>;
}

/** Who is let in. */
interface Allowed {
  readonly allow: readonly string[];
  /** It is about the whole municipality: a role within a committee or a unit does not do. */
  readonly whole?: boolean;
}

export type Route<Here, Who> =
  | (Common<Here, null> & {
      readonly lane: "public";
      readonly kept: boolean;
      readonly api?: ApiDescription;
      /** The words behind a kept page's address that it reads. It is never shown any other: with those it is the page without them, and a list says that it is. */
      readonly words?: readonly string[];
      /** Whether an address of it is a list, which says what words it does not read; all are, where nothing is said. */
      readonly isList?: (path: string) => boolean;
      /** The few queries, as they are written, that are kept beside it: pages that are asked for as often as the page itself. */
      readonly alsoKept?: readonly string[];
      /** It waits in a queue of its own, and takes no page's turn. */
      readonly queues?: true;
    })
  | (Common<Here, null> & {
      readonly lane: "link" | "open";
      readonly api?: ApiDescription;
      /** Has a letter sent to whatever address is typed, and so is counted closer. */
      readonly mails?: true;
    })
  | (Common<null, null> & { readonly lane: "system"; readonly api?: ApiDescription })
  | (Common<Here, Who> & Allowed & { readonly lane: "staff" })
  | (Common<Here, Who> & Allowed & { readonly lane: "api"; readonly api: ApiDescription });
