import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { assetFor } from "../assets/assets.ts";
import { pathOf, underBase } from "./address.ts";
import { setCookie } from "./credentials.ts";
import type { Kept } from "./kept-pages.ts";
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
  return reply.send(bodyOf(answer, basePath));
}

/**
 * Sends a public answer that is not kept: data of any length as it is made, and found pages of a search. What carries an
 * ETag is not sent to a reader who has it; a stream is compressed on the way.
 */
export function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Reply,
  basePath: string,
): FastifyReply {
  const usual = { "cache-control": "public, no-cache", vary: "accept-encoding" };
  reply.code(answer.status).headers({ ...usual, ...answer.headers, ...locationOf(answer, basePath) });
  const body = bodyOf(answer, basePath);
  const has = hasAlready(request, answer.headers);
  if (has || request.method === "HEAD") {
    if (body instanceof Readable) body.destroy();
    return reply.code(has ? 304 : answer.status).send();
  }
  if (!(body instanceof Readable) || !/\bgzip\b/.test(request.headers["accept-encoding"] ?? ""))
    return reply.send(body);
  reply.header("content-encoding", "gzip");
  // An error on the way ends the connection, so that a cut file is never taken for a whole one; Fastify logs nothing of ours.
  return reply.send(pipeline(body, createGzip(), () => undefined));
}

/** Of `//elsewhere` a browser makes another site: a place of our own begins with one slash alone. */
function locationOf({ headers: { location } }: Reply, basePath: string): Record<string, string> {
  return location?.startsWith("/") ? { location: `${basePath}/${location.replace(/^[/\\]+/, "")}` } : {};
}

/** An answer's body, a page's own links put under the base path. */
export function bodyOf(answer: Reply, basePath: string): Reply["body"] {
  const isPage = typeof answer.body === "string" && (answer.headers["content-type"] ?? "").startsWith("text/html");
  return isPage ? underBase(String(answer.body), basePath) : answer.body;
}

/** Sends a kept page: the same bytes for everyone, in the strongest compression there is and the reader takes. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, page: Kept): FastifyReply {
  reply.headers(page.headers);
  if (hasAlready(request, page.headers)) return reply.code(304).send();
  return sendSqueezed(request, reply, page.body, page);
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
  reply.headers({
    "content-type": found.type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  return sendSqueezed(request, reply, found.body, found.encodings);
}

function sendSqueezed(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Buffer,
  squeezed: { readonly br?: Buffer | null; readonly gzip?: Buffer | null },
): FastifyReply {
  const accepts = request.headers["accept-encoding"] ?? "";
  if (squeezed.br && /\bbr\b/.test(accepts)) return reply.header("content-encoding", "br").send(squeezed.br);
  if (squeezed.gzip && /\bgzip\b/.test(accepts)) return reply.header("content-encoding", "gzip").send(squeezed.gzip);
  return reply.send(body);
}
