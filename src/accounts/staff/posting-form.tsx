import type { ComponentChildren } from "preact";
import {
  type Currency,
  type DateOn,
  decimalOf,
  type Fault,
  fault,
  faultsAt,
  isFault,
  readAmount,
} from "../../kernel/index.ts";
import { categories } from "../../profile/index.ts";
import {
  Checkboxes,
  DateField,
  type FormTree,
  type fieldsOf,
  Pair,
  readDate,
  Select,
  TextField,
  textAt,
} from "../../web/index.ts";
import { accountsTexts } from "../accounts.texts.ts";
import type { Posting } from "../posting.ts";
import { readPosting } from "../posting-input.ts";
import { vats } from "../vats.ts";

/** A posting as it stands in the form's fields. */
export function postingValues(posting: Posting): FormTree {
  const { category, hundredths, currency, rate, vat, bookedOn, text, label, supplier, voucher, withoutReceipt } =
    posting;
  return {
    category,
    currency,
    vat,
    text,
    amount: hundredths === null ? "" : decimalOf(hundredths).replace(".", ","),
    rate: rate?.replace(".", ",") ?? "",
    bookedOn: bookedOn ?? "",
    label: label ?? "",
    supplier: supplier ?? "",
    voucher: voucher ?? "",
    accountString: posting.accountString ?? "",
    withoutReceipt: withoutReceipt ?? "",
  };
}

/**
 * What was typed, as the use cases take it, and all that is wrong with it at once, in the words of the form.
 * @param isNew whether the line is entered now: what came from a ledger may lack its day or have words for an amount
 */
export function readPostingForm(
  sent: FormTree,
  { home, today, isNew }: { home: Currency; today: DateOn; isNew: boolean },
): { readonly given: object; readonly faults: readonly Fault[] } {
  const typed = (name: string) => textAt(sent, name) || null;
  const [amountTyped, dayTyped] = [typed("amount"), typed("bookedOn")];
  const amount = amountTyped === null ? null : readAmount(amountTyped);
  const bookedOn = dayTyped === null ? null : readDate(dayTyped);
  const own = [
    ...(textAt(sent, "text") === "" ? [fault("posting-text-missing", {}, "text")] : []),
    ...(textAt(sent, "category") === "" ? [fault("posting-category-missing", {}, "category")] : []),
    ...(dayTyped === null && isNew ? [fault("posting-day-missing", {}, "bookedOn")] : []),
    ...(isFault(bookedOn) ? faultsAt("bookedOn", [bookedOn]) : []),
    ...(amountTyped === null && isNew ? [fault("posting-amount-missing", {}, "amount")] : []),
    ...(isFault(amount) ? faultsAt("amount", [amount]) : []),
  ];
  const words = ["label", "supplier", "voucher", "accountString", "withoutReceipt"].map((name) => [name, typed(name)]);
  const given = {
    ...Object.fromEntries(words),
    category: textAt(sent, "category"),
    currency: textAt(sent, "currency").toUpperCase(),
    vat: textAt(sent, "vat"),
    text: textAt(sent, "text"),
    rate: typed("rate")?.replace(",", ".") ?? null,
    rateConfirmed: textAt(sent, "rateConfirmed") === "ja",
    namesConfirmed: textAt(sent, "namesConfirmed") === "ja",
    amount: amount === null || isFault(amount) ? null : decimalOf(amount),
    bookedOn: isFault(bookedOn) ? null : bookedOn,
  };
  // A line that is corrected is held against the rest of what it says where it is corrected.
  const read = isNew || own.length > 0 ? readPosting({ amountText: isNew ? null : "-", ...given }, home, today) : null;
  const rest = read && "faults" in read ? read.faults : [];
  return { given, faults: [...own, ...rest.filter(({ path }) => !own.some((one) => one.path === path))] };
}

const t = accountsTexts.in("da");

interface PostingFieldsProps extends ReturnType<typeof fieldsOf> {
  /** Whether the rate is doubted, so that whoever means it can insist. */
  readonly doubtsRate: boolean;
  /** Whether it names somebody who is never public, so that whoever means it can say so. */
  readonly asksNames: boolean;
  /** The question about a name that was erased, in its place. */
  readonly asksErased?: ComponentChildren;
}

/** The fields of one line of accounts. */
export function PostingFields({ field, many, doubtsRate, asksNames, asksErased }: PostingFieldsProps) {
  return (
    <>
      <TextField
        label="Hvad er betalt?"
        {...field("text")}
        hint="Vises offentligt. Skriv ingen navne på ansatte, ledsagere eller andre private."
      />
      <Pair>
        <Select
          label="Udgiftsart"
          {...field("category")}
          options={categories.map((value) => ({ value, text: t(`category.${value}`) }))}
        />
        <DateField label="Bogført den" {...field("bookedOn")} />
      </Pair>
      <Pair>
        <TextField label="Beløb" short {...field("amount")} hint="Skriv en kreditnota med minus." />
        <TextField label="Valuta" short maxLength={3} {...field("currency")} />
      </Pair>
      <Pair>
        <TextField label="Kurs" short optional {...field("rate")} hint="Kun i fremmed valuta, for 1 enhed: 7,4597." />
        <Select
          label="Moms"
          none={null}
          {...field("vat")}
          options={vats.map((value) => ({ value, text: t(`vat.${value}`) }))}
        />
      </Pair>
      {doubtsRate && (
        <Checkboxes
          label="Kursen ligger langt fra dagens"
          {...many("rateConfirmed")}
          options={[{ value: "ja", text: "Kursen er rigtig, som den står" }]}
        />
      )}
      <Pair>
        <TextField label="Bilag" short optional {...field("voucher")} />
        <TextField label="Kontostreng" optional {...field("accountString")} />
      </Pair>
      <TextField label="Leverandør" optional {...field("supplier")} />
      <TextField label="Offentlig tekst" optional {...field("label")} hint="Står i stedet for teksten ovenfor." />
      {asksErased}
      {asksNames && (
        <Checkboxes
          label="Linjen nævner en, der aldrig er offentlig"
          {...many("namesConfirmed")}
          options={[
            {
              value: "ja",
              text: "Navnet skal stå offentligt",
              hint: "Kun hvis det er en anden, eller personen har sagt ja.",
            },
          ]}
        />
      )}
      <TextField label="Hvorfor er der ingen kvittering?" optional {...field("withoutReceipt")} />
    </>
  );
}
