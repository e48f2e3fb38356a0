import { once } from "node:events";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { assetFor } from "../assets/assets.ts";
import { pathOf, underBase } from "./address.ts";
import { Lengths, lengthOf, partOf, rangeAsked } from "./byte-range.ts";
import { setCookie } from "./credentials.ts";
import { encodingFor } from "./encoding.ts";
import { type Kept, tagOf } from "./kept-pages.ts";
import { HttpRefusal, type Reply } from "./route.ts";

/** Sends an answer made for this one request. Nothing of it may be stored on the way. */
export function send(reply: FastifyReply, answer: Reply, basePath: string, secure: boolean): FastifyReply {
  reply
    .code(answer.status)
    .headers({ "cache-control": "no-store", ...answer.headers, ...locationOf(answer, basePath) });
  for (const name of ["session", "signIn", "shownOnce"] as const) {
    const value = answer[name];
    if (value !== undefined) reply.header("set-cookie", setCookie(name, value, secure));
  }
  // Where there is no body there is no type either: `null` would be sent as JSON.
  return reply.send(bodyOf(answer, basePath) ?? undefined);
}

interface Again {
  readonly basePath: string;
  /** The same asked once more: a body that is made as it is read is made once for its length, and once to be sent. */
  readonly again: () => Promise<Reply>;
  readonly isSecond?: boolean;
}

/**
 * Sends a public answer that is not kept: data of any length as it is made, and found pages of a search. What carries an
 * ETag is not sent to a reader who has it; a stream is compressed on the way. What carries a strong one can be gone on with
 * where it was broken off: whoever does asks for a part, uncompressed.
 */
export async function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Reply,
  { basePath, again, isSecond = false }: Again,
): Promise<FastifyReply> {
  const body = bodyOf(answer, basePath);
  const headers = { ...usual, ...answer.headers, ...tagOfBytes(answer), ...locationOf(answer, basePath) };
  // Conditions are of what is there (RFC 9110 §13.2.1): that a record was withdrawn is said again.
  const has = answer.status === 200 && hasAlready(request, headers);
  const { etag } = answer.headers;
  const tag = answer.status === 200 && etag?.startsWith('"') && !isPage(answer) ? etag : null;
  const isTakenAsIs = encodingFor(request.headers["accept-encoding"], []) !== null;
  const rangeIn = tag === null || !isTakenAsIs ? null : rangeAsked(request.headers, tag);
  const isWorthIt =
    // What says its length is a file that lies there, of a kind that is packed already.
    body instanceof Readable ? answer.headers["content-length"] === undefined : isData(answer);
  const isSent = answer.status === 200 && !has && body !== null;
  const squeezes =
    rangeIn === null &&
    (isWorthIt || (isSent && !isTakenAsIs)) &&
    encodingFor(request.headers["accept-encoding"], ["gzip"]) === "gzip";
  if (isSent && !squeezes && !isTakenAsIs) {
    if (body instanceof Readable) body.destroy();
    throw notTaken();
  }
  reply.code(answer.status).headers(headers);
  // Squeezed they are other bytes, of which no part can be asked for, and of another length.
  if (squeezes) reply.removeHeader("content-length");
  if (tag !== null) reply.headers(squeezes ? { etag: `W/${tag}` } : { "accept-ranges": "bytes" });
  if (has || request.method === "HEAD") {
    if (body instanceof Readable) body.destroy();
    return reply.code(has ? 304 : answer.status).send();
  }
  if (rangeIn && tag !== null) return sendPart(reply, answer, rangeIn, { tag, again });
  try {
    if (body instanceof Readable) await begun(body);
  } catch (error) {
    // It cannot be made as it was said to be, for something was published meanwhile, and nothing of it is sent: once more as it is now.
    if (isSecond || !(error instanceof HttpRefusal)) throw error;
    return sendPublic(request, reply, await again(), { basePath, again, isSecond: true });
  }
  if (!squeezes) return reply.send(body ?? undefined);
  reply.header("content-encoding", "gzip");
  // An error on the way ends the connection, so that a cut file is never taken for a whole one; Fastify logs nothing of ours.
  const whole = body instanceof Readable ? body : Readable.from([Buffer.from(body ?? "")], { objectMode: false });
  return reply.send(pipeline(whole, createGzip(), () => undefined));
}

const usual = { "cache-control": "public, no-cache", vary: "accept-encoding" };

/** Data that is written whole, as a narrowed feed is, carries the tag of its bytes where it says none: weak, for no part of it is sent. */
function tagOfBytes(answer: Reply): { readonly etag?: string } {
  const { status, headers, body } = answer;
  if (status !== 200 || headers.etag !== undefined || !isData(answer)) return {};
  return { etag: `W/${tagOf(Buffer.from(body as string | Uint8Array))}` };
}

/** Whether an answer's body lies here whole and is no page and no picture. */
function isData({ body, headers }: Reply): boolean {
  if (body === null || body instanceof Readable) return false;
  return !/^(text\/html|image\/)/.test(headers["content-type"] ?? "");
}

/** Waits for the first of a body. @throws what it failed by before that */
async function begun(body: Readable): Promise<void> {
  if (body.errored) throw body.errored;
  if (!body.readableEnded && !body.destroyed) await once(body, "readable");
}

const lengths = new Lengths();

async function sendPart(
  reply: FastifyReply,
  answer: Reply,
  rangeIn: NonNullable<ReturnType<typeof rangeAsked>>,
  { tag, again }: { readonly tag: string; readonly again: () => Promise<Reply> },
): Promise<FastifyReply> {
  let body = answer.body ?? "";
  const isGone = () => reply.raw.destroyed;
  let length = body instanceof Readable ? lengthSaid(answer, tag) : Buffer.byteLength(body);
  if (length === null && body instanceof Readable) {
    length = await lengthOf(body, isGone);
    if (length === null || isGone()) return reply.send();
    lengths.remember(tag, length);
    const second = await again();
    // Something was published in between: what is there now is sent whole, under its own tag.
    if (second.headers.etag !== tag) return reply.headers(second.headers).send(second.body);
    body = second.body ?? "";
  }
  const range = rangeIn(length ?? 0);
  if (range === "unsatisfiable") {
    if (body instanceof Readable) body.destroy();
    return reply.code(416).header("content-range", `bytes */${length}`).removeHeader("content-length").send();
  }
  const part = body instanceof Readable ? partOf(body, range) : Buffer.from(body).subarray(range.from, range.to + 1);
  return reply
    .code(206)
    .headers({
      "content-range": `bytes ${range.from}-${range.to}/${range.of}`,
      "content-length": String(range.to - range.from + 1),
    })
    .send(part);
}

/** How long an answer is, where it says so or was counted before. */
function lengthSaid({ headers }: Reply, tag: string): number | null {
  const said = headers["content-length"];
  return said === undefined ? lengths.get(tag) : Number(said);
}

/** Of `//elsewhere` a browser makes another site: a place of our own begins with one slash alone. */
export function locationOf({ headers: { location } }: Reply, basePath: string): Record<string, string> {
  return location?.startsWith("/") ? { location: `${basePath}/${location.replace(/^[/\\]+/, "")}` } : {};
}

/** An answer's body, a page's own links put under the base path. */
export function bodyOf(answer: Reply, basePath: string): Reply["body"] {
  return isPage(answer) ? underBase(String(answer.body), basePath) : answer.body;
}

function isPage({ body, headers }: Reply): boolean {
  return typeof body === "string" && (headers["content-type"] ?? "").startsWith("text/html");
}

/** Sends a kept page: the same bytes for everyone, in the strongest compression there is and the reader takes. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, page: Kept): FastifyReply {
  const has = hasAlready(request, page.headers);
  const squeezed = squeezedFor(request, page, has);
  // A strong tag is of one row of bytes (RFC 9110 §8.8.3): squeezed they are others.
  reply.headers({ ...page.headers, ...(squeezed && { etag: `W/${page.etag}` }) });
  if (has) return reply.code(304).send();
  return sendSqueezed(reply, page.body, squeezed);
}

/** Whether the reader's copy is this one: by ETag, else by date where that is all they have. */
function hasAlready(request: FastifyRequest, headers: Readonly<Record<string, string>>): boolean {
  const { "if-none-match": etag, "if-modified-since": since } = request.headers;
  if (etag !== undefined) return headers.etag !== undefined && isNamed(etag, headers.etag);
  const changed = Date.parse(headers["last-modified"] ?? "");
  return since !== undefined && Date.parse(since) >= changed;
}

/** Compared weakly, as RFC 9110 wants of a read: a proxy that squeezes puts `W/` before what it passes on. */
function isNamed(listed: string, etag: string): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//, "");
  return listed.trim() === "*" || listed.split(",").some((one) => opaque(one) === opaque(etag));
}

export function sendAsset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const found = assetFor(pathOf(request));
  if (!found) throw new HttpRefusal(404);
  const squeezed = squeezedFor(request, found.encodings);
  reply.headers({
    "content-type": found.type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  return sendSqueezed(reply, found.body, squeezed);
}

interface Squeezed {
  readonly encoding: "br" | "gzip";
  readonly body: Buffer;
}

/**
 * The compression that there is and the reader likes best; `null` where it goes as it is.
 * @throws HttpRefusal 406 where the reader takes nothing that there is, and has no copy of it
 */
function squeezedFor(
  request: FastifyRequest,
  { br, gzip }: { readonly br?: Buffer | null; readonly gzip?: Buffer | null },
  has = false,
): Squeezed | null {
  const there = [...(br ? (["br"] as const) : []), ...(gzip ? (["gzip"] as const) : [])];
  const encoding = encodingFor(request.headers["accept-encoding"], there);
  if (encoding === null && !has) throw notTaken();
  if (encoding === null || encoding === "identity") return null;
  const body = encoding === "br" ? br : gzip;
  return body ? { encoding, body } : null;
}

function notTaken(): HttpRefusal {
  return new HttpRefusal(406, "encoding-not-taken");
}

function sendSqueezed(reply: FastifyReply, body: Buffer, squeezed: Squeezed | null): FastifyReply {
  return squeezed ? reply.header("content-encoding", squeezed.encoding).send(squeezed.body) : reply.send(body);
}
