import { type Fault, fault } from "./errors.ts";

/** An ISO 4217 code in capitals, such as `DKK`. */
export type Currency = string & { readonly __currency: true };

/** An amount in one currency. `hundredths` is exact: 1.234,50 kr. is `123450n`, whatever the currency's own minor unit. */
export interface Money {
  readonly hundredths: bigint;
  readonly currency: Currency;
}

export const DKK = "DKK" as Currency;

export function isCurrency(text: string): text is Currency {
  return /^[A-Z]{3}$/.test(text);
}

// `Intl.supportedValuesOf` leaves out those that are no longer in use, which old tables and receipts have.
const currencyNames = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });

/** Whether a code is a currency that exists, or did: what somebody enters, where `isCurrency` reads what is stored. */
export function isKnownCurrency(text: string): text is Currency {
  return isCurrency(text) && text !== "XXX" && currencyNames.of(text) !== undefined;
}

export function money(hundredths: bigint, currency: Currency): Money {
  return { hundredths, currency };
}

const decimal = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Hundredths from a plain decimal such as `-1234.5`; `null` when it is not one (more than two places is not one). */
export function hundredthsOf(text: string): bigint | null {
  const found = decimal.exec(text);
  if (!found) return null;
  const value = BigInt(found[2] ?? "0") * 100n + BigInt((found[3] ?? "").padEnd(2, "0"));
  return found[1] === "-" ? -value : value;
}

/** As `hundredthsOf`, of a sum that we wrote ourselves: wider than what anybody may enter. */
export function hundredthsOfSum(text: string): bigint | null {
  const found = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  const value = found && BigInt(`${found[2]}${found[3]}`);
  return found && value !== null ? (found[1] === "-" ? -value : value) : hundredthsOf(text);
}

/** The contract's form: a decimal with `.` and always two places, `-0.00` never. */
export function decimalOf(hundredths: bigint): string {
  const abs = hundredths < 0n ? -hundredths : hundredths;
  return `${hundredths < 0n ? "-" : ""}${abs / 100n}.${String(abs % 100n).padStart(2, "0")}`;
}

/** What a person typed in a Danish form: `1.234,50`, `1234,5`, `1234.50`, `1 234`; a fault when it cannot be read. */
export function readAmount(typed: string): bigint | Fault {
  const text = typed
    .replace(/\s|kr\.?$/giu, "")
    .replace(/^kr\.?(?=[\d−-])/iu, "")
    .replace(/,-$/, "")
    .replace("−", "-");
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(text);
  const plain = grouped ? text.replaceAll(".", "").replace(",", ".") : text.replace(",", ".");
  return hundredthsOf(plain) ?? fault("amount-unreadable", { typed });
}

/** The sum of amounts in one currency; amounts in another currency are a mistake in the program, not in the input. */
export function sum(currency: Currency, amounts: Iterable<Money>): Money {
  let total = 0n;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new Error(`sum of ${currency} met ${amount.currency}`);
    total += amount.hundredths;
  }
  return money(total, currency);
}

/** `hundredths` ÷ `parts`, rounded half away from zero: the rule for every figure "per participant". */
export function dividedBy(hundredths: bigint, parts: number): bigint {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError("an amount is divided by a whole number from 1");
  const by = BigInt(parts);
  const abs = hundredths < 0n ? -hundredths : hundredths;
  const rounded = (abs * 2n + by) / (by * 2n);
  return hundredths < 0n ? -rounded : rounded;
}
