import { dateInZone } from "../../kernel/index.ts";
import { siteOf, translationsOf } from "../../profile/index.ts";
import { isWithdrawal } from "../../register/index.ts";
import { addressIn, Page, type Said, Title } from "../../web/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { reasonOf } from "./history/versions.ts";
import type { RecordShown } from "./record.ts";
import { headOf, marksOf, Paragraphed, RecordBody } from "./record-body.tsx";
import { RecordContact, RecordVersions } from "./record-proof.tsx";
import { foreign, nameAndYear } from "./shown.ts";
import { tripPicture } from "./trip-card.ts";
import { tripLinked } from "./trip-linked.ts";
import { listTexts } from "./trip-list.texts.ts";

/** One trip as everybody may see it. Its print is the annex to a committee's agenda. */
export function TripRecordPage(record: RecordShown) {
  const { entry, here, base, lang, today, t, f } = record;
  const site = siteOf(here, lang, base);
  const path = `/rejser/${entry.slug}`;
  const list = addressIn(lang, "/rejser");
  const { title, short } = headOf(record);
  return (
    <Page
      lang={lang}
      site={site}
      title={title.text}
      {...(short ? { description: short.text } : {})}
      path={addressIn(lang, path)}
      picture={tripPicture(record)}
      facts={tripLinked(record)}
      current={list}
      translations={translationsOf(here, path)}
      alternates={[{ type: "application/json", href: `${path}.json`, title: t("json") }]}
      crumbs={[
        { text: listTexts.in(lang)("front"), href: site.home },
        { text: t("trips"), href: list },
        nameAndYear(entry, lang, f),
      ]}
      record={{
        caseNumber: entry.caseNumber ?? t("case.none"),
        version: entry.version,
        date: f.date(dateInZone(new Date(entry.publishedAt), here.profile.timeZone)),
        ...(!here.asFiles && { on: f.date(today) }),
      }}
    >
      <Title
        title={title.text}
        {...(title.lang ? { lang: title.lang } : {})}
        {...(short ? { lede: <Paragraphed {...short} isAlone={title.lang === undefined} /> } : {})}
        marks={[...marksOf(record), t("version", { version: entry.version })]}
      />
      <RecordBody {...record} {...reasons(record)} programmeAt={addressIn(lang, `${path}/program.ics`)} />
      <RecordVersions {...record} />
      <RecordContact {...record} />
    </Page>
  );
}

/** Why it was cancelled, and why its accounts were opened again. */
function reasons(record: RecordShown): Pick<RecordShown, "cancelledWhy" | "reopenedWhy"> {
  const { accountsReopened: now } = record.entry;
  const cancelled = firstSaid(record, ({ status }) => status === "cancelled");
  const reopened = now ? firstSaid(record, ({ accountsReopened }) => accountsReopened?.on === now.on) : null;
  return { ...(cancelled && { cancelledWhy: cancelled }), ...(reopened && { reopenedWhy: reopened }) };
}

/** The reason of the version that first said so. A withdrawal since says nothing of it: published again it is as before. */
function firstSaid({ versions, entry, lang }: RecordShown, says: (of: Partial<TripEntry>) => boolean): Said | null {
  const told = versions.filter((one) => !isWithdrawal(one));
  const since = told.findIndex((one) => !says(one.entry));
  const first = told.at(since === -1 ? -1 : since - 1);
  const text = first && since !== 0 ? reasonOf(first, lang) : null;
  return text === null ? null : { text, lang: first?.reason === null ? undefined : foreign(entry, lang) };
}
