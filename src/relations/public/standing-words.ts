import { type DateOn, day } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import type { Partnership } from "../partner.ts";
import { beginningIn } from "../printed-since.ts";
import { partnerTexts } from "./partners.texts.ts";

interface StandingWords {
  readonly known: string;
  readonly unknown?: string;
  /** What of it stands as the source prints it, in the source's language. */
  readonly printed?: string;
}

/**
 * How a partnership is told, in what its source says alone: its own days, or when it was named and what is not stated.
 * What only a page names has no days of its own, however it was recorded.
 */
export function standingWords(partnership: Partnership, lang: Lang, today: DateOn): StandingWords {
  const { status, form, from, to, printed } = partnership;
  const t = partnerTexts.in(lang);
  const f = formatsIn(lang);
  const named = partnership.named === undefined && form === "named" ? null : partnership.named;
  const said = { status: t(`status.${status}`), form: t(`form.${form}`) };
  if (printed !== undefined) {
    const began = status === "unknown" ? null : beginningIn(printed, today);
    if (began !== null) return { known: t("since", { ...said, from: began, ended: "no" }), printed: began };
    return { known: t("printed.status", said), unknown: t("printed.start", { printed: f.quote(printed) }), printed };
  }
  if (named === undefined) {
    if (from > today) return { known: t("coming.on", { ...said, from: f.date(from) }) };
    const days = { ...said, from: f.date(from), ended: status === "ended" ? "yes" : "no" };
    return { known: to === undefined ? t("since", days) : t("span", { ...days, to: f.date(to) }) };
  }
  const unknown = t(to === undefined ? "unknown.start" : "unknown.both");
  if (named === null) return { known: t("named.undated", said), unknown };
  const isDay = named.length === 10;
  const on = isDay ? f.date(day(named)) : f.month(day(`${named}-01`));
  return { known: t("named.on", { ...said, on, exact: isDay ? "day" : "month" }), unknown };
}
