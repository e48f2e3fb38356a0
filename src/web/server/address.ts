import type { FastifyRequest } from "fastify";
import { isLang, type Lang } from "../../platform/index.ts";

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

export function pathOf(request: FastifyRequest): string {
  return request.url.split("?")[0] ?? "/";
}

export function queryOf(request: FastifyRequest): URLSearchParams {
  const at = request.url.indexOf("?");
  return new URLSearchParams(at === -1 ? "" : request.url.slice(at + 1));
}
