import { dateInZone, isCurrency, money } from "../../kernel/index.ts";
import type { NewsType, NewsWords } from "../../outreach/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { saidErased } from "../public/said-erased.ts";
import { hundredthsIn, whenOf } from "../public/shown.ts";
import { tripLine } from "../public/trip-line.ts";
import { recordTexts } from "../public/trip-record.texts.ts";
import { tripWords } from "../public/trip-words.texts.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";
import { tripFeedTexts } from "./trip-feed.texts.ts";

/**
 * What a letter tells of a published trip: where and when, who answers for it, what became of it and what it cost. A correction
 * that changes none of this is no news (docs/decisions/0083).
 */
export const tripNewsWords: NewsType<TripEntry> = {
  type: tripType.type,
  wordsOf: (entry, { lang, here, now }): NewsWords => {
    const [f, t] = [formatsIn(lang), tripFeedTexts.in(lang)];
    const whole = saidErased(entry, lang);
    const line = tripLine(whole, { lang, today: dateInZone(now, here.profile.timeZone), profile: here.profile });
    const where = [
      whenOf(whole, lang, "range")?.text,
      f.list(line.countries.map((code) => f.country(code))),
      line.body?.text,
    ];
    const status = tripWords.find(lang, `status.${entry.status}`);
    const [planned, budget] = [hundredthsIn(entry.budget?.total ?? null), entry.budget?.currency ?? ""];
    const said = (label: string, hundredths: bigint | null, currency: string) =>
      hundredths === null || !isCurrency(currency) ? [] : [`${label}: ${f.amount(money(hundredths, currency))}`];
    const known = line.accounts ?? line.stated;
    const accounts = known === null ? [] : said(accountsWord(entry, lang), known, entry.accounts.currency);
    const title = whole.lang === lang ? whole.title : (whole.translations[lang]?.title ?? whole.title);
    return {
      title: title ?? line.name.text,
      path: line.href,
      lines: [
        where.filter(Boolean).join(" · "),
        ...(status === null ? [] : [status]),
        ...(line.isStopped ? [] : said(t("budget"), planned, budget)),
        ...accounts,
        ...(entry.report === null ? [] : [t("report")]),
      ],
    };
  },
};

/** How sure the accounts are, by their own status: a day that passes is no news. */
function accountsWord({ accounts }: TripEntry, lang: Parameters<typeof recordTexts.find>[0]): string {
  const word = { final: "final", "partly-booked": "partly", "not-settled": "estimated", none: "missing" }[
    accounts.status
  ];
  return recordTexts.find(lang, `accounts.${word}`) ?? accounts.status;
}
