import type { ComponentChildren } from "preact";
import type { Lang } from "../../platform/index.ts";
import { asset } from "../assets/assets.ts";
import { Mark } from "../components/brand.tsx";
import { InLanguage, useWords } from "../components/language.tsx";
import type { Site } from "../components/page.tsx";
import { renderPage } from "../components/render.ts";
import { html } from "../server/answer.ts";
import type { Reply } from "../server/route.ts";
import { framable } from "../server/security.ts";
import { type EmbedLook, lookName, readLook } from "./embed-look.ts";

export interface EmbedProps {
  readonly lang: Lang;
  readonly site: Site;
  readonly title: ComponentChildren;
  /** For the frame and the tab, where the title is more than words. */
  readonly name?: string;
  /** The page of the site that this is a part of. */
  readonly href: string;
  readonly children?: ComponentChildren;
}

/** The words of every embed's address beside its own. */
export const embedWords = ["skema", "accent", "hoejde"] as const;

/** What `<udsyn-embed>` asks for where it is given no other words. */
export const embedsKept = ["hoejde=meld"] as const;

/**
 * A part of the site for other people's pages: a whole small document that may stand in a frame anywhere, without a script.
 * Asked to (`hoejde=meld`), it tells the page around it how high it is.
 */
export function embed(query: URLSearchParams, props: EmbedProps, status = 200): Reply {
  const tells = query.get("hoejde") === "meld";
  return framable(html(renderPage(<EmbedPage {...props} look={readLook(query)} tells={tells} />), status));
}

function EmbedPage({
  lang,
  site,
  title,
  name,
  href,
  look,
  tells,
  children,
}: EmbedProps & { look: EmbedLook; tells: boolean }) {
  const sheet = lookName(look);
  const said = name ?? (typeof title === "string" ? title : "");
  return (
    <InLanguage lang={lang}>
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${said} – Udsyn, ${site.municipality}`}</title>
          <meta name="robots" content="noindex" />
          <meta name="color-scheme" content="light dark" />
          {/* What is followed leaves the frame: no page of ours stands whole inside another's. */}
          <base target="_top" />
          <link rel="stylesheet" href={asset("style.css").url} />
          {sheet && <link rel="stylesheet" href={`/indlejr/udseende/${sheet}`} />}
          {tells && <script type="module" src={asset("embed-height.js").url} />}
        </head>
        <body class="embed">
          <main>
            <h1>{title}</h1>
            {children}
          </main>
          <From site={site} href={href} />
        </body>
      </html>
    </InLanguage>
  );
}

/** Whose it is, and the way to all of it; that a municipality is fictional, or that others gathered it, stands in each embed too. */
function From({ site, href }: { site: Site; href: string }) {
  const t = useWords();
  return (
    <footer>
      {site.fictional && <p class="s">{t("page.fictional", { municipality: site.municipality })}</p>}
      {site.gathered && <p class="s">{site.gathered}</p>}
      <p>
        <a class="brand" href={href}>
          <Mark />
          <b>Udsyn</b>
          {site.municipality !== "Udsyn" && <span>{site.municipality}</span>}
        </a>
      </p>
    </footer>
  );
}
