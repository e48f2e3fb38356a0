import { annexTexts } from "./annex.texts.ts";

const t = annexTexts.in("da");

/** Parts of a document by the names that people know them by. */
const parts: Readonly<Record<string, "header" | "footer" | "footnotes" | "endnotes" | "names">> = {
  ...{ header: "header", footer: "footer", footnotes: "footnotes", endnotes: "endnotes", names: "names" },
};

/** A page by its number, any other part by its name. */
export function placeWords(at: string): string {
  if (at === "") return "";
  if (/^\d+$/.test(at)) return t("at.page", { place: at });
  const part = parts[at];
  return t("at", { place: part ? t(`part.${part}`) : at });
}
