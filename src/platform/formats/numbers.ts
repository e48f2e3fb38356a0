import { DKK, type Money } from "../../kernel/index.ts";
import { type Lang, localeOf } from "../texts/index.ts";
import { formatTexts } from "./texts.ts";

/** Non-breaking space. */
export const nbsp = "\u00a0";
/** The real minus of typography, as wide as a digit. */
const minus = "−";

/** How a language writes figures. All amounts are hundredths in bigint: nothing passes through floating point. */
export function numbersIn(lang: Lang) {
  const locale = localeOf(lang);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  /** By decimals: making one takes a hundred times as long as using it. */
  const styles = new Map<number | undefined, Intl.NumberFormat>();
  const t = formatTexts.in(lang);
  const point = lang === "en" ? "." : ",";

  function number(value: number | bigint, decimals?: number): string {
    const style =
      decimals === undefined
        ? { maximumFractionDigits: 3 }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const known = styles.get(decimals) ?? new Intl.NumberFormat(locale, style);
    styles.set(decimals, known);
    return known.format(value).replace("-", minus);
  }

  /** `1.234,50`, for a cell whose unit stands in the heading. */
  function figure(hundredths: bigint): string {
    const abs = hundredths < 0n ? -hundredths : hundredths;
    return `${hundredths < 0n ? minus : ""}${whole.format(abs / 100n)}${point}${String(abs % 100n).padStart(2, "0")}`;
  }

  /** `166.013`: rounded half away from zero to the whole unit. */
  function wholeFigure(hundredths: bigint): string {
    const abs = hundredths < 0n ? -hundredths : hundredths;
    const rounded = (abs + 50n) / 100n;
    return `${hundredths < 0n && rounded > 0n ? minus : ""}${whole.format(rounded)}`;
  }

  function withUnit(text: string, currency: string): string {
    if (lang === "en") return `${currency}${nbsp}${text}`;
    return `${text}${nbsp}${lang === "da" && currency === DKK ? "kr." : currency}`;
  }

  return {
    number,
    figure,
    wholeFigure,
    /** A difference with its sign, `+1.881,00` or `−3.708,00`; nothing changed is `0,00`. */
    signedFigure: (hundredths: bigint) => `${hundredths > 0n ? "+" : ""}${figure(hundredths)}`,
    wholeSignedFigure: (hundredths: bigint) => `${hundredths >= 50n ? "+" : ""}${wholeFigure(hundredths)}`,
    /** `1.234,50 kr.`; in other currencies than Danish kroner the ISO code. */
    amount: (money: Money) => withUnit(figure(money.hundredths), money.currency),
    /** `166.013 kr.`, rounded half away from zero: only where the exact amount is near. */
    wholeAmount: (money: Money) => withUnit(wholeFigure(money.hundredths), money.currency),
    /** `38,21 %` of a share between 0 and 1. */
    percent: (share: number, decimals = 2) => `${number(share * 100, decimals)}${lang === "en" ? "" : nbsp}%`,
    /** `2 t.`, `2 t. 30 min.`, to the minute. */
    hours: (hours: number) => {
      const all = Math.round(hours * 60);
      const [whole, minutes] = [Math.floor(all / 60), all % 60];
      const [h, m] = [t("hours", { number: number(whole) }), t("minutes", { number: number(minutes) })];
      return minutes === 0 ? h : whole === 0 ? m : `${h}${nbsp}${m}`;
    },
    /** `1.030 km`. */
    kilometres: (km: number) => `${number(km, 0)}${nbsp}km`,
  };
}
