import type { FastifyRequest } from "fastify";
import type { Reply } from "./route.ts";

/** No script, style or frame but our own; nothing inline. Public pages need no script at all. */
const parts = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

const page = [...parts, "frame-ancestors 'none'"].join("; ");

/** What a page may do: an ordinary one, one that stands in frames, one that holds them. */
export const pagePolicies = {
  page,
  framable: [...parts, "frame-ancestors *"].join("; "),
  framing: `${page}; frame-src 'self'`,
} as const;

/** May stand in a frame on anybody's page: nothing on it can be pressed to any effect, and it knows nobody. */
export function framable(answer: Reply): Reply {
  return { ...answer, headers: { ...answer.headers, "content-security-policy": pagePolicies.framable } };
}

/** Holds frames of our own embeds; it stands in none itself. */
export function framing(answer: Reply): Reply {
  return { ...answer, headers: { ...answer.headers, "content-security-policy": pagePolicies.framing } };
}

export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": page,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=()",
};

/**
 * Whether a changing request came from our own pages: browsers say so in Sec-Fetch-Site, older ones in Origin.
 * @param others what to think of a client that says neither, and so is no browser: refused where a cookie gives power
 */
export function fromOwnPage(
  request: Pick<FastifyRequest, "headers">,
  ownOrigin: string,
  others: "refused" | "let-in",
): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (site !== undefined) return site === "same-origin" || site === "none";
  if (origin === undefined) return others === "let-in";
  return origin === ownOrigin;
}
