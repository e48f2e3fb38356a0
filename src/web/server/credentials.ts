import type { FastifyRequest } from "fastify";

/** With TLS the cookie's name itself forbids that another host or path set it. */
export function cookieName(secure: boolean): string {
  return secure ? "__Host-udsyn" : "udsyn";
}

/** The session's secret from the cookie; `null` when there is none. */
export function sessionOf(request: FastifyRequest, secure: boolean): string | null {
  const wanted = `${cookieName(secure)}=`;
  const found = (request.headers.cookie ?? "").split(/; */).find((one) => one.startsWith(wanted));
  return found ? found.slice(wanted.length) : null;
}

export function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer ([\x21-\x7e]{1,300})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

export function sessionCookie(session: { secret: string; seconds: number } | null, secure: boolean): string {
  const [value, age] = session ? [session.secret, session.seconds] : ["", 0];
  return `${cookieName(secure)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
