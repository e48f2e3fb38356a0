import { type Formats, formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, siteOf, translationsOf, wordsOf } from "../../profile/index.ts";
import {
  addressIn,
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Foreign,
  LinkRow,
  Page,
  Pagination,
  type Said,
  Section,
  StatusDisc,
  TextField,
  Title,
  Tongue,
} from "../../web/index.ts";
import type { NamedThing } from "./named-things.ts";
import { type Facet, type FacetBy, isWeighed, mostCounted } from "./search.store.ts";
import { searchTexts } from "./search.texts.ts";
import { filesTexts } from "./search-in-files.texts.ts";
import { SearchInFiles } from "./search-in-files.tsx";
import type { FoundLine } from "./searched.ts";
import { marked, type Piece, type Snippet } from "./snippet.ts";
import type { Sought } from "./sought.ts";
import { readTerms, replaceWords } from "./terms.ts";

/** A find with the piece of text that shows why it was found. */
export interface Find extends FoundLine {
  readonly snippet: (Omit<Snippet, "part"> & { readonly where: string }) | null;
}

/** A value to narrow by, with what it is called. */
export interface FacetShown extends Facet {
  readonly said: Said;
}

export interface SearchShown {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  /** What was asked for; `null`: nothing yet. */
  readonly asked: string | null;
  readonly sought: Sought | null;
  /** The address's words, all of them. */
  readonly query: URLSearchParams;
  readonly chosen: readonly { readonly word: string; readonly said: Said }[];
  readonly count: number | null;
  readonly facets: readonly FacetShown[];
  readonly finds: readonly Find[];
  readonly things: readonly NamedThing[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Whether nothing was found in what was chosen alone. */
  readonly isElsewhere: boolean;
  readonly newest: boolean;
  /** Countries that most records are about, to begin with. */
  readonly examples: readonly string[];
  /** Offered by the browser while one types. */
  readonly suggestions: readonly string[];
  readonly listHref: string;
  readonly dataHref: string;
}

/** The word of the address that a facet narrows by. */
export const facetWords: Readonly<Record<FacetBy, string>> = {
  year: "aar",
  body: "udvalg",
  country: "land",
  kind: "type",
  state: "status",
  report: "rapport",
};
const facetsShown = ["year", "country", "body", "kind", "state", "report"] as const;
const mostOfFacet = 6;

export function SearchPage(shown: SearchShown) {
  const { here, lang, base, asked, sought } = shown;
  const t = searchTexts.in(lang);
  const f = formatsIn(lang);
  const site = siteOf(here, lang, base);
  const isAsked = sought?.isAsked ?? false;
  const lede = (here.asFiles ? filesTexts.in(lang) : t)(wordsOf(here.profile, "lede"));
  return (
    <Page
      lang={lang}
      site={site}
      title={asked === null ? t("title") : t("title-for", { asked: f.quote(asked) })}
      description={lede}
      {...(asked === null && { path: addressIn(lang, "/soeg") })}
      current={addressIn(lang, "/soeg")}
      translations={translationsOf(here, `/soeg${shown.query.size === 0 ? "" : `?${shown.query}`}`)}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("title") }]}
    >
      <Title title={t("title")} {...(asked === null && { lede })} />
      <SearchForm {...shown} />
      {here.asFiles && <SearchInFiles here={here} lang={lang} />}
      {asked !== null && !isAsked && <EmptyState title={t("no-word")}>{t("no-word-text")}</EmptyState>}
      {asked === null && shown.examples.length > 0 && (
        <Section first title={t("examples")} note={t("examples-note")}>
          <LinkRow
            links={shown.examples.map((word) => ({
              text: word,
              href: addressIn(lang, `/soeg?q=${encodeURIComponent(word)}`),
            }))}
          />
        </Section>
      )}
      {isAsked && (
        <>
          {shown.things.length > 0 && <Things {...shown} />}
          <Records {...shown} first={shown.things.length === 0} />
        </>
      )}
    </Page>
  );
}

function SearchForm({ lang, asked, query, suggestions }: SearchShown) {
  const t = searchTexts.in(lang);
  // What the finds are narrowed to stays when other words are searched for; a page's number does not.
  const kept = [...query].filter(([name]) => name !== "q" && name !== "side");
  return (
    <search>
      <form class="search" method="get" action={addressIn(lang, "/soeg")} aria-label={t("form")}>
        <TextField
          name="q"
          label={t("field")}
          hint={t("hint")}
          type="search"
          maxLength={200}
          value={asked ?? ""}
          suggestions={suggestions}
        />
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button>{t("submit")}</Button>
      </form>
    </search>
  );
}

function Things({ lang, things }: SearchShown) {
  const t = searchTexts.in(lang);
  return (
    <Section first title={t("things")}>
      <ul class="finds">
        {things.map(({ kind, name, href }) => (
          <li key={href}>
            <a href={href} lang={name.lang}>
              {name.text}
            </a>
            <Tongue lang={name.lang} /> <span class="s m">{t(`kind.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Records(shown: SearchShown & { first: boolean }) {
  const { lang, sought, finds, count, page, hasMore, first } = shown;
  const t = searchTexts.in(lang);
  const f = formatsIn(lang);
  const said = count === null ? t("found-many", { most: f.number(mostCounted) }) : t("found", { count });
  return (
    <Section first={first} title={t("records")} note={finds.length > 0 ? <Order {...shown} /> : undefined}>
      <div class="stack">
        <p aria-live="polite">
          <b>{said}</b>
        </p>
        {finds.length > 0 &&
          sought?.corrected.map(({ from, to }) => (
            <p key={from}>{t("corrected", { from: f.quote(from), to: f.quote(to) })}</p>
          ))}
        <Chosen {...shown} />
        {finds.length === 0 ? <NoFinds {...shown} /> : <Facets {...shown} />}
        {finds.length > 0 && (
          <>
            <ol class="finds" start={(page - 1) * perPage + 1}>
              {finds.map((one) => (
                <FindItem key={one.href} find={one} words={sought?.words ?? new Set()} />
              ))}
            </ol>
            <Pagination
              page={page > 1 || hasMore ? page : undefined}
              newer={page > 1 ? at(shown, { side: page === 2 ? null : String(page - 1) }) : undefined}
              older={hasMore ? at(shown, { side: String(page + 1) }) : undefined}
            />
            <LinkRow
              links={[
                { href: shown.listHref, text: t("list") },
                { href: shown.dataHref, text: t("csv") },
              ]}
            />
          </>
        )}
      </div>
    </Section>
  );
}

/** Finds on a page. */
export const perPage = 20;

function FindItem({ find, words }: { find: Find; words: ReadonlySet<string> }) {
  const { href, name, about, knowledge, status, snippet } = find;
  return (
    <li>
      <h3>
        <a href={href} lang={name.lang}>
          <Marked pieces={marked(name.text, words)} />
        </a>
        <Tongue lang={name.lang} />
      </h3>
      <p class="s m">
        {about.map((one) => (
          <span key={one.text} class="part">
            <Foreign {...one} />
          </span>
        ))}
        <StatusDisc knowledge={status === null ? knowledge : "missing"}>{status}</StatusDisc>
      </p>
      {snippet && (
        <p class="s">
          <span class="m">{snippet.where}: </span>
          <span lang={snippet.lang}>
            <Marked pieces={snippet.pieces} />
          </span>
        </p>
      )}
    </li>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, isMarked }, at) => (isMarked ? <mark key={at}>{text}</mark> : text))}</>;
}

function Order(shown: SearchShown) {
  const { lang, count, newest } = shown;
  const t = searchTexts.in(lang);
  if (!isWeighed(count)) return <>{t("order-new")}</>;
  return (
    <>
      {t(newest ? "order-new" : "order-near")}{" "}
      <a href={at(shown, { orden: newest ? null : "nyeste", side: null })}>{t(newest ? "by-near" : "by-day")}</a>
    </>
  );
}

function Chosen(shown: SearchShown) {
  const t = searchTexts.in(shown.lang);
  if (shown.chosen.length === 0) return null;
  const off = shown.chosen.map(({ word, said }) => ({
    href: at(shown, { [word]: null, side: null }),
    text: t("take-off", { what: said.text }),
    lang: undefined,
  }));
  return <LinkRow lead={`${t("chosen")}:`} links={off} />;
}

function Facets(shown: SearchShown) {
  const { lang, facets, count } = shown;
  const t = searchTexts.in(lang);
  const f = formatsIn(lang);
  const chosen = new Set(shown.chosen.map((one) => one.word));
  const open = facetsShown.flatMap((by) => {
    const values = facets.filter((one) => one.by === by);
    // What all finds share narrows nothing; most stand under no word about their reports.
    const narrows = by === "report" ? values.some(({ records }) => records !== count) : values.length > 1;
    if (chosen.has(facetWords[by]) || !narrows) return [];
    return [{ by, values: ordered(by, values, f).slice(0, mostOfFacet) }];
  });
  if (open.length === 0 || (count ?? 0) < 2) return null;
  return (
    <details class="choices" open={shown.chosen.length > 0}>
      <summary>{t("narrow")}</summary>
      <nav class="facets" aria-label={t("narrow")}>
        {open.map(({ by, values }) => (
          <LinkRow
            key={by}
            lead={`${t(`by.${by}`)}:`}
            links={values.map(({ key, records, said }) => ({
              href: at(shown, { [facetWords[by]]: key, side: null }),
              text: `${said.text} (${f.number(records)})`,
              lang: said.lang,
            }))}
          />
        ))}
      </nav>
    </details>
  );
}

/** Years as they follow, all else by how many there are. */
function ordered(by: FacetBy, values: readonly FacetShown[], f: Formats): FacetShown[] {
  return values.toSorted((a, b) =>
    by === "year" ? Number(b.key) - Number(a.key) : b.records - a.records || f.compare(a.said.text, b.said.text),
  );
}

function NoFinds(shown: SearchShown) {
  const { lang, sought, asked } = shown;
  const t = searchTexts.in(lang);
  const f = formatsIn(lang);
  // What was read as another word led to nothing either.
  const unknown = [...(sought?.unknown ?? []), ...(sought?.corrected ?? []).map(({ from }) => from)];
  const [only, ...others] = readTerms(asked ?? "");
  // Without one of two that stand nowhere nothing is found either.
  const without = unknown.map((word) => ({ from: word, to: "" }));
  const rest = replaceWords(asked ?? "", without);
  const leftToSeek = unknown.length > 0 && readTerms(rest).some((one) => !one.isLeftOut);
  const tries = [
    ...(leftToSeek
      ? [
          {
            href: at(shown, { q: rest, side: null }),
            text: t("without-words", { words: f.list(unknown.map(f.quote)) }),
          },
        ]
      : []),
    ...(shown.chosen.length > 0 && (shown.isElsewhere || leftToSeek)
      ? [
          {
            href: at(shown, {
              ...Object.fromEntries([...Object.values(facetWords), "side"].map((word) => [word, null])),
              ...(shown.isElsewhere ? {} : { q: rest }),
            }),
            text: t("without-narrowing"),
          },
        ]
      : []),
  ];
  const missing = unknown.length === 0 && only && others.length === 0 && !shown.isElsewhere ? [only.text] : unknown;
  const why =
    missing.length > 0
      ? t(shown.things.length > 0 ? "none-unknown-things" : "none-unknown", {
          words: f.list(missing.map(f.quote)),
          count: missing.length,
        })
      : t(shown.isElsewhere ? "none-narrowed" : "none-together");
  return (
    <EmptyState
      title={t("none")}
      action={
        tries.length > 0 && (
          <ButtonRow>
            {tries.map(({ href, text }) => (
              <ButtonLink key={href} weight="quiet" href={href}>
                {text}
              </ButtonLink>
            ))}
          </ButtonRow>
        )
      }
    >
      {why}
    </EmptyState>
  );
}

/** The same search with some words of its address changed; `null` takes one away. */
function at({ lang, query }: SearchShown, changes: Readonly<Record<string, string | null>>): string {
  const words = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) words.delete(name);
    else words.set(name, value);
  }
  return addressIn(lang, `/soeg?${words}`);
}
