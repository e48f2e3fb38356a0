import {
  changeInWords,
  departureInWords,
  lateInWords,
  rulingTitle,
  rulingWords,
  votesInWords,
} from "../../../decisions/index.ts";
import { dateOn, isCurrency, money } from "../../../kernel/index.ts";
import { formatsIn, type Lang, langs } from "../../../platform/index.ts";
import { committeeNameIn, type Profile } from "../../../profile/index.ts";
import { type Partner, partnerById, partnerName } from "../../../relations/index.ts";
import { goalById, strategiesOf } from "../../../strategy/index.ts";
import type { Said } from "../../../web/index.ts";
import { officeSaid } from "../../offices.ts";
import { payerKey } from "../../payer-word.ts";
import type { TripEntry } from "../../trip-entry.ts";
import { isCategory } from "../category-label.ts";
import { reopenedTexts } from "../reopened.texts.ts";
import { bodyOf, dayIn, entered, foreign, hundredthsIn, namedIn, payerNamed, placeOf, whenOf } from "../shown.ts";
import { railTexts } from "../trip-rail.texts.ts";
import { recordTexts } from "../trip-record.texts.ts";
import { tripWords } from "../trip-words.texts.ts";
import { type Change, changesBetween, type Stated } from "./changes.ts";
import { historyTexts, type StatedField } from "./history.texts.ts";
import { type Called, callRulings } from "./rulings-beside.ts";

interface Words {
  readonly entry: TripEntry;
  readonly lang: Lang;
  readonly profile: Profile;
  /** The partners that the public knows, recorded and imported. */
  readonly partners: readonly Partner[];
}

/** What one version of a trip says otherwise than one before it, thing by thing, in the page's words. */
export function saidOtherwise(before: TripEntry, after: TripEntry, words: Omit<Words, "entry">): readonly Change[] {
  const [old, now] = callRulings(before.rulings, after.rulings);
  return changesBetween(statedIn({ ...words, entry: before }, old), statedIn({ ...words, entry: after }, now));
}

/** Everything that one version of a trip says: what can be held beside another version. */
function statedIn(words: Words, rulings: Called): readonly Stated[] {
  return [...aboutTrip(words), ...aboutPeople(words), ...aboutMoney(words), ...aboutOutcome(words, rulings)];
}

/** One thing of a field; nothing where it is not said. */
function one(field: StatedField, said: Said | string | null | undefined, which = ""): Stated[] {
  if (said === null || said === undefined || said === "") return [];
  return [{ field, which, said: typeof said === "string" ? { text: said } : said }];
}

function aboutTrip({ entry, lang, profile, partners }: Words): Stated[] {
  const f = formatsIn(lang);
  const strategies = strategiesOf(profile.slug);
  const status = tripWords.find(lang, `status.${entry.status}`) ?? historyTexts.find(lang, `status.${entry.status}`);
  const places = entry.destinations.map((place) => {
    const [from, to] = [dayIn(place.from), dayIn(place.to)];
    const days = from && to ? f.range(from, to) : [from, to].flatMap((on) => (on ? f.date(on) : [])).join();
    return [placeOf(place, entry, lang), place.country && f.country(place.country), days].filter(Boolean).join(", ");
  });
  return [
    ...one("title", entered(entry, "title", lang)),
    ...one("purpose", entered(entry, "purpose", lang)),
    // What the page shows in its own language stands above.
    ...langs
      .filter((other) => other !== lang && other !== entry.lang)
      .flatMap((other) =>
        (["title", "purpose"] as const).flatMap((field) => {
          const text = entry.translations[other]?.[field];
          return one("translation", text === undefined ? null : { text, lang: other }, `${other} ${field}`);
        }),
      ),
    ...one("case-number", entry.caseNumber),
    ...one("kind", entry.kind && tripWords.in(lang)(`kind.${entry.kind}`)),
    ...one("status", status ?? entry.status),
    ...one("body", bodyOf(entry, profile, lang)),
    ...one("unit", entry.committee && entry.unit && namedIn(entry.unit.name, entry, profile, lang)),
    ...one("dates", whenOf(entry, lang, "range")),
    ...one("place", places.join("; ")),
    ...entry.goals.flatMap((id) => {
      const found = goalById(strategies, id);
      return one("goal", found ? { text: f.quote(found.goal.quote), lang: found.strategy.language } : id, id);
    }),
    ...entry.partners.flatMap((id) => {
      const partner = partnerById(partners, id);
      // Its id may be made of a name that was erased since.
      return one("partner", partner ? partnerName(partner, lang) : historyTexts.in(lang)("partner.gone"), id);
    }),
    ...entry.programme.flatMap((slot, at) => {
      const on = dateOn(slot.date);
      const when = [
        on ? f.shortDayMonth(on) : slot.date,
        slot.from && (slot.to ? f.timeRange(slot.from, slot.to) : f.time(slot.from)),
      ];
      const { text, lang: tongue } = namedIn(slot.title, entry, profile, lang);
      const where = [slot.place, slot.host && namedIn(slot.host, entry, profile, lang).text].filter(Boolean).join(", ");
      const purpose = slot.purposeClass && recordTexts.in(lang)(`class.${slot.purposeClass}`);
      const inWords = `${when.filter(Boolean).join(" ")}: ${text}${where ? ` (${where})` : ""}`;
      const said = [inWords, purpose].filter(Boolean).join(", ");
      const before = entry.programme
        .slice(0, at)
        .filter((other) => other.date === slot.date && other.title === slot.title);
      return one("programme", { text: said, lang: tongue }, `${slot.date} ${slot.title} ${before.length}`);
    }),
    ...one("climate", entry.co2 && `${f.number(entry.co2.kg)} kg CO₂e`),
    ...(entry.annexes ?? []).flatMap((annex) =>
      one("annex", { text: annex.title, lang: annex.lang === lang ? undefined : annex.lang }, annex.id),
    ),
    ...one("source", entry.source?.text && { text: entry.source.text, lang: foreign(entry, lang) }, "text"),
    ...one("source", entry.source?.url, "url"),
    ...Object.entries(entry.asPrinted).flatMap(([name, text]) =>
      one("printed", { text: f.quote(text), lang: foreign(entry, lang) }, name),
    ),
    ...one(
      "contact",
      [entry.contact?.unit && namedIn(entry.contact.unit, entry, profile, lang).text, entry.contact?.email]
        .filter(Boolean)
        .join(", "),
    ),
  ];
}

function aboutPeople({ entry, lang, profile }: Words): Stated[] {
  const { elected, staff, others, total } = entry.participants;
  const f = formatsIn(lang);
  const group = (field: "staff" | "others", name: string, count: number) => {
    const said = namedIn(name, entry, profile, lang);
    return one(field, { ...said, text: `${said.text}: ${f.number(count)}` }, name);
  };
  return [
    ...(elected.named.length === 0 && elected.count !== null ? one("elected", f.number(elected.count)) : []),
    ...elected.named.flatMap(({ name, role }) => {
      const office = role === null ? null : officeSaid(role, entry.lang, lang, profile);
      const said = [name, office?.office.text, office?.body?.text].filter(Boolean).join(", ");
      return one("elected", { text: said, lang: office?.office.lang ?? office?.body?.lang }, name);
    }),
    ...staff.flatMap(({ unit, count }) => group("staff", unit, count)),
    ...others.flatMap((other) => group("others", other.group, other.count)),
    ...one("total", total === null ? null : f.number(total)),
  ];
}

const bases = { incl: "vat.incl", excl: "vat.excl", unknown: null } as const;

function aboutMoney({ entry, lang, profile }: Words): Stated[] {
  const f = formatsIn(lang);
  const t = historyTexts.in(lang);
  const { budget, accounts, funding } = entry;
  const reopened = dayIn(entry.accountsReopened?.on ?? null);
  const amount = (text: string | null, currency: string, printed: string | null) => {
    const hundredths = hundredthsIn(text);
    if (hundredths === null) return printed === null ? null : f.quote(printed);
    return isCurrency(currency) ? f.amount(money(hundredths, currency)) : f.figure(hundredths);
  };
  const named = (line: { readonly category: string; readonly label: string | null }): Said => {
    const category = tripWords.find(lang, `category.${line.category}`) ?? line.category;
    if (line.label === null || isCategory(line.label, line.category, entry.lang, lang)) return { text: category };
    return lang === entry.lang
      ? { text: line.label }
      : { text: `${category} (${line.label})`, lang: foreign(entry, lang) };
  };
  const lineOf = (
    field: "budget" | "accounts",
    line: {
      readonly category: string;
      readonly label: string | null;
      readonly amount: string | null;
      readonly amountText: string | null;
    },
    currency: string,
    which: string,
    more: readonly (string | null)[] = [],
  ) => {
    const written = amount(line.amount, currency, line.amountText);
    const name = named(line);
    const category = tripWords.find(lang, `category.${line.category}`) ?? line.category;
    const beside = [name.text.startsWith(category) ? null : category, ...more].filter(Boolean).join(", ");
    const text = written === null ? name.text : `${name.text}: ${written}`;
    return one(field, { ...name, text: beside === "" ? text : `${text} (${beside})` }, which);
  };
  // A basis that nobody stated is no words of a line.
  const basis = (vat: keyof typeof bases | null | undefined) =>
    vat && bases[vat] ? tripWords.in(lang)(bases[vat]) : null;
  return [
    ...funding.flatMap((paying, at) => {
      const { payer, name, amount: paid, basis } = paying;
      const called = payerNamed(entry, paying);
      const who = called === null ? null : namedIn(called, entry, profile, lang);
      const written = amount(paid, budget?.currency ?? accounts.currency, null);
      const text = [tripWords.find(lang, `payer.${payerKey(payer, entry)}`) ?? payer, who?.text, written]
        .filter(Boolean)
        .join(": ");
      return one("funding", { text, lang: who?.lang }, `${payer} ${name ?? at}`).concat(
        one("funding", basis && { text: basis, lang: foreign(entry, lang) }, `${payer} ${name ?? at} basis`),
      );
    }),
    ...(budget?.lines ?? []).flatMap((line, at) =>
      lineOf("budget", line, budget?.currency ?? accounts.currency, `${line.category} ${line.label ?? at}`),
    ),
    ...one("budget", budget && basis(budget.vat), "vat"),
    ...one("accounts-status", t(`accounts.${accounts.status}`)),
    ...one("accounts-status", reopened && reopenedTexts.in(lang)("history", { date: f.date(reopened) }), "reopened"),
    ...accounts.lines.flatMap((line, at) => {
      const same = accounts.lines.slice(0, at).filter((other) => keyOf(other) === keyOf(line));
      const on = dayIn(line.bookedOn);
      return lineOf("accounts", line, accounts.currency, `${keyOf(line)} ${same.length}`, [
        on && f.date(on),
        line.voucher && t("voucher", { voucher: line.voucher }),
        basis(line.vat),
      ]);
    }),
    ...one("accounts-total", amount(accounts.total, accounts.currency, null)),
    ...one("accounts-stated", amount(accounts.statedTotal, accounts.currency, accounts.statedTotal)),
  ];
}

function keyOf(line: TripEntry["accounts"]["lines"][number]): string {
  return [line.category, line.label, line.voucher, line.bookedOn].join(" ");
}

function aboutOutcome({ entry, lang, profile }: Words, called: Called): Stated[] {
  const f = formatsIn(lang);
  const { report, changesByManager = [], approvedByManagerLate } = entry;
  const late = lateInWords(lang, entry.direction === "in");
  const tongue = foreign(entry, lang);
  const followUp = dayIn(report?.followUpOn ?? null);
  const handedIn = dayIn(entry.reportHandedInOn ?? null);
  return [
    ...one("report", handedIn && railTexts.in(lang)("report-in", { date: f.date(handedIn) }), "handed-in"),
    ...(["aim", "outcome", "change"] as const).flatMap((part) =>
      one("report", report && { text: report[part], lang: tongue }, part),
    ),
    ...one("report", followUp && f.date(followUp), "follow-up"),
    ...one("ruling", approvedByManagerLate ? late : null, "manager late"),
    ...changesByManager.flatMap(({ on: day, change, late: wasLate }, at) => {
      const on = dateOn(day);
      const text = `${on ? f.date(on) : day}, ${rulingWords.in(lang)("change")}: ${recordTexts.in(lang)("rulings.manager")}`;
      const which = `manager ${day} ${at}`;
      return [
        ...one("ruling", text, which),
        ...one("ruling", changeInWords(change, lang), `${which} change`),
        ...one("ruling", wasLate ? late : null, `${which} late`),
      ];
    }),
    ...called.flatMap(([which, ruling]) => {
      const on = dateOn(ruling.metOn);
      const who = committeeNameIn(profile, ruling.committee, lang);
      const text = `${on ? f.date(on) : ruling.metOn}, ${who.text}: ${rulingTitle(ruling, lang, entry.direction === "in").replace(": ", ", ")}`;
      const recused = (ruling.recused ?? []).join(", ");
      return [
        ...one("ruling", { text, lang: who.lang }, which),
        ...one("ruling", ruling.change && changeInWords(ruling.change, lang), `${which} change`),
        ...(ruling.departures ?? []).flatMap((each) =>
          one("ruling", departureInWords(each, lang), `${which} departure ${each.rule}`),
        ),
        ...one("ruling", ruling.item && rulingWords.in(lang)("item", { item: ruling.item }), `${which} item`),
        ...one("ruling", ruling.basis && { text: ruling.basis, lang: tongue }, `${which} basis`),
        ...one("ruling", ruling.text && { text: f.quote(ruling.text), lang: tongue }, `${which} text`),
        ...one("ruling", ruling.votes && votesInWords(ruling.votes, lang), `${which} votes`),
        ...one("ruling", ruling.minority && { text: f.quote(ruling.minority), lang: tongue }, `${which} minority`),
        ...one(
          "ruling",
          recused === "" ? null : rulingWords.in(lang)("recused", { names: recused }),
          `${which} recused`,
        ),
        ...one("ruling", ruling.text === null ? rulingWords.in(lang)("closed") : null, `${which} closed`),
        ...one(
          "ruling",
          ruling.afterAgendaClosed ? rulingWords.in(lang)("after-agenda") : null,
          `${which} after-agenda`,
        ),
        ...one("ruling", ruling.late ? late : null, `${which} late`),
        ...one("ruling", ruling.url, `${which} url`),
      ];
    }),
  ];
}
