import type { ComponentChildren } from "preact";
import type { Lang } from "../../platform/index.ts";
import { printTexts } from "../texts/print.texts.ts";
import { Banner } from "./banner.tsx";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";
import { Footer } from "./footer.tsx";
import { Head } from "./head.tsx";
import { Header, type NavItem } from "./header.tsx";
import { InLanguage, useLang, useWords } from "./language.tsx";
import type { Link } from "./link.ts";
import type { LinkedFacts } from "./linked-facts.tsx";

/** What all pages of one municipality share. */
export interface Site {
  /** The name shown beside the mark, with the word for what it is: `Lyngholm Kommune`. */
  readonly municipality: string;
  readonly fictional: boolean;
  /** That others than the municipality gathered the facts, where they did: for what leaves the site without its footer. */
  readonly gathered?: string;
  /** Scheme and host, for canonical addresses: `https://udsyn.example.dk`. */
  readonly origin: string;
  /** The path the site lives under, without a last slash; empty at the root. Only assets need it: links bring their own. */
  readonly base: string;
  readonly home: string;
  readonly nav: readonly NavItem[];
  readonly footer: { readonly about: ComponentChildren; readonly columns: readonly (readonly Link[])[] };
  /** What stands for a page of it where its address is shared, unless the page has a picture of its own. */
  readonly picture: PagePicture | null;
  /** A line above everything, such as the way from the published facts to the fictional municipality. */
  readonly notice?: { readonly text: string; readonly link?: Link };
}

/** A picture card, 1200 × 630: its address below the base, and all that stands on it, in words. */
export interface PagePicture {
  readonly href: string;
  readonly alt: string;
}

export interface PageProps {
  readonly lang: Lang;
  readonly site: Site;
  /** Of the page alone; the municipality's name is added. */
  readonly title: string;
  readonly description?: string;
  /** The page's own path, the base included as in every link; without it the page has no canonical address and is not indexed. */
  readonly path?: string;
  /** The same page in each language it exists in, its own too. */
  readonly translations?: readonly { readonly lang: Lang; readonly href: string }[];
  /** Feeds and data files that stand for this page. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /** What stands for this page where its address is shared. */
  readonly picture?: PagePicture;
  /** The page's facts in the words of schema.org, none that it does not show. */
  readonly facts?: LinkedFacts;
  /** Address of the menu item this page belongs to. */
  readonly current?: string;
  /** The way from the front page, the page itself last and without `href`. */
  readonly crumbs?: readonly Crumb[];
  /** The line a print begins with. */
  readonly record?: PrintedRecord;
  /** The day a page that is no record was fetched, for its print; not of a page that is a file. */
  readonly printedOn?: string | undefined;
  /** `desk` sets headings smaller: a page one works in. */
  readonly tone?: "desk" | "public";
  readonly children: ComponentChildren;
}

/** A whole document: head, banner, header, breadcrumb, main, footer. Needs no script and no cookie. */
export function Page(props: PageProps) {
  const { site, lang } = props;
  return (
    <InLanguage lang={lang}>
      <html lang={lang}>
        <Head {...props} />
        <body class={props.tone === "desk" ? "desk" : undefined}>
          <SkipLink />
          <Banner site={site} />
          <Header site={site} current={props.current} translations={props.translations ?? []} />
          {props.crumbs && <Breadcrumb crumbs={props.crumbs} />}
          <main id="indhold" class="wrap" tabIndex={-1}>
            <PrintLines {...props} />
            {props.children}
          </main>
          <Footer footer={site.footer} />
        </body>
      </html>
    </InLanguage>
  );
}

function SkipLink() {
  return (
    <a class="skip" href="#indhold">
      {useWords()("page.skip")}
    </a>
  );
}

/** What a sheet says of where it is from. */
interface PrintedRecord {
  readonly caseNumber: string;
  readonly version: number;
  readonly date: string;
  /** The day it was fetched; not of a page that is a file, and the same until its record changes. */
  readonly on?: string;
}

/** Where a sheet is from, and who gathered what stands on it: the footer that says so is not printed. */
function PrintLines({ site, path, record, printedOn }: PageProps) {
  const t = printTexts.in(useLang());
  if (path === undefined) return null;
  const url = site.origin + path;
  const on = record?.on ?? printedOn ?? "none";
  return (
    <div class="print-only xs">
      <p>{record ? t("record", { ...record, on, url }) : t("page", { on, url })}</p>
      {site.gathered && <p>{site.gathered}</p>}
    </div>
  );
}
