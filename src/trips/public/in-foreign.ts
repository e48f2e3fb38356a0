import { hundredthsOf, isCurrency, type Money, money } from "../../kernel/index.ts";

const written = /^([−-]?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d\d))?\s([A-Z]{3})$/u;

/** An amount in another currency, `2.500,00 EUR`: readable as it stands, and waiting for a rate. `null` for other words. @param home the accounts' own */
export function inForeign(text: string | null, home: string): Money | null {
  const [, sign = "", whole = "", part = "00", currency = ""] = written.exec(text ?? "") ?? [];
  if (!isCurrency(currency) || currency === home) return null;
  const hundredths = hundredthsOf(`${sign === "" ? "" : "-"}${whole.replaceAll(".", "")}.${part}`);
  return hundredths === null ? null : money(hundredths, currency);
}
