import { asset } from "../assets/assets.ts";
import { LinkedData } from "./linked-facts.tsx";
import type { PageProps } from "./page.tsx";
import { Shared } from "./shared.tsx";

/** Roman and sans are fetched at once with the page; italic and the letters of Central Europe only where they are used. */
const preloaded = ["newsreader-roman.woff2", "instrument-sans.woff2"] as const;

export function Head(props: PageProps) {
  const { site, title, description, path, translations = [], alternates = [], facts } = props;
  const at = (href: string) => `${site.base}${href}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{[`${title} – Udsyn`, site.municipality].filter((one) => one !== "Udsyn").join(", ")}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      {preloaded.map((font) => (
        <link key={font} rel="preload" href={at(asset(font).url)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={at(asset("style.css").url)} />
      <link rel="icon" href={at(asset("icon.svg").url)} type="image/svg+xml" />
      {path === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={site.origin + path} />
      )}
      {translations.map(({ lang, href }) => (
        <link key={lang} rel="alternate" hreflang={lang} href={site.origin + href} />
      ))}
      {alternates.map((one) => (
        <link key={one.href} rel="alternate" type={one.type} href={one.href} title={one.title} />
      ))}
      {path !== undefined && <Shared {...props} path={path} />}
      {facts && <LinkedData facts={facts} />}
    </head>
  );
}
