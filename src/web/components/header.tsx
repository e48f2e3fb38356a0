import type { Lang } from "../../platform/index.ts";
import { Brand } from "./brand.tsx";
import { Kept } from "./kept-row.ts";
import { useWords } from "./language.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import type { Link } from "./link.ts";
import type { Site } from "./page.tsx";

export interface NavItem extends Link {
  /** Set back: a place for staff, not for readers. */
  readonly quiet?: boolean;
}

interface HeaderProps {
  readonly site: Site;
  readonly current: string | undefined;
  readonly translations: readonly { readonly lang: Lang; readonly href: string }[];
}

/**
 * One row at every width. On narrow screens the menu is a popover opened by a button, without a script; a browser
 * that knows no popovers shows it in rows instead.
 */
export function Header({ site, current, translations }: HeaderProps) {
  const t = useWords();
  return (
    <header class="top">
      <div class="wrap">
        <Brand href={site.home} municipality={site.municipality} />
        {(site.nav.length > 0 || translations.length > 1) && (
          <>
            <button class="menu" type="button" popovertarget="menu">
              <MenuLines />
              <span>{t("page.menu")}</span>
            </button>
            <div class="nav" id="menu" popover="auto">
              <button class="menu" type="button" popovertarget="menu" popovertargetaction="hide">
                {t("page.menu.close")}
              </button>
              {site.nav.length > 0 && (
                <Kept by={site.nav} name={`menu ${current}`}>
                  {() => <Navigation items={site.nav} current={current} />}
                </Kept>
              )}
              <LanguageSwitch translations={translations} />
            </div>
          </>
        )}
      </div>
    </header>
  );
}

function Navigation({ items, current }: { items: readonly NavItem[]; current: string | undefined }) {
  const t = useWords();
  return (
    <nav aria-label={t("page.main-menu")}>
      <ul>
        {items.map((item) => (
          <li key={item.href} class={item.quiet ? "quiet" : undefined}>
            <a href={item.href} aria-current={item.href === current ? "page" : undefined}>
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function MenuLines() {
  return (
    <svg viewBox="0 0 16 12" aria-hidden="true" stroke="currentColor" stroke-width="1.5">
      <path d="M0 1h16M0 6h16M0 11h16" />
    </svg>
  );
}
