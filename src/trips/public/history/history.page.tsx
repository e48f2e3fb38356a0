import { siteOf, translationsOf } from "../../../profile/index.ts";
import type { StoredVersion } from "../../../register/index.ts";
import { addressIn, Foreign, LinkRow, Notice, Page, Section, Title } from "../../../web/index.ts";
import { type RecordShown, versionMoment } from "../record.ts";
import { entryLang, nameAndYear } from "../shown.ts";
import { listTexts } from "../trip-list.texts.ts";
import { Changes, HiddenChange, unseenFields } from "./changes-told.tsx";
import { ChooseVersions, pairAddress } from "./choose-versions.tsx";
import { historyTexts } from "./history.texts.ts";
import { comparable, type ToldVersion, toldVersions } from "./versions.ts";

interface HistoryProps extends RecordShown {
  /** The same version was chosen twice. */
  readonly isSameChosen?: boolean;
}

/** Every version of a record: when, why, and what it changed, field by field, for people; the proofs are the files. */
export function HistoryPage({ isSameChosen = false, ...record }: HistoryProps) {
  const { entry, here, base, lang, f, t } = record;
  const h = historyTexts.in(lang);
  const site = siteOf(here, lang, base);
  const path = `/rejser/${entry.slug}/versioner`;
  const list = addressIn(lang, "/rejser");
  const name = nameAndYear(entry, lang, f);
  const lede = h("lede", { trip: name.text });
  return (
    <Page
      lang={lang}
      site={site}
      title={h("of", { trip: name.text })}
      description={lede}
      path={addressIn(lang, path)}
      current={list}
      translations={translationsOf(here, path)}
      crumbs={[
        { text: listTexts.in(lang)("front"), href: site.home },
        { text: t("trips"), href: list },
        { ...name, href: addressIn(lang, `/rejser/${entry.slug}`) },
        { text: h("title") },
      ]}
    >
      <Title title={h("title")} lede={lede} />
      {isSameChosen && (
        <Notice tone="wrong" announce>
          {h("compare.same")}
        </Notice>
      )}
      <ChooseVersions {...record} />
      {toldVersions(record).map((one, at) => (
        <Version key={one.version.version} {...record} told={one} first={at === 0} />
      ))}
      <LinkRow
        links={[{ href: addressIn(lang, `/rejser/${entry.slug}`), text: h("back", { direction: entry.direction }) }]}
      />
    </Page>
  );
}

function Version({
  told,
  first,
  entry,
  here,
  lang,
  f,
  t,
  versions,
  accountsHidden,
}: RecordShown & { told: ToldVersion; first: boolean }) {
  const h = historyTexts.in(lang);
  const { version, reason: kept, publishedAt } = told.version;
  const { reason, unseen } = told;
  const isSame = told.changes.length === 0 && !told.inHidden && version > 1 && told.entry !== null && !told.again;
  return (
    <Section
      id={`v${version}`}
      first={first}
      title={t("version", { version })}
      note={versionMoment({ versions, here, f }, publishedAt)}
    >
      {version === 1 && reason === null && <p>{t("version.first")}</p>}
      {told.entry === null && <p>{h("withdrawn")}</p>}
      {told.again && <p>{h("again")}</p>}
      {reason !== null && (
        <p>
          {h("reason")}
          <Foreign text={reason} lang={kept === null ? undefined : entryLang(entry)} />
        </p>
      )}
      {told.changes.length > 0 && <Changes changes={told.changes} lang={lang} />}
      {told.inHidden && <HiddenChange hidden={accountsHidden} lang={lang} />}
      {isSame && <p class="m">{unseen.length > 0 ? h("unseen", { fields: unseenFields(unseen, lang) }) : h("same")}</p>}
      <LinkRow
        links={[
          ...pairsTo(version, versions).map((from) => ({
            href: addressIn(lang, pairAddress(entry.slug, [from, version])),
            text: h("compare.link", { from, to: version }),
          })),
          { href: `/rejser/${entry.slug}/v${version}.json`, text: h("json", { version }) },
        ]}
      />
    </Section>
  );
}

/** What a version is led to beside: the one before it, and for the newest the first. Any other pair is chosen. */
function pairsTo(version: number, versions: readonly StoredVersion[]): readonly number[] {
  const numbers = comparable(versions).map((one) => one.version);
  const at = numbers.indexOf(version);
  const [before, first] = [numbers[at + 1], numbers.at(-1)];
  if (at === -1 || before === undefined || first === undefined) return [];
  return at === 0 && first !== before ? [before, first] : [before];
}
