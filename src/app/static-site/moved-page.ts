import type { Lang } from "../../platform/index.ts";
import type { LeadsTo } from "./links.ts";
import { siteTexts } from "./static-site.texts.ts";

/** The page at an address that leads on, where the server cannot say so itself: it goes there by itself, and has a link. */
export function movedPage(lang: Lang, { href: whole }: LeadsTo): string {
  const t = siteTexts.in(lang);
  const href = escaped(whole);
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t("moved"))} – Udsyn</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${href}">
<meta http-equiv="refresh" content="0; url=${href}">
</head>
<body><main><h1>${escaped(t("moved"))}</h1><p><a href="${href}">${escaped(t("moved.to"))}</a></p></main></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
