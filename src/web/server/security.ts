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
 * Whether a changing request with a cookie came from our own pages: browsers say so in Sec-Fetch-Site, older ones in
 * Origin. Neither means that the client is no browser, or hides where it comes from: refused.
 */
export function fromOwnPage(request: FastifyRequest, ownOrigin: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  return request.headers.origin === ownOrigin;
}
