import { siteOf, translationsOf } from "../../../profile/index.ts";
import { addressIn, Foreign, LinkRow, Page, Section, Title } from "../../../web/index.ts";
import { type RecordShown, versionMoment } from "../record.ts";
import { entryLang, nameAndYear } from "../shown.ts";
import { listTexts } from "../trip-list.texts.ts";
import { Changes, HiddenChange, unseenFields } from "./changes-told.tsx";
import { ChooseVersions, pairAddress } from "./choose-versions.tsx";
import { historyTexts } from "./history.texts.ts";
import { reasonOf, type ToldPair } from "./versions.ts";

/** Two versions of a record beside each other, however many came between. */
export function ComparePage({ told, ...record }: RecordShown & { readonly told: ToldPair }) {
  const { entry, here, base, lang, f, t } = record;
  const h = historyTexts.in(lang);
  const pair = { from: told.from.version, to: told.to.version };
  const path = pairAddress(entry.slug, [pair.from, pair.to]);
  const list = addressIn(lang, "/rejser");
  const all = addressIn(lang, `/rejser/${entry.slug}/versioner`);
  const name = nameAndYear(entry, lang, f);
  const lede = h("compare.lede", { ...pair, trip: name.text });
  const moments = [told.from, told.to].map((one) => versionMoment(record, one.publishedAt));
  return (
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={h("compare.of", { ...pair, trip: name.text })}
      description={lede}
      path={addressIn(lang, path)}
      current={list}
      translations={translationsOf(here, path)}
      crumbs={[
        { text: listTexts.in(lang)("front"), href: addressIn(lang, "/") },
        { text: t("trips"), href: list },
        { ...name, href: addressIn(lang, `/rejser/${entry.slug}`) },
        { text: h("title"), href: all },
        { text: h("compare.title", pair) },
      ]}
    >
      <Title title={h("compare.title", pair)} lede={lede} />
      <ChooseVersions {...record} chosen={[pair.from, pair.to]} />
      <Section first title={h("compare.changed")} note={moments.join(" – ")}>
        {reasonsBetween(record, pair).map(({ version, reason, isKept }) => (
          <p key={version}>
            {t("version", { version })}. {h("reason")}
            <Foreign text={reason} lang={isKept ? entryLang(entry) : undefined} />
          </p>
        ))}
        {told.changes.length > 0 && <p class="xs m">{h("compare.marks")}</p>}
        {told.changes.length > 0 && <Changes changes={told.changes} lang={lang} />}
        {told.inHidden && <HiddenChange hidden={record.accountsHidden} lang={lang} />}
        {told.changes.length === 0 && !told.inHidden && (
          <p class="m">
            {told.unseen.length > 0 ? h("unseen", { fields: unseenFields(told.unseen, lang) }) : h("same")}
          </p>
        )}
        <LinkRow
          links={[
            { href: all, text: h("compare.all") },
            ...[told.from, told.to].map(({ version }) => ({
              href: `/rejser/${entry.slug}/v${version}.json`,
              text: h("json", { version }),
            })),
          ]}
        />
      </Section>
    </Page>
  );
}

/** Why the versions after the one came, up to the other, the oldest first; those that were given no reason are left out. */
function reasonsBetween({ versions, lang }: RecordShown, { from, to }: { readonly from: number; readonly to: number }) {
  return versions
    .filter(({ version }) => version > from && version <= to)
    .flatMap((one) => {
      const reason = reasonOf(one, lang);
      return reason === null ? [] : [{ version: one.version, reason, isKept: one.reason !== null }];
    })
    .toSorted((a, b) => a.version - b.version);
}
