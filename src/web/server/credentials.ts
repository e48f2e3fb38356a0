import type { FastifyRequest } from "fastify";

import type { CookieSecret } from "./route.ts";

const cookies = { session: "udsyn", signIn: "udsyn-login", shownOnce: "udsyn-once" } as const;
export type CookieName = keyof typeof cookies;

/** With TLS the cookie's name itself forbids that another host or path set it. */
function nameOf(cookie: CookieName, secure: boolean): string {
  return secure ? `__Host-${cookies[cookie]}` : cookies[cookie];
}

/** A cookie's secret; `null` when there is none. */
export function cookieOf(request: Pick<FastifyRequest, "headers">, cookie: CookieName, secure: boolean): string | null {
  const wanted = `${nameOf(cookie, secure)}=`;
  const found = (request.headers.cookie ?? "").split(/; */).find((one) => one.startsWith(wanted));
  return found ? found.slice(wanted.length) : null;
}

export function bearerOf(request: Pick<FastifyRequest, "headers">): string | null {
  return /^Bearer ([\x21-\x7e]{1,300})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

export function setCookie(cookie: CookieName, value: CookieSecret | null, secure: boolean): string {
  const { secret, seconds } = value ?? { secret: "", seconds: 0 };
  return `${nameOf(cookie, secure)}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
