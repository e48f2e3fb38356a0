import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { siteOf, translationsOf } from "../../profile/index.ts";
import {
  addressIn,
  DataTable,
  describedRoutes,
  Page,
  renderPage,
  Section,
  Title,
  templateOf,
} from "../../web/index.ts";
import { apiDocsTexts } from "./api-docs.texts.ts";

/** The interface for programs, for people: every address, what it does, who may. Made from the routes themselves. */
export function apiDocsPage({ here, lang, base }: AskedByAnyone, routes: readonly UdsynRoute[]): string {
  const t = apiDocsTexts.in(lang);
  const described = describedRoutes(routes);
  return renderPage(
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("title")}
      description={t("lede")}
      path={addressIn(lang, "/api")}
      translations={translationsOf(here, "/api")}
      current={addressIn(lang, "/data")}
      crumbs={[{ text: t("home"), href: addressIn(lang, "/") }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={t("lede")} />
      <Section first title={t("start")} note={t("start-note")}>
        <p>
          {t("token")} <code>Authorization: Bearer …</code>
        </p>
        <p>{t("errors")}</p>
        <p>{t("lists")}</p>
        <p>
          <a href="/api/openapi.json">{t("whole")}</a>
        </p>
      </Section>
      <Section title={t("open")} note={t("open-note")}>
        <Addresses caption={t("open")} routes={described.filter((one) => one.lane !== "api")} t={t} />
      </Section>
      <Section title={t("desk")} note={t("desk-note")}>
        <Addresses caption={t("desk")} routes={described.filter((one) => one.lane === "api")} t={t} />
      </Section>
    </Page>,
  );
}

interface AddressesProps {
  readonly caption: string;
  readonly routes: ReturnType<typeof describedRoutes>;
  readonly t: ReturnType<typeof apiDocsTexts.in>;
}

function Addresses({ caption, routes, t }: AddressesProps) {
  const roles = (route: AddressesProps["routes"][number]) => ("allow" in route ? route.allow.join(", ") : null);
  return (
    <DataTable
      caption={caption}
      rows={routes}
      captionHidden
      rowKey={(route) => `${route.method} ${route.path}`}
      columns={[
        {
          kind: "text",
          key: "address",
          head: t("address"),
          narrow: "full",
          cell: (route) => <code>{`${route.method} ${templateOf(route.path)}`}</code>,
        },
        {
          kind: "text",
          key: "does",
          head: t("does"),
          narrow: "full",
          cell: (route) => <span lang="en">{route.api.summary}</span>,
        },
        ...(routes.some(roles) ? [{ kind: "text" as const, key: "roles", head: t("roles"), cell: roles }] : []),
      ]}
    />
  );
}
