import { type Fault, Invalid, Refusal } from "../../kernel/index.ts";
import { FilesAway, type Lang, type Log } from "../../platform/index.ts";
import { html, seeOther } from "./answer.ts";
import type { SentForm } from "./multipart.ts";
import { type FailureStatus, HttpRefusal, type Reply } from "./route.ts";

/** Where something was refused. `here` is `null` when not even the host was known. */
export interface FailedAt<Here> {
  readonly here: Here | null;
  readonly lang: Lang;
  readonly path: string;
  /** The route's own words for it, `/g/:token`: what may stand in a log, for an address may hold a secret. */
  readonly route: string;
  /** The path with its query, as it was asked. */
  readonly address: string;
  /** The form that was sent; `null` for a request without one. */
  readonly form: URLSearchParams | null;
  /** What is taken for an answer, where it was asked of a route that is described for programs; else `null`. */
  readonly described: { readonly accept: string | undefined } | null;
}

/** What is wrong with a field of a form, in words. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** How refusals read: words by code, and the page they stand on. */
export interface Wording<Here> {
  readonly words: (lang: Lang, fault: Pick<Fault, "fault" | "params">) => string | null;
  /** @param wait seconds until it is worth trying again, as `Retry-After` says; `null` where no wait helps */
  readonly page: (at: FailedAt<Here>, status: FailureStatus, details: readonly string[], wait: number | null) => string;
  /** A form whose own page cannot say what is wrong with it: all that was typed, to be mended and sent again. */
  readonly mend: (at: FailedAt<Here>, form: URLSearchParams, wrong: readonly Mistake[]) => string;
  /** A form was sent by somebody whose sign-in is over: all that was typed, to be sent again after signing in. */
  readonly signInAgain: (at: FailedAt<Here>, sent: SentForm) => string;
}

/** Asked of the desk by nobody, or by one whose sign-in is over. */
export class SignInOver extends HttpRefusal {
  /** The form that came with it, which must not be lost; `null` where none did. */
  readonly sent: SentForm | null;
  constructor(sent: SentForm | null) {
    super(401, "sign-in");
    this.sent = sent;
  }
}

const known: readonly FailureStatus[] = [
  400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 421, 422, 428, 429, 431, 500, 503,
];
const refusalStatus = { "not-found": 404, forbidden: 403, invalid: 422, conflict: 409, halted: 503 } as const;

/** The database is away, or takes no writes: nothing is wrong with what was asked, so it may be asked again. */
const away = new Set(
  "ECONNREFUSED ENOENT ECONNRESET EPIPE 57P01 57P02 57P03 53300 08006 25006 53100 53200 58030".split(" "),
);

/** How long one is asked to wait for a database that is away: a restart takes about as long. */
const awaySeconds = 5;

/** Turns what was thrown into an answer: a page for people, RFC 9457 problem details for programs. Bugs are logged. */
export function answerOf<Here>(thrown: unknown, at: FailedAt<Here>, wording: Wording<Here>, log: Log): Reply {
  const error = isFilesAway(thrown) ? new HttpRefusal(503, "documents-away") : thrown;
  const status = statusOf(error);
  // Whoever is told when to come back met a limit of ours, no fault: under a crowd a line for each would fill the disk.
  const isPutOff = thrown instanceof HttpRefusal && thrown.retryAfter !== null;
  if (status >= 500 && !isPutOff)
    log.error(
      { route: at.route, status, stack: thrown instanceof Error ? thrown.stack : String(thrown) },
      "request failed",
    );
  const refusal = error instanceof Refusal || error instanceof HttpRefusal ? error : null;
  const faults = error instanceof Invalid || error instanceof HttpRefusal ? error.faults : [];
  const code = refusal?.code ?? null;
  // What was typed goes back to the one who typed it and is kept nowhere else (docs/decisions/0007).
  if (error instanceof SignInOver && error.sent) return html(wording.signInAgain(at, error.sent), 401);
  if (error instanceof SignInOver) return seeOther(`/log-ind?retur=${encodeURIComponent(at.address)}`);
  const said = code === null ? null : wording.words(at.lang, { fault: code, params: refusal?.params ?? {} });
  const listed = faults.map((fault) => ({
    path: fault.path,
    code: fault.fault,
    message: wording.words(at.lang, fault) ?? fault.fault,
  }));
  const wait =
    (error instanceof HttpRefusal ? error.retryAfter : null) ??
    (status === 503 && !(error instanceof Refusal) ? awaySeconds : null);
  const extra: Record<string, string> = {
    ...(wait !== null ? { "retry-after": String(wait) } : status === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(at.described && { vary: "accept" }),
  };
  if (forPrograms(at.path) || (at.described && !asksForPage(at.described.accept))) {
    const problem = {
      type: "about:blank",
      title: titles[status],
      status,
      code: code ?? codes[status],
      // What has no words of its own still says what to do.
      detail: said ?? wording.words(at.lang, { fault: codes[status], params: {} }) ?? undefined,
      errors: listed,
    };
    return {
      status,
      headers: { "content-type": "application/problem+json; charset=utf-8", ...extra },
      body: JSON.stringify(problem),
    };
  }
  if (listed.length > 0 && at.form) {
    const page = html(wording.mend(at, at.form, listed), status);
    return { ...page, headers: { ...page.headers, "content-language": at.lang, ...extra } };
  }
  const details = listed.length > 0 ? listed.map((one) => one.message) : said ? [said] : [];
  const page = html(wording.page(at, status, details, wait), status);
  return { ...page, headers: { ...page.headers, "content-language": at.lang, ...extra } };
}

/** Whether a page is asked for by its name, as a browser does that follows a link; whoever takes anything is a program. */
export function asksForPage(accept: string | undefined): boolean {
  return (accept ?? "").split(",").some((one) => {
    const [type, ...more] = one.split(";").map((part) => part.trim().toLowerCase());
    return type === "text/html" && !more.some((part) => /^q=0(\.0*)?$/.test(part));
  });
}

/** Data files, feeds and figures are asked for by programs, as the API is; a page in its place would be read as data. */
function forPrograms(path: string): boolean {
  return path.startsWith("/api/") || path === "/metrics" || /\.(csv|json|jsonl|xlsx|xml|ics)$/.test(path);
}

/** The documents' place is away, or its disk is full or has been made read-only. */
function isFilesAway(thrown: unknown): boolean {
  const full = ["ENOSPC", "EDQUOT", "EROFS"];
  return (
    thrown instanceof FilesAway || (thrown instanceof Error && "code" in thrown && full.includes(String(thrown.code)))
  );
}

function statusOf(error: unknown): FailureStatus {
  if (error instanceof Refusal) return statusByCode[error.code] ?? refusalStatus[error.kind];
  if (typeof error === "object" && error !== null) {
    const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
    const found = known.find((one) => one === statusCode);
    if (found) return found;
    if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) return 400;
    if (typeof code === "string" && away.has(code)) return 503;
    if (
      error instanceof Error &&
      /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/.test(
        error.message,
      )
    )
      return 503;
  }
  return 500;
}

/** Where HTTP has a status of its own for what a rule says. */
const statusByCode: Readonly<Record<string, FailureStatus>> = {
  "answer-erased": 410,
  "version-passed": 412,
  "if-match-needed": 428,
};

/** What a program reads where no rule of ours has a code for it. */
const codes: Record<FailureStatus, string> = {
  400: "request-unreadable",
  401: "token-needed",
  403: "role-needed",
  404: "not-found",
  405: "method-unknown",
  406: "encoding-not-taken",
  409: "conflict",
  410: "gone",
  412: "version-passed",
  413: "too-large",
  414: "address-too-long",
  415: "media-type-unknown",
  421: "host-unknown",
  422: "invalid",
  428: "if-match-needed",
  429: "too-many",
  431: "headers-too-large",
  500: "fault",
  503: "away",
};

const titles: Record<FailureStatus, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  421: "Misdirected Request",
  422: "Unprocessable Content",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
};
