import type { AskedByAnyone } from "../../identity/index.ts";
import { municipalityName, siteOf, translationsOf } from "../../profile/index.ts";
import { addressIn, DataTable, Details, Page, renderPage, Section, Title } from "../../web/index.ts";
import { dataLinked } from "./data-linked.ts";
import { dataPageTexts } from "./data-page.texts.ts";
import { type AnyDataset, aboutData, type DataColumn } from "./dataset.ts";
import { schemaAddress } from "./entry-schema.routes.ts";

/** Every set of open data in plain words: what it is, where to get it, what its columns hold, how to check it. */
export function dataPage({ here, lang, base }: AskedByAnyone, datasets: readonly AnyDataset[]): string {
  const t = dataPageTexts.in(lang);
  return renderPage(
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("title")}
      description={t("lede")}
      path={addressIn(lang, "/data")}
      facts={dataLinked({ here, lang, base }, datasets)}
      translations={translationsOf(here, "/data")}
      current={addressIn(lang, "/data")}
      alternates={[{ type: "application/json", href: "/data/datapackage.json", title: t("package") }]}
      crumbs={[{ text: t("home"), href: addressIn(lang, "/") }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={t("lede")} marks={[municipalityName(here, lang)]} />
      {datasets.map((dataset, at) => (
        <Section key={dataset.name} id={dataset.name} first={at === 0} title={aboutData(dataset, "title", lang)}>
          <DatasetShown dataset={dataset} lang={lang} />
        </Section>
      ))}
      <Section title={t("filters")} note={t("filters-note")}>
        <p>{t("filters-text")}</p>
        <p>
          <a href="/data/trips.csv?aar=2025&land=DE">
            <code>/data/trips.csv?aar=2025&land=DE</code>
          </a>
        </p>
      </Section>
      <Section title={t("proof")} note={t("proof-note")}>
        <p>{t("proof-text")}</p>
        <p>
          <code>{`bin/udsyn verify ${base}`}</code>
        </p>
      </Section>
      <Section title={t("programs")}>
        <ul>
          <li>
            <a href="/data/datapackage.json">{t("package")}</a>
          </li>
          {[...new Set(datasets.map(({ schema }) => schema))].map((schema) => (
            <li key={schema}>
              <a href={schemaAddress(schema)}>{t("schema", { name: schema })}</a>
            </li>
          ))}
          <li>
            <a href={addressIn(lang, "/api")}>{t("api")}</a>
          </li>
          <li>
            <a href={addressIn(lang, "/indlejr")}>{t("embeds")}</a>
          </li>
          <li>
            <a href="/rejser/feed.xml">{t("feed")}</a>
          </li>
          <li>
            <a href="/rejser/kalender.ics">{t("calendar")}</a>
          </li>
        </ul>
      </Section>
    </Page>,
  );
}

function DatasetShown({ dataset, lang }: { dataset: AnyDataset; lang: AskedByAnyone["lang"] }) {
  const t = dataPageTexts.in(lang);
  const columns: readonly DataColumn<never>[] = dataset.columns;
  return (
    <>
      <p>{aboutData(dataset, "about", lang)}</p>
      <p>
        {`${t("files")}: `}
        {dataset.formats.map((format, at) => (
          <span key={format}>
            {at > 0 && " · "}
            <a href={`/data/${dataset.name}.${format}`}>{format.toUpperCase()}</a>
          </span>
        ))}
        {" · "}
        <a href={`/data/${dataset.name}.csv?dialekt=excel-da`}>{t("excel")}</a>
      </p>
      <Details summary={`${t("columns")} (${columns.length})`}>
        <DataTable
          caption={aboutData(dataset, "title", lang)}
          captionHidden
          tight
          rows={columns}
          rowKey={(column) => column.head}
          columns={[
            { kind: "text", key: "column", head: t("column"), cell: (column) => <code>{column.head}</code> },
            {
              kind: "text",
              key: "holds",
              head: t("holds"),
              narrow: "full",
              cell: (column) => aboutData(dataset, `column.${column.head}`, lang),
            },
            { kind: "text", key: "codes", head: t("codes"), cell: (column) => column.codes?.join(", ") ?? "–" },
          ]}
        />
      </Details>
    </>
  );
}
