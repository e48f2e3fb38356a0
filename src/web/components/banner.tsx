import { useWords } from "./language.tsx";
import type { Site } from "./page.tsx";

/** The line above everything. That a municipality is fictional stands on every page of it, in print too. */
export function Banner({ site }: { site: Site }) {
  const t = useWords();
  if (!site.fictional && !site.notice) return null;
  return (
    <aside class={site.fictional ? "banner fiction" : "banner no-print"} aria-label={t("page.banner")}>
      <div class="wrap">
        <p>
          {site.fictional && <b>{t("page.fictional", { municipality: site.municipality })} </b>}
          {site.notice?.text}{" "}
          {site.notice?.link && (
            <a href={site.notice.link.href} lang={site.notice.link.lang}>
              {site.notice.link.text}
            </a>
          )}
        </p>
      </div>
    </aside>
  );
}
