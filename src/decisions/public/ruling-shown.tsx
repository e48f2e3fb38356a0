import { type DateOn, dateOn, hundredthsOf, isCurrency, money } from "../../kernel/index.ts";
import { type Formats, formatsIn, type Lang } from "../../platform/index.ts";
import { committeeNameIn, type Profile } from "../../profile/index.ts";
import { Foreign, type Knowledge, NameLink } from "../../web/index.ts";
import { committeeHref } from "./committee-path.ts";
import { rulingWords } from "./ruling-words.texts.ts";

interface DaysTold {
  readonly startOn: string | null;
  readonly endOn: string | null;
}

export interface RulingChange {
  readonly what: readonly string[];
  /** The days as approved, and as asked for; absent or `null` where they are the same, or not told. */
  readonly days?: { readonly from: DaysTold; readonly to: DaysTold } | null | undefined;
  readonly budget: { readonly currency: string; readonly from: string; readonly to: string } | null;
}

/** A rule that a ruling departed from: what it is, and what was reached where that is told. */
export interface RulingDeparture {
  readonly rule: string;
  readonly currency: string | null;
  readonly limit: string;
  readonly reached: readonly string[] | null;
}

/** A ruling as a published entry carries it. */
export interface PublishedRuling {
  readonly about: string;
  /** What of something approved was to be changed, where that was asked for. */
  readonly change?: RulingChange | undefined;
  /** Rules of the council term that it departed from. */
  readonly departures?: readonly RulingDeparture[] | undefined;
  readonly committee: { readonly id: string; readonly name: string };
  readonly metOn: string;
  readonly item: string | null;
  readonly ruling: string;
  readonly text: string | null;
  readonly votes: {
    readonly for: number;
    readonly against: number;
    readonly abstained: number;
    /** `null` where the names were erased. */
    readonly againstBy?: readonly string[] | null;
    readonly abstainedBy?: readonly string[] | null;
  } | null;
  readonly minority: string | null;
  readonly recused: readonly string[];
  readonly url: string | null;
  readonly late: boolean;
  /** What elected members' journey rests on; absent or `null` where nothing says. */
  readonly basis?: string | null | undefined;
  /** Put on the agenda after it had closed; absent where it was in time. */
  readonly afterAgendaClosed?: boolean | undefined;
}

/** `Anmodningen blev afgjort efter afrejsen.` */
export function lateInWords(lang: Lang, isVisit: boolean): string {
  return rulingWords.in(lang)("late", { of: isVisit ? "visit" : "trip" });
}

/** `Godkendt`; a code that nobody has words for is shown as it is. */
export function rulingWord(lang: Lang, code: string): string {
  return rulingWords.find(lang, code) ?? code;
}

/** What was ruled on, and how: `Ændring: Ikke godkendt`. */
export function rulingTitle({ about, ruling }: PublishedRuling, lang: Lang, isVisit: boolean): string {
  const what = (isVisit ? rulingWords.find(lang, `${about}.visit`) : undefined) ?? rulingWord(lang, about);
  return `${what}: ${rulingWord(lang, ruling)}`;
}

/** `budgettet hævet fra 3.900,00 kr. til 11.900,00 kr. og andre deltagere`; empty where nothing more is known of it. */
export function changeInWords({ what, budget, days = null }: RulingChange, lang: Lang): string {
  const t = rulingWords.in(lang);
  const f = formatsIn(lang);
  const amount = ({ currency }: NonNullable<RulingChange["budget"]>, text: string) =>
    isCurrency(currency) ? f.amount(money(hundredthsOf(text) ?? 0n, currency)) : `${text} ${currency}`;
  const sums = budget && {
    rose: (hundredthsOf(budget.to) ?? 0n) > (hundredthsOf(budget.from) ?? 0n),
    words: { from: amount(budget, budget.from), to: amount(budget, budget.to) },
  };
  const told = [...(sums ? ["budget"] : []), ...(days ? ["dates"] : [])];
  const others = what.filter((one) => !told.includes(one));
  return f.list([
    ...(days ? [t("change.days", { from: daysShown(f, days.from), to: daysShown(f, days.to) })] : []),
    ...(sums ? [t(sums.rose ? "change.raised" : "change.lowered", sums.words)] : []),
    ...others.map((one) => rulingWords.find(lang, `change.${one}`) ?? one),
  ]);
}

/** `Det, der blev spurgt om: andre deltagere.`; empty where nothing more is known of it. */
export function askedInWords(change: RulingChange, lang: Lang): string {
  const what = changeInWords(change, lang);
  return what && rulingWords.in(lang)("change.asked", { what }).replace(/[^.]$/, "$&.");
}

/** `Reglen om højst 3 rejser i en valgperiode er fraveget. Denne er nr. 4.` */
export function departureInWords({ rule, currency, limit, reached }: RulingDeparture, lang: Lang): string {
  const t = rulingWords.in(lang);
  const f = formatsIn(lang);
  const amount = (text: string) =>
    currency !== null && isCurrency(currency) ? f.amount(money(hundredthsOf(text) ?? 0n, currency)) : text;
  // A rule that nobody has words for is shown as it is.
  if (rule !== "member-cap" && rule !== "trips-per-term") return `${t("departure")}: ${rule}`;
  const sums = (reached ?? []).map(amount);
  const whole =
    rule === "member-cap"
      ? t("departure.member-cap", { limit: amount(limit) })
      : t("departure.trips-per-term", { limit });
  if (sums.length === 0) return whole;
  const by =
    rule === "member-cap"
      ? t("departure.members", { count: sums.length, sums: f.list(sums) })
      : t("departure.number", { number: sums.join() });
  return `${whole} ${by}`;
}

function daysShown(f: Formats, { startOn, endOn }: DaysTold): string {
  const [from, to] = [dateOn(startOn ?? ""), dateOn(endOn ?? "")];
  return from && to ? f.range(from, to) : [startOn, endOn].map((one) => (one ? dayShown(f, one) : "?")).join(" – ");
}

/** How settled a matter is after a ruling: approved and noted are the end of it, a refusal too. */
export function rulingKnowledge(code: string): Knowledge {
  if (code === "approved" || code === "noted" || code === "refused") return "final";
  return code === "recommended" ? "partly" : "estimated";
}

/** `6. maj 2026`; a day that is none is shown as printed. */
export function dayShown(f: Formats, text: string): string {
  const on: DateOn | null = dateOn(text);
  return on ? f.date(on) : text;
}

interface RulingProps {
  readonly ruling: PublishedRuling;
  readonly lang: Lang;
  readonly profile: Profile;
  /** What is ruled on begins as a visit does, not with a departure. */
  readonly isVisit: boolean;
  /** The language that the minutes were entered in. */
  readonly entered: string;
  /** One of many in a list: what the law says of the paragraph stands in the record. */
  readonly brief?: boolean;
  /** One of many of the same committee, which is named above them. */
  readonly ofOne?: boolean | undefined;
}

/** Committee and item, the text, votes, minority, who withdrew, and in plain words that it came too late. */
export function RulingText({ ruling, lang, profile, isVisit, entered, brief = false, ofOne }: RulingProps) {
  const t = rulingWords.in(lang);
  const { votes, minority, recused, late } = ruling;
  const textLang = entered === lang ? undefined : entered;
  return (
    <>
      <Where {...{ ruling, lang, profile, ofOne }} />
      {ruling.change && <ChangeAsked change={ruling.change} {...{ ruling, lang, isVisit }} />}
      {ruling.departures?.map((one) => (
        <p key={one.rule}>{departureInWords(one, lang)}</p>
      ))}
      {ruling.afterAgendaClosed && <p>{t("after-agenda")}</p>}
      {late && <p>{lateInWords(lang, isVisit)}</p>}
      {ruling.text === null && <p class="m">{t("closed")}</p>}
      {ruling.text && (
        <p class="written">
          <Foreign text={ruling.text} lang={textLang} />
        </p>
      )}
      {ruling.basis && (
        <p class="m">
          {`${t("basis")}: `}
          <Foreign text={brief ? withoutAsides(ruling.basis) : ruling.basis} lang={textLang} />
        </p>
      )}
      {votes && <p class="n">{votesInWords(votes, lang)}</p>}
      {minority && (
        <p class="written">
          {`${t("minority")}: `}
          <Foreign text={formatsIn(lang).quote(minority)} lang={textLang} />
        </p>
      )}
      {recused.length > 0 && <p>{t("recused", { names: formatsIn(lang).list(recused) })}</p>}
    </>
  );
}

/** Committee, item, and the minutes where they are to be found. */
function Where({ ruling, lang, profile, ofOne = false }: Pick<RulingProps, "ruling" | "lang" | "profile" | "ofOne">) {
  const t = rulingWords.in(lang);
  const { committee, item, url } = ruling;
  const point = item === null ? null : t("item", { item });
  if (ofOne && point === null && !url) return null;
  return (
    <p class="m">
      {ofOne ? (
        point && point.charAt(0).toLocaleUpperCase(lang) + point.slice(1)
      ) : (
        <>
          <NameLink {...committeeNameIn(profile, committee, lang)} href={committeeHref(profile, committee.id, lang)} />
          {point && `, ${point}`}
        </>
      )}
      {url && (
        <>
          {ofOne && point === null ? "" : ". "}
          <a href={url}>{t("minutes")}</a>
        </>
      )}
    </p>
  );
}

/** `§ 16, stk. 1, litra f, og stk. 10`: without what stands in brackets. */
function withoutAsides(basis: string): string {
  return basis.replaceAll(/\s*\([^()]*\)/g, "").trim() || basis;
}

interface ChangeProps extends Pick<RulingProps, "ruling" | "lang" | "isVisit"> {
  readonly change: RulingChange;
}

/** What of the trip was to be changed, and where that was not granted, that the trip is approved as it was. */
function ChangeAsked({ change, ruling, lang, isVisit }: ChangeProps) {
  const t = rulingWords.in(lang);
  const what = askedInWords(change, lang);
  return (
    <>
      {what !== "" && <p>{what}</p>}
      {ruling.ruling !== "approved" && <p>{t("change.only", { of: isVisit ? "visit" : "trip" })}</p>}
    </>
  );
}

/** `4 stemte for, 1 imod. Imod stemte …`. */
export function votesInWords(votes: NonNullable<PublishedRuling["votes"]>, lang: Lang): string {
  const t = rulingWords.in(lang);
  const { for: yes, against, abstained, againstBy, abstainedBy } = votes;
  const names = (all: readonly string[]) => formatsIn(lang).list(all);
  return [
    t("votes", { for: yes, against, abstained }),
    ...(againstBy?.length ? [t("against-by", { names: names(againstBy) })] : []),
    ...(abstainedBy?.length ? [t("abstained-by", { names: names(abstainedBy) })] : []),
  ].join(" ");
}
