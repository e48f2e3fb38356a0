import { useWords } from "./language.tsx";

/** A step of the way to a page; the page itself has no `href`. */
export interface Crumb {
  readonly text: string;
  readonly href?: string;
  /** Of the text, where it may not be the page's. */
  readonly lang?: string | undefined;
}

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs wrap" aria-label={useWords()("page.crumbs")}>
      <ol>
        {crumbs.map(({ text, href, lang }) => (
          <li key={text} lang={lang} aria-current={href ? undefined : "page"}>
            {href ? <a href={href}>{text}</a> : <span>{text}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
