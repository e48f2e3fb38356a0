import { isCurrency, money } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { wordsOf } from "../../profile/index.ts";
import { type CardSaid, cardWords } from "../../register/index.ts";
import { addressIn, type PagePicture } from "../../web/index.ts";
import { olderTexts } from "./older-accounts.texts.ts";
import type { RecordShown } from "./record.ts";
import { accountsWords, headOf } from "./record-body.tsx";
import { bodyOf, knowledgeOf, placeOf, whenOf } from "./shown.ts";
import { cardTexts } from "./trip-card.texts.ts";
import { type TripLine, tripLine } from "./trip-line.ts";
import { listTexts } from "./trip-list.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

type CardAsked = Pick<RecordShown, "entry" | "here" | "partners" | "lang" | "today" | "f" | "t" | "accountsHidden">;

/** A published trip's picture card: made of the entry as its page shows it, and of nothing else. */
export function tripCard(record: CardAsked): CardSaid {
  const { entry, here, lang, today, f, t } = record;
  const { profile } = here;
  const line = tripLine(entry, { lang, today, profile });
  const places = entry.destinations.map((one) => {
    const country = one.country === null ? null : f.country(one.country);
    return [placeOf(one, entry, lang), country].filter((word) => word !== null).join(", ");
  });
  const stopped = tripWords.find(lang, `status.${entry.status}`);
  const knowledge = knowledgeOf(entry, today);
  const { figure, says } = costOf(line, record);
  return {
    kicker: [tripWords.find(lang, `kind.${entry.kind}`), bodyOf(entry, profile, lang)?.text].filter(Boolean).join(", "),
    title: headOf(record).title.text,
    facts: [
      [...new Set(places)].join(" · "),
      whenOf(entry, lang, "range")?.text ?? sentence(listTexts.in(lang)("no-date")),
    ].filter((fact) => fact !== ""),
    figure,
    says,
    // What came to nothing says so before its money does, as in the lists.
    status:
      stopped === null
        ? { knowledge, word: t(`accounts.${accountsWords[knowledge]}`) }
        : { knowledge: "missing", word: stopped },
  };
}

/** The list's own picture. */
export function listPicture(lang: Lang): PagePicture {
  return { href: addressIn(lang, "/rejser.png"), alt: listTexts.in(lang)("title") };
}

/** The picture as its page names it: all that stands on it, in words. */
export function tripPicture(record: CardAsked): PagePicture {
  const { here, lang } = record;
  // Where no trip's own is drawn, the list's stands for it.
  if (here.asFiles && here.asFiles.pictures !== "all") return listPicture(lang);
  return { href: addressIn(record.lang, `/rejser/${record.entry.slug}.png`), alt: cardWords(tripCard(record)) };
}

/** The accounts' sum, or the one that a source prints, or the budget while nothing is booked; who went, and what each cost. */
function costOf(
  line: TripLine,
  { here, lang, f, accountsHidden }: Pick<CardAsked, "here" | "lang" | "f" | "accountsHidden">,
): Pick<CardSaid, "figure" | "says"> {
  const t = cardTexts.in(lang);
  const amount = (hundredths: bigint | null) =>
    hundredths !== null && isCurrency(line.currency) ? f.amount(money(hundredths, line.currency)) : null;
  const planned =
    line.unsummed === null && !accountsHidden
      ? (amount(line.budget) ?? (line.foreignBudget && f.amount(line.foreignBudget)))
      : null;
  const [spent, stated, each] = [amount(line.accounts), amount(line.stated), amount(line.perPerson)];
  const figure = spent ?? stated ?? planned ?? "";
  const booked = line.knowledge === "partly" ? t("spent-so-far") : t("spent");
  const older = accountsHidden && olderTexts.in(lang)("card", { year: String(accountsHidden.from) });
  const what =
    older ??
    (spent !== null
      ? booked
      : stated !== null
        ? t("stated")
        : figure === ""
          ? t(wordsOf(here.profile, "none"))
          : t("planned"));
  const says = [
    what,
    line.people === null ? null : t("people", { count: Number(line.people) }),
    spent === null || each === null ? null : t("each", { amount: each }),
  ];
  return { figure, says: says.filter((word) => word !== null).join(", ") };
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
