import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { siteOf, translationsOf } from "../../profile/index.ts";
import { schemaAddress } from "../../register/index.ts";
import { tripType } from "../../trips/index.ts";
import {
  addressIn,
  answerSchemas,
  type DescribedRoute,
  describedRoutes,
  namedSchemas,
  Page,
  renderPage,
  Section,
  Title,
} from "../../web/index.ts";
import { apiDocsTexts } from "./api-docs.texts.ts";
import { ExampleRequest, NamedFields, nameOf, Operation } from "./operation.tsx";
import { workedExample } from "./worked-example.ts";

/** The interface for programs, for people: every address, what it does, who may. Made from the routes themselves. */
export function apiDocsPage({ here, lang, base }: AskedByAnyone, routes: readonly UdsynRoute[]): string {
  const t = apiDocsTexts.in(lang);
  const described = describedRoutes(routes);
  const isTask = (one: DescribedRoute) => one.lane === "api" || one.path.startsWith("/api/v1/");
  const tasks = groupsOf(described.filter(isTask));
  // A site that shows the published alone has no desk, and nobody to give tokens to.
  const isOpen = tasks.length === 0;
  const lede = t(isOpen ? "lede-open" : "lede");
  return renderPage(
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("title")}
      description={lede}
      path={addressIn(lang, "/api")}
      translations={translationsOf(here, "/api")}
      current={addressIn(lang, "/data")}
      crumbs={[{ text: t("home"), href: addressIn(lang, "/") }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={lede} />
      <Section first title={t("start")} note={t(isOpen ? "start-note-open" : "start-note")}>
        {!isOpen && (
          <p>
            {t("token")} <code>Authorization: Bearer …</code>
          </p>
        )}
        <p>{t(isOpen ? "errors-open" : "errors")}</p>
        <p>{t("lists")}</p>
        <p>{t("words")}</p>
        <p>
          <a href="/api/openapi.json">{t("whole")}</a>
        </p>
        <p>
          <a href={schemaAddress(tripType.schema)}>{t("schema", { name: tripType.schema })}</a>
        </p>
      </Section>
      {!isOpen && (
        <Section title={t("example")} note={t("example-note")}>
          <ol class="steps">
            {workedExample.map((step) => (
              <ExampleRequest key={step.says} step={step} t={t} />
            ))}
          </ol>
        </Section>
      )}
      <Section title={t("open")} note={t(isOpen ? "open-note-alone" : "open-note")}>
        {described
          .filter((one) => !isTask(one))
          .map((one) => (
            <Operation key={nameOf(one)} route={one} t={t} />
          ))}
      </Section>
      {tasks.map(([noun, routes]) => (
        <Section key={noun} title={`/api/v1/${noun}`} note={t("desk-note")}>
          {routes.map((one) => (
            <Operation key={nameOf(one)} route={one} t={t} />
          ))}
        </Section>
      ))}
      <Section title={t("schemas")} note={t("schemas-note")}>
        {namedSchemas(answerSchemas(routes)).map((one) => (
          <NamedFields key={one.name} schema={one} t={t} />
        ))}
      </Section>
    </Page>,
  );
}

/** By what they are about: the word after `/api/v1/`. */
function groupsOf(routes: readonly DescribedRoute[]): readonly (readonly [string, readonly DescribedRoute[]])[] {
  const nounOf = (route: DescribedRoute) => route.path.split("/")[3] ?? route.path;
  const nouns = [...new Set(routes.map(nounOf))];
  return nouns.map((noun) => [noun, routes.filter((one) => nounOf(one) === noun)]);
}
