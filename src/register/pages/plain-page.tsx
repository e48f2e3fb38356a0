import type { ComponentChildren } from "preact";
import type { Lang } from "../../platform/index.ts";
import { type Municipality, siteOf, translationsOf } from "../../profile/index.ts";
import { addressIn, type LinkedFacts, Page, type PagePicture, Title } from "../../web/index.ts";
import { pageTexts } from "./pages.texts.ts";

interface PlainPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly path: string;
  /** The page that it lies below, where that is another than the front page. */
  readonly above?: { readonly text: string; readonly path: string };
  readonly title: string;
  readonly lede: ComponentChildren;
  /** For search engines, where the lede is more than words. */
  readonly description?: string;
  readonly facts?: LinkedFacts;
  readonly picture?: PagePicture;
  /** As `Page` takes it. */
  readonly printedOn?: string | undefined;
  readonly children: ComponentChildren;
}

/** A page of words below the front page. */
export function PlainPage({
  here,
  lang,
  base,
  path,
  above,
  title,
  lede,
  description,
  facts,
  picture,
  printedOn,
  children,
}: PlainPageProps) {
  const site = siteOf(here, lang, base);
  return (
    <Page
      lang={lang}
      site={site}
      title={title}
      {...(typeof lede === "string" ? { description: lede } : description ? { description } : {})}
      path={addressIn(lang, path)}
      {...(facts && { facts })}
      {...(picture && { picture })}
      printedOn={printedOn}
      current={addressIn(lang, above?.path ?? path)}
      translations={translationsOf(here, path)}
      crumbs={[
        { text: pageTexts.in(lang)("front"), href: site.home },
        ...(above ? [{ text: above.text, href: addressIn(lang, above.path) }] : []),
        { text: title },
      ]}
    >
      <Title title={title} lede={lede} />
      {children}
    </Page>
  );
}
