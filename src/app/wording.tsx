import { signInAgainPage } from "../identity/index.ts";
import { isId } from "../kernel/index.ts";
import type { Catalogue, Lang, Messages } from "../platform/index.ts";
import { type Municipality, siteOf } from "../profile/index.ts";
import {
  addressIn,
  ErrorPage,
  type ErrorStatus,
  errorStatuses,
  errorTexts,
  type Link,
  MendPage,
  Notice,
  renderPage,
  SendAgain,
  type Site,
  TypedTexts,
  type Wording,
} from "../web/index.ts";

interface Worded {
  readonly base: string;
  /** The public part alone has none to lead back to. */
  readonly hasDesk: boolean;
}

/** Refusals' words are looked for in every room's catalogue, as `fault.<code>`. */
export function wordingOf(
  catalogues: readonly Catalogue<Messages>[],
  { base, hasDesk }: Worded,
): Wording<Municipality> {
  return {
    words: (lang, { fault, params }) => {
      for (const catalogue of catalogues) {
        const found = catalogue.find(lang, `fault.${fault}`, params);
        if (found !== null) return found;
      }
      return null;
    },
    page: ({ here, lang, address, form }, status, details, wait) =>
      renderPage(
        <ErrorPage
          status={pageStatus(status)}
          lang={lang}
          site={here ? siteOf(here, lang, base) : nowhere}
          {...(wait === null && status !== 503 ? {} : { retryAfter: wait })}
          isSaid={details.length > 0}
          {...(hasDesk && isDesk(address) && { ways: deskWays(address, status) })}
          {...(status === 403 && isSignIn(address) && { atSignIn: true, ways: signInWays(lang) })}
        >
          {details.length > 0 && (
            <Notice tone="wrong">
              <ul>
                {details.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </Notice>
          )}
          {(status === 409 || isHalted(status, wait)) && form && <TypedTexts lang={lang} form={form} />}
          {status === 503 && form && (
            <SendAgain lang={lang} action={address} form={form} isHalted={isHalted(status, wait)} />
          )}
        </ErrorPage>,
      ),
    mend: ({ here, lang, address }, form, wrong) =>
      renderPage(
        <MendPage
          lang={lang}
          site={here ? siteOf(here, lang, base) : nowhere}
          action={address}
          form={form}
          wrong={wrong}
        />,
      ),
    signInAgain: ({ here, address }, sent) => signInAgainPage(here ? siteOf(here, "da", base) : nowhere, address, sent),
  };
}

/** No wait helps, and nothing that was sent was kept. */
function isHalted(status: number, wait: number | null): boolean {
  return status === 503 && wait === null;
}

function isSignIn(address: string): boolean {
  return /^\/log-ind(?:[/?]|$)/.test(address);
}

function signInWays(lang: Lang): readonly Link[] {
  const t = errorTexts.in(lang);
  return [
    { href: "/log-ind", text: t("sign-in.again") },
    { href: addressIn(lang, "/"), text: t("home") },
  ];
}

function isDesk(address: string): boolean {
  return /^\/skrivebord(?:[/?]|$)/.test(address);
}

/** From a page of the desk one goes on at the desk: to the case that stands otherwise than it was thought to, where one is named. */
function deskWays(address: string, status: number): readonly Link[] {
  const [, , room, id = ""] = (address.split("?")[0] ?? "").split("/");
  const isCase = room === "rejser" && isId(id) && [409, 412, 422].includes(status);
  return [
    ...(isCase ? [{ href: `/skrivebord/rejser/${id}`, text: "Til sagen" }] : []),
    { href: "/skrivebord", text: "Til skrivebordet" },
  ];
}

const nowhere: Site = {
  municipality: "Udsyn",
  fictional: false,
  origin: "",
  base: "",
  home: "/",
  picture: { href: "/forside.png", alt: "Udsyn" },
  nav: [],
  footer: { about: "Udsyn", columns: [] },
};

/** Statuses that only programs meet share the page of the nearest one that people do. */
function pageStatus(status: number): ErrorStatus {
  return errorStatuses.find((one) => one === status) ?? 400;
}
