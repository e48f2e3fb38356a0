import { dateInZone } from "../../kernel/index.ts";
import { siteOf, translationsOf } from "../../profile/index.ts";
import { addressIn, Disc, type Knowledge, OnlyIn, Page, ProgressRail, StatusDisc, Title } from "../../web/index.ts";
import type { RecordShown } from "./record.ts";
import { RecordClimate } from "./record-climate.tsx";
import { RecordFacts, shortPurpose } from "./record-facts.tsx";
import { RecordMoney } from "./record-money.tsx";
import { RecordAims, RecordReport, RecordRulings } from "./record-outcome.tsx";
import { RecordProgramme } from "./record-programme.tsx";
import { RecordContact, RecordVersions } from "./record-proof.tsx";
import { entered, knowledgeOf, nameAndYear } from "./shown.ts";
import { listTexts } from "./trip-list.texts.ts";
import { railOf } from "./trip-rail.ts";
import { tripWords } from "./trip-words.texts.ts";

const accountsWords: Record<Knowledge, "final" | "partly" | "estimated" | "missing"> = {
  final: "final",
  partly: "partly",
  estimated: "estimated",
  missing: "missing",
  late: "missing",
};

/** One trip as everybody may see it. Its print is the annex to a committee's agenda. */
export function TripRecordPage(record: RecordShown) {
  const { entry, here, base, lang, today, t, f } = record;
  const site = siteOf(here, lang, base);
  const path = `/rejser/${entry.slug}`;
  const list = addressIn(lang, "/rejser");
  const title = entered(entry, "title", lang) ?? { text: entry.title, lang: undefined };
  const purpose = entered(entry, "purpose", lang);
  const short = purpose !== null && purpose.text.length <= shortPurpose ? purpose : null;
  return (
    <Page
      lang={lang}
      site={site}
      title={title.text}
      {...(short ? { description: short.text } : {})}
      path={addressIn(lang, path)}
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
      }}
    >
      <Title
        title={title.text}
        {...(title.lang ? { lang: title.lang } : {})}
        {...(short ? { lede: <span lang={short.lang}>{short.text}</span> } : {})}
        marks={[...marksOf(record), ...(title.lang ? [<OnlyIn key="lang" lang={title.lang} />] : [])]}
      />
      <ProgressRail steps={railOf(entry, here.profile, lang, today)} />
      <RecordFacts {...record} />
      <RecordMoney {...record} />
      <RecordProgramme {...record} />
      <RecordReport {...record} />
      <RecordRulings {...record} />
      <RecordAims {...record} />
      <RecordClimate {...record} />
      <RecordVersions {...record} />
      <RecordContact {...record} />
    </Page>
  );
}

function marksOf({ entry, lang, today, t }: RecordShown) {
  const knowledge = knowledgeOf(entry, today);
  const stopped = tripWords.find(lang, `status.${entry.status}`);
  return [
    ...(stopped === null
      ? []
      : [
          <span key="status" class="st">
            <Disc knowledge="missing" />
            <b>{stopped}</b>
          </span>,
        ]),
    <StatusDisc key="accounts" knowledge={knowledge}>
      {t(`accounts.${accountsWords[knowledge]}`)}
    </StatusDisc>,
    entry.caseNumber === null ? t("case.unknown") : t("case", { number: entry.caseNumber }),
    t("version", { version: entry.version }),
  ];
}
