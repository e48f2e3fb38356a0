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
          <Arrow to="left" /> {t("pages.newer")}
        </a>
      )}
      {page !== undefined && <span class="m">{t("pages.at", { page })}</span>}
      {older && (
        <a href={older} rel="next" class="last">
          {t("pages.older")} <Arrow to="right" />
        </a>
      )}
    </nav>
  );
}

/** Drawn, since neither of our fonts has it. */
function Arrow({ to }: { to: "left" | "right" }) {
  return (
    <svg class="arrow" viewBox="0 0 16 10" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
      <path d={to === "left" ? "M15 5H2M6 1L2 5l4 4" : "M1 5h13M10 1l4 4-4 4"} />
    </svg>
  );
}
