import type { FastifyRequest } from "fastify";

/** No script, style or frame but our own; nothing inline. Public pages need no script at all. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=()",
};

/**
 * Whether a changing request came from our own pages: browsers say so in Sec-Fetch-Site, older ones in Origin.
 * @param others what to think of a client that says neither, and so is no browser: refused where a cookie gives power
 */
export function fromOwnPage(request: FastifyRequest, ownOrigin: string, others: "refused" | "let-in"): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (site !== undefined) return site === "same-origin" || site === "none";
  if (origin === undefined) return others === "let-in";
  return origin === ownOrigin;
}
