import type { ComponentChildren } from "preact";
import type { Lang } from "../../platform/index.ts";
import { Mark } from "../components/brand.tsx";
import { ButtonLink } from "../components/buttons.tsx";
import type { Link } from "../components/link.ts";
import { Page, type Site } from "../components/page.tsx";
import { errorTexts } from "./error.texts.ts";

export const errorStatuses = [400, 403, 404, 409, 410, 412, 413, 421, 422, 429, 500, 503] as const;
export type ErrorStatus = (typeof errorStatuses)[number];

interface ErrorPageProps {
  readonly status: ErrorStatus;
  readonly lang: Lang;
  /** Where no municipality is known (421), a site with an empty menu. */
  readonly site: Site;
  /** Finds the entry in the server's log. */
  readonly reference?: string;
  /** Seconds until it is worth trying again, for 429 and 503: the same as `Retry-After`. `null` where no wait helps. */
  readonly retryAfter?: number | null;
  /** Where to go from here, the likeliest first, where that is not the public front page. */
  readonly ways?: readonly Link[];
  /** Nobody came in: what is said then is of the sign-in, and of no role on a page. */
  readonly atSignIn?: boolean;
  /** The children say what stands in the way: then nothing is guessed about it. */
  readonly isSaid?: boolean;
  /** What stands in the way, in the room's words; what the reader had typed. */
  readonly children?: ComponentChildren;
}

/** What happened and what to do next. Never says what the program looks like inside. */
export function ErrorPage({
  status,
  lang,
  site,
  reference,
  retryAfter = 30,
  ways,
  atSignIn = false,
  isSaid = false,
  children,
}: ErrorPageProps) {
  const t = errorTexts.in(lang);
  const isHalted = status === 503 && retryAfter === null;
  const title = t(atSignIn ? "sign-in.title" : isHalted ? "503.halted.title" : `${status}.title`);
  const whatKey = isHalted ? "503.halted.what" : status === 409 && isSaid ? "409.said" : (`${status}.what` as const);
  return (
    <Page lang={lang} site={site} title={title}>
      <div class="error-page">
        <Mark class="mark" />
        <h1>{title}</h1>
        <p class="lede">{t(atSignIn ? "sign-in.what" : whatKey)}</p>
        {children}
        <p>{atSignIn ? t("sign-in.next") : nextStep(lang, status, retryAfter)}</p>
        <Ways status={status} site={site} lang={lang} {...(ways && { ways })} />
        <p class="xs m n">
          {t("error", { status })}
          {reference && `. ${t("reference", { reference })}`}
        </p>
      </div>
    </Page>
  );
}

/** Where to go from here. An address that belongs to nobody leads nowhere; what is not found may be in the list. */
function Ways({ status, site, lang, ways }: Pick<ErrorPageProps, "status" | "site" | "lang" | "ways">) {
  const [list] = site.nav;
  if (status === 421) return null;
  if (ways)
    return (
      <div class="btns">
        {ways.map(({ href, text }, at) => (
          <ButtonLink key={href} href={href} weight={at === 0 ? "first" : "quiet"}>
            {text}
          </ButtonLink>
        ))}
      </div>
    );
  return (
    <div class="btns">
      <ButtonLink href={site.home}>{errorTexts.in(lang)("home")}</ButtonLink>
      {list && (status === 404 || status === 410) && (
        <ButtonLink href={list.href} weight="quiet">
          {list.text}
        </ButtonLink>
      )}
    </div>
  );
}

function nextStep(lang: Lang, status: ErrorStatus, seconds: number | null): string {
  const t = errorTexts.in(lang);
  if (seconds === null) return t("503.halted.next");
  if (status === 429) return t("429.next", { seconds });
  if (status === 503) return t("503.next", { seconds });
  return t(`${status}.next`);
}
