import { Disc, type Knowledge, OnlyIn, ProgressRail, type Said, StatusDisc, Tongue } from "../../web/index.ts";
import { reportAwaited, settlingOf } from "./awaited.ts";
import type { RecordSaid } from "./record.ts";
import { RecordAnnexes } from "./record-annexes.tsx";
import { RecordClimate } from "./record-climate.tsx";
import { RecordFacts, shortPurpose } from "./record-facts.tsx";
import { RecordMoney } from "./record-money.tsx";
import { RecordAims, RecordReport, RecordRulings } from "./record-outcome.tsx";
import { RecordProgramme } from "./record-programme.tsx";
import { besideStatus, withBeside } from "./reopened.ts";
import { entered, knowledgeOf } from "./shown.ts";
import { listTexts } from "./trip-list.texts.ts";
import { railOf } from "./trip-rail.ts";
import { tripWords } from "./trip-words.texts.ts";

/** How sure the money is, in the record's words. */
export const accountsWords: Record<Knowledge, "final" | "partly" | "estimated" | "missing"> = {
  final: "final",
  partly: "partly",
  estimated: "estimated",
  missing: "missing",
  late: "missing",
};

/** All that a record says of its trip: the page and the preview of it are these same sections. */
export function RecordBody(record: RecordSaid) {
  const { entry, here, lang, today } = record;
  return (
    <>
      <ProgressRail steps={railOf(entry, here.profile, lang, today)} />
      <RecordFacts {...record} />
      <RecordMoney {...record} />
      <RecordProgramme {...record} />
      <RecordReport {...record} />
      <RecordRulings {...record} />
      <RecordAims {...record} />
      <RecordClimate {...record} />
      <RecordAnnexes {...record} />
    </>
  );
}

/** What stands above it: the heading, and the purpose where it is short enough to stand below that. */
export function headOf({ entry, lang }: RecordSaid) {
  const title = entered(entry, "title", lang) ?? { text: entry.title, lang: undefined };
  const purpose = entered(entry, "purpose", lang);
  return { title, short: purpose !== null && purpose.text.length <= shortPurpose ? purpose : null };
}

/** A short purpose as it was written, line by line. @param isAlone in its language: that of the heading is told by its marks */
export function Paragraphed({ text, lang, isAlone = false }: Said & { readonly isAlone?: boolean }) {
  return (
    <>
      <span class="written" lang={lang}>
        {text}
      </span>
      {isAlone && <Tongue lang={lang} />}
    </>
  );
}

/** The marks below the heading: whether it was stopped, how sure the money is, and which case it is. */
export function marksOf(record: RecordSaid) {
  const { entry, today, t, lang } = record;
  const { title } = headOf(record);
  const knowledge = knowledgeOf(entry, today);
  const stopped = tripWords.find(lang, `status.${entry.status}`);
  const { profile } = record.here;
  const list = listTexts.in(lang);
  const accounts = t(`accounts.${accountsWords[knowledge]}`);
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
      {withBeside(accounts, besideStatus(settlingOf(entry, profile, today), lang))}
    </StatusDisc>,
    ...(reportAwaited(entry, profile, today)?.late ? [list("report.late.list")] : []),
    entry.caseNumber === null ? t("case.unknown") : t("case", { number: entry.caseNumber }),
    ...(title.lang ? [<OnlyIn key="lang" lang={title.lang} />] : []),
  ];
}
