import { type Currency, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";

const f = formatsIn("da");

/** An amount of hundredths as it is written at the desk. */
export function written(hundredths: bigint, currency: Currency): string {
  return f.amount(money(hundredths, currency));
}
