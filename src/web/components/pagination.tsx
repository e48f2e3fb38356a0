import { useWords } from "./language.tsx";

interface PaginationProps {
  readonly newer?: string | undefined;
  readonly older?: string | undefined;
  /** Where pages are numbered. */
  readonly page?: number | undefined;
}

/** Newer and older: lists page by key, so that nothing is skipped or shown twice while new entries come. */
export function Pagination({ newer, older, page }: PaginationProps) {
  const t = useWords();
  if (!newer && !older) return null;
  return (
    <nav class="pages" aria-label={t("pages.label")}>
      {newer && (
        <a href={newer} rel="prev">
          ← {t("pages.newer")}
        </a>
      )}
      {page !== undefined && <span class="m">{t("pages.at", { page })}</span>}
      {older && (
        <a href={older} rel="next" class="last">
          {t("pages.older")} →
        </a>
      )}
    </nav>
  );
}
