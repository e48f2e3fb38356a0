import type { FastifyRequest } from "fastify";
import { isLang, type Lang } from "../../platform/index.ts";
import { decoded } from "./bodies.ts";

const absolute = /^(https?):\/\/([^/?#]*)(.*)$/is;

/** A request's target without scheme and host, which a client may write before it (RFC 9112 3.2.2). */
export function originForm(target: string): string {
  const [, , , rest] = absolute.exec(target) ?? [];
  return rest === undefined ? target : rest.startsWith("/") ? rest : `/${rest}`;
}

/**
 * Whether a request says twice where it goes, so that two readers could think of two hosts: several Host headers (RFC 9112
 * 3.2 asks for 400), or a target that names another host than the header does.
 */
export function namesTwoHosts(rawHeaders: readonly string[], target: string): boolean {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === "host");
  if (hosts.length > 1) return true;
  const [, scheme, named] = absolute.exec(target) ?? [];
  return named !== undefined && hostIn(`${scheme}://${named}`) !== hostIn(`${scheme}://${hosts[0] ?? ""}`);
}

/** The host of an origin with its port, in the form that can be compared; an origin with a user in it has none. */
function hostIn(origin: string): string | symbol {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return url && url.username === "" && url.password === "" && !origin.includes("@") ? url.host : Symbol(origin);
}

/**
 * Whether a target can be read: text in UTF-8 when its percent signs are resolved, without control characters. A fragment is no
 * part of one (RFC 9112 3.2): the router passes over it, and whoever does not would take it for part of the page's address.
 */
export function isReadable(target: string): boolean {
  const text = decoded(target);
  return text !== null && !target.includes("#") && !/\p{Cc}/u.test(text);
}

/** An address as the routes know it: without the base path the site lives under, and without `/en` or `/de`. */
export function insideUrl(url: string, basePath: string): { readonly url: string; readonly lang: Lang } {
  const inside =
    basePath && (url === basePath || url.startsWith(`${basePath}/`)) ? url.slice(basePath.length) || "/" : url;
  const found = /^\/([a-z]{2})(?=[/?]|$)(.*)$/s.exec(inside);
  const [, lang, rest = ""] = found ?? [];
  if (lang === undefined || !isLang(lang) || lang === "da") return { url: inside, lang: "da" };
  return { url: rest.startsWith("/") ? rest : `/${rest}`, lang };
}

/** A Danish address in a language: `/rejser` is `/en/rejser` in English. */
export function addressIn(lang: Lang, path: string): string {
  if (lang === "da") return path;
  return path === "/" ? `/${lang}` : `/${lang}${path}`;
}

/** A page's own links start with `/`; where the site lives under a path, that path is put before them. */
export function underBase(body: string, basePath: string): string {
  if (basePath === "") return body;
  return body.replace(
    / (href|src|action|formaction|poster|data-(?:post|autosave|restore|sign-in))="\/(?!\/)/g,
    ` $1="${basePath}/`,
  );
}

export function pathOf(request: Pick<FastifyRequest, "url">): string {
  return request.url.split("?")[0] ?? "/";
}

export function queryOf(request: FastifyRequest): URLSearchParams {
  const at = request.url.indexOf("?");
  return new URLSearchParams(at === -1 ? "" : request.url.slice(at + 1));
}
