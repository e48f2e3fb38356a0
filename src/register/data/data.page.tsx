import type { AskedByAnyone } from "../../identity/index.ts";
import { dateInZone, decimalOf } from "../../kernel/index.ts";
import {
  type AccountsWindow,
  accountsWindow,
  municipalityName,
  siteOf,
  translationsOf,
  wordsOf,
} from "../../profile/index.ts";
import { addressIn, DataTable, Details, Foreign, Page, renderPage, Section, Title } from "../../web/index.ts";
import { SourceCode } from "../pages/source-code.tsx";
import type { DatasetAbout } from "./about-datasets.ts";
import type { DataInterface } from "./catalogue.ts";
import { dataLinked } from "./data-linked.ts";
import { dataPageTexts } from "./data-page.texts.ts";
import { type AnyDataset, aboutData, type DataColumn } from "./dataset.ts";
import { schemaAddress } from "./entry-schema.routes.ts";
import { FilterWords } from "./filter-words.tsx";
import { type Licence, licenceOf } from "./licence.ts";

export interface DataShown {
  readonly datasets: readonly AnyDataset[];
  readonly about: ReadonlyMap<string, DatasetAbout>;
  readonly interfaces: readonly DataInterface[];
  /** How much there is behind each interface. */
  readonly behind: ReadonlyMap<string, number>;
}

/** Every set of open data in plain words: what it is, where to get it, what its columns hold, how to check it. */
export function dataPage(
  { here, lang, base, now }: AskedByAnyone,
  { datasets, about, interfaces, behind }: DataShown,
): string {
  const t = dataPageTexts.in(lang);
  const licence = licenceOf(here);
  const window = accountsWindow(here.profile, dateInZone(now, here.profile.timeZone));
  const [own] = here.profile.languages;
  const entered = own === lang ? undefined : own;
  return renderPage(
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("title")}
      description={t(wordsOf(here.profile, "lede"))}
      path={addressIn(lang, "/data")}
      facts={dataLinked({ here, lang, base }, datasets)}
      translations={translationsOf(here, "/data")}
      current={addressIn(lang, "/data")}
      alternates={[{ type: "application/json", href: "/data/datapackage.json", title: t("package") }]}
      crumbs={[{ text: t("home"), href: addressIn(lang, "/") }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={t(wordsOf(here.profile, "lede"))} marks={[municipalityName(here, lang)]} />
      {datasets.map((dataset, at) => (
        <Section key={dataset.name} id={dataset.name} first={at === 0} title={aboutData(dataset, "title", lang)}>
          <DatasetShown {...{ dataset, lang, licence, entered, window }} about={about.get(dataset.name)} />
        </Section>
      ))}
      {interfaces.map(({ name, texts, path }) => (
        <Section key={name} id={name} title={texts.in(lang)("title")}>
          <p>{texts.in(lang)("about")}</p>
          <Facts {...{ lang, licence }} count={countSaid(texts, behind.get(name), lang)} />
          <p>
            {t("interface.start")}
            <a href={path}>
              <code>{path}</code>
            </a>
          </p>
          <p>
            <a href={addressIn(lang, `/data/${name}`)}>{t("interface")}</a>
          </p>
        </Section>
      ))}
      <Section title={t("filters")} note={t("filters-note")}>
        {here.asFiles && <p>{t("filters-server")}</p>}
        <FilterWords {...{ datasets, lang }} />
        <p>{t("filters-example")}</p>
        <p>
          {here.asFiles ? (
            <code>/data/trips.csv?aar=2025&land=DE</code>
          ) : (
            <a href="/data/trips.csv?aar=2025&land=DE">
              <code>/data/trips.csv?aar=2025&land=DE</code>
            </a>
          )}
        </p>
      </Section>
      <Section title={t("proof")} note={t("proof-note")}>
        <p>{t("proof-text")}</p>
        <p>
          <code>{`bin/udsyn verify ${base}`}</code>
        </p>
        <SourceCode here={here} lang={lang} />
      </Section>
      <Section title={t("programs")}>
        <ul>
          <li>
            <a href="/data/datapackage.json">{t("package")}</a>
          </li>
          <li>
            <a href="/data/catalog.ttl">{t("catalogue", { form: "Turtle" })}</a>
          </li>
          <li>
            <a href="/data/catalog.jsonld">{t("catalogue", { form: "JSON-LD" })}</a>
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
            <a href={addressIn(lang, "/rejser/kalender.ics")}>{t("calendar")}</a>
          </li>
        </ul>
      </Section>
    </Page>,
  );
}

interface DatasetShownProps {
  readonly dataset: AnyDataset;
  readonly about: DatasetAbout | undefined;
  /** The language that the municipality writes in, where it is another. */
  readonly entered: AskedByAnyone["lang"] | undefined;
  readonly lang: AskedByAnyone["lang"];
  readonly licence: Licence;
  /** Where pages show the accounts of some years alone. */
  readonly window: AccountsWindow | null;
}

function DatasetShown({ dataset, about, lang, licence, entered, window }: DatasetShownProps) {
  const t = dataPageTexts.in(lang);
  const columns: readonly DataColumn<never>[] = dataset.columns;
  return (
    <>
      <p>{aboutData(dataset, "about", lang)}</p>
      {window && dataset.shownOf && <p>{t("older", { year: String(window.from) })}</p>}
      <Facts {...{ lang, licence }} count={countSaid(dataset.texts, about?.count, lang)} />
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
      {about && about.sample.length > 0 && (
        <Sample dataset={dataset} rows={about.sample} lang={lang} entered={entered} />
      )}
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

/** How much there is, when it changes, and what it may be used for. */
interface FactsProps {
  readonly lang: AskedByAnyone["lang"];
  readonly licence: Licence;
  readonly count: string | null;
}

/** How much there is: entries, or what the set says that it counts. */
function countSaid(texts: AnyDataset["texts"], count: number | undefined, lang: AskedByAnyone["lang"]): string | null {
  if (count === undefined) return null;
  return texts.find(lang, "count", { count }) ?? dataPageTexts.in(lang)("count", { count });
}

function Facts({ lang, licence, count }: FactsProps) {
  const t = dataPageTexts.in(lang);
  return (
    <p class="s m">
      {count !== null && `${count}. `}
      {t(licence.name === "CC0-1.0" ? "facts-free" : "facts")}
      <a href={licence.url} lang="en">
        {licence.title}
      </a>
    </p>
  );
}

interface SampleProps {
  readonly dataset: AnyDataset;
  readonly rows: readonly unknown[];
  readonly lang: AskedByAnyone["lang"];
  readonly entered: AskedByAnyone["lang"] | undefined;
}

/** The first rows, some of their columns. */
function Sample({ dataset, rows, lang, entered }: SampleProps) {
  const t = dataPageTexts.in(lang);
  const columns: readonly DataColumn<never>[] = dataset.columns;
  const [first, ...others] = dataset.sample
    .flatMap((head) => columns.find((column) => column.head === head) ?? [])
    .map((column, at) => ({
      kind: "text" as const,
      key: column.head,
      head: column.head,
      labelled: at > 0,
      cell: ({ row }: SampleRow) => {
        const text = cellText(column, row);
        // People's words, in the language that they were entered in; codes and figures are of none.
        return column.type === "text" && !column.codes ? <Foreign text={text} lang={entered} /> : text;
      },
    }));
  if (!first) return null;
  return (
    <Details summary={t("sample")}>
      <p class="s m">{t("sample.whole")}</p>
      <DataTable
        caption={t("sample")}
        captionHidden
        tight
        rows={rows.map((row, at): SampleRow => ({ row, at }))}
        rowKey={({ at }) => String(at)}
        columns={[first, ...others]}
      />
    </Details>
  );
}

interface SampleRow {
  readonly row: unknown;
  readonly at: number;
}

/** A cell as the file has it; a long text is cut. */
function cellText(column: DataColumn<never>, row: unknown): string {
  const value = column.cell(row as never);
  const text = typeof value === "bigint" ? decimalOf(value) : String(value ?? "");
  return text.length > longest ? `${text.slice(0, longest)} …` : text || "–";
}

const longest = 80;
