import { z } from "zod";
import { dateOn, type Fault, fault, isKnownCurrency } from "../kernel/index.ts";
import { accountsStates, categories, directions, tripKinds, vats } from "../profile/index.ts";
import type { Dataset, FieldKind } from "./dataset.ts";
import { encodings } from "./dialect/encoding.ts";
import { readCount, readDecimal, readHundredths } from "./dialect/numbers.ts";
import { type LedgerFormat, ledgerFormats, ledgers } from "./ledger/ledger-formats.ts";
import { nearest } from "./nearest.ts";
import { codeOf, partnerKinds } from "./rows/codes.ts";
import { sideOf } from "./rows/debit-credit.ts";

const auto = z.literal("auto");
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const match = z.record(z.string(), z.union([scalar, z.array(scalar)]));

/** What a person may write of a date's order: the order, or a pattern such as `dd/mm/yyyy`. */
const dateOrder = z
  .string()
  .transform((text) =>
    text === "auto" || text.startsWith("excel") ? text : text.toLowerCase().replaceAll(/[^dmy]|(.)(?=\1)/g, ""),
  )
  .pipe(z.enum(["auto", "dmy", "mdy", "ymd", "excel", "excel-1904"]));

const encoding = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .replace(/^utf8$/, "utf-8")
      .replace(/^latin-?1$/, "iso-8859-1"),
  )
  .pipe(z.enum(encodings));

const format = z
  .strictObject({
    encoding: encoding.default("auto"),
    delimiter: z.string().min(1).default("auto"),
    quote: z.union([z.string().min(1), z.null()]).default("auto"),
    /** `null`: found out. */
    skipLines: z.union([auto.transform(() => null), z.int().min(0), z.null()]).default(null),
    decimal: z.enum(["auto", ".", ","]).default("auto"),
    dates: dateOrder.default("auto"),
    sheet: z.union([z.string(), z.null()]).default(null),
    records: z.union([z.string(), z.null()]).default(null),
    /** A ledger format, which brings its own columns and a mapping for them. */
    ledger: z.enum(ledgerFormats).nullable().default(null),
  })
  .prefault({});

const mapping = z.strictObject({
  format,
  key: z.array(z.string()).default([]),
  fields: z.record(z.string(), z.string()).default({}),
  lines: z.record(z.string(), z.array(z.string())).default({}),
  constants: z.record(z.string(), scalar).default({}),
  /** Only rows whose columns hold these values are imported. */
  where: match.default({}),
  /** Translations by field or column: `{ "kind": { "studietur": "committee-trip" } }`. */
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Let a missing date or an unreadable amount in as `null` beside its printed text. */
  asPrinted: z.boolean().default(false),
  /** Whether `destination` names places; `null`: where a country stands beside it. Unknown ones are flagged. */
  places: z.boolean().nullable().default(null),
  /** The row that prints the file's grand total: compared, never imported. */
  totalRow: match.nullable().default(null),
});

export type Format = z.output<typeof format>;
export type Mapping = z.output<typeof mapping>;

export const autoFormat: Format = format.parse({});

/** A mapping for a data set, or everything that is wrong with it, each fault at its path. */
export function readMapping(dataset: Dataset<unknown>, input: unknown): Mapping | Fault[] {
  const read = mapping.safeParse(withLedger(input));
  const found = read.success ? [] : read.error.issues.flatMap(faultsOfIssue);
  if (found.some((one) => one.path === "")) return found;
  const given = read.success ? read.data : readableOf(input);
  const meant = [
    ...fieldFaults(dataset, given),
    ...lineFaults(dataset, given),
    ...neededFaults(dataset, given),
    ...constantFaults(dataset, given),
  ];
  const faults = [...found, ...meant.filter((one) => found.every((other) => other.path !== one.path))];
  if (faults.length > 0) return faults;
  const reference = given.fields.reference;
  return { ...given, key: given.key.length > 0 || !reference ? given.key : [reference] };
}

/**
 * As much of a mapping as can be read, so that everything wrong with it is told at once. A name keeps its place where what
 * stands by it does not read: it is told of as that, and not as missing too.
 */
export function readableOf(input: unknown): Mapping {
  const whole = withLedger(input);
  const given = isObject(whole) ? whole : {};
  const parts = Object.entries(mapping.shape).map(([name, schema]) => [name, readablePart(schema, given[name])]);
  return mapping.parse(Object.fromEntries(parts));
}

function readablePart(schema: z.ZodType, value: unknown): unknown {
  const reads = (one: unknown): boolean => schema.safeParse(one).success;
  if (reads(value)) return value;
  const kept = Array.isArray(value)
    ? value.filter((one) => reads([one]))
    : Object.fromEntries(
        Object.entries(isObject(value) ? value : {}).flatMap(([name, one]) => {
          const read = [one, "", []].filter((each) => reads({ [name]: each }));
          return read.length === 0 ? [] : [[name, read[0]]];
        }),
      );
  return reads(kept) ? kept : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a ledger format's columns are, under what the mapping itself says. */
function withLedger(input: unknown): unknown {
  const asked = ledgerAsked.safeParse(input);
  const { mapping: own } = asked.success ? ledgers[asked.data.format.ledger] : { mapping: null };
  if (own === null || !asked.success) return input;
  const { fields, where, ...rest } = asked.data;
  // The readers print amounts and days in one way.
  const format = { decimal: ".", dates: "ymd", ...asked.data.format };
  return { ...own, ...rest, format, fields: { ...own.fields, ...fields }, where: { ...own.where, ...where } };
}

const ledgerAsked = z.looseObject({
  format: z.looseObject({ ledger: z.enum(ledgerFormats) }),
  fields: z.record(z.string(), z.unknown()).default({}),
  where: z.record(z.string(), z.unknown()).default({}),
});

/** A mapping as it is given, or none, under a ledger format that is named beside it. */
export function inLedgerFormat(ledger: LedgerFormat, given: unknown): unknown {
  const object = typeof given === "object" && given !== null ? given : {};
  const format = "format" in object && typeof object.format === "object" ? object.format : {};
  return { ...object, format: { ...format, ledger } };
}

function faultsOfIssue(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known = path === "format" ? Object.keys(autoFormat) : Object.keys(mapping.shape);
    return issue.keys.map((word) => unknownWord("mapping-unknown-word", word, known, path ? `${path}.${word}` : word));
  }
  if (path === "") return [fault("mapping-not-object")];
  const expected = issue.code === "invalid_value" ? issue.values.join(", ") : expectedWords(path);
  return [fault("mapping-wrong-type", { path, expected }, path)];
}

function expectedWords(path: string): string {
  const [first = "", second = ""] = path.split(".");
  if (
    path !== first &&
    ["key", "fields", "lines"].includes(first) &&
    !(first === "lines" && path.split(".").length === 2)
  )
    return "et kolonnenavn som tekst";
  if (first === "key") return "en liste af kolonnenavne";
  if (first === "lines") return "kategorier, hver med en liste af kolonnenavne";
  if (first === "asPrinted" || first === "places") return "true eller false";
  if (first === "format") return second === "skipLines" ? "et helt tal fra 0" : "tekst";
  return "navne med tekst til";
}

function unknownWord(
  code: string,
  word: string,
  known: readonly string[],
  path: string,
  more: { dataset?: string } = {},
) {
  return fault(code, { word, suggestions: quoted(nearest(word, known)), ...more }, path);
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `»${name}«`).join(" eller ");
}

function fieldFaults(dataset: Dataset<unknown>, { fields, constants }: Mapping): Fault[] {
  const known = Object.keys(dataset.fields);
  return [
    ...Object.keys(fields).map((word) => ["fields", word] as const),
    ...Object.keys(constants).map((word) => ["constants", word] as const),
  ]
    .filter(([, word]) => !known.includes(word))
    .map(([where, word]) => unknownWord("field-unknown", word, known, `${where}.${word}`, { dataset: dataset.name }));
}

function lineFaults(dataset: Dataset<unknown>, { lines }: Mapping): Fault[] {
  const names = Object.keys(lines);
  if (names.length > 0 && !dataset.hasLines) return [fault("lines-not-here", {}, "lines")];
  const known: readonly string[] = categories;
  return names
    .filter((word) => !known.includes(word))
    .map((word) => unknownWord("category-unknown", word, known, `lines.${word}`));
}

function neededFaults(dataset: Dataset<unknown>, given: Mapping): Fault[] {
  const faults = dataset
    .needs(given)
    .filter((field) => !(field in given.fields) && !(field in given.constants))
    .map((field) => fault("field-needed", { field, dataset: dataset.name }, `fields.${field}`));
  if (given.key.length === 0 && !given.fields.reference) faults.push(fault("key-needed", {}, "key"));
  return faults;
}

/** Whether a constant reads as its field's kind; text may be anything. */
const readable: Partial<Record<FieldKind, (text: string) => boolean>> = {
  amount: (text) => readHundredths(text, "none") !== null,
  decimal: (text) => readDecimal(text, ".") !== null,
  date: (text) => dateOn(text) !== null,
  count: (text) => readCount(text) !== null,
  currency: (text) => isKnownCurrency(text.toUpperCase()),
  category: (text) => codeOf(categories, text) !== null,
  side: (text) => sideOf(text) !== null,
  vat: (text) => codeOf(vats, text) !== null,
  "partner-kind": (text) => codeOf(partnerKinds, text) !== null,
  "trip-kind": (text) => codeOf(tripKinds, text) !== null,
  "accounts-status": (text) => codeOf(accountsStates, text) !== null,
  direction: (text) => codeOf(directions, text) !== null,
};

function constantFaults(dataset: Dataset<unknown>, { constants }: Mapping): Fault[] {
  return Object.entries(constants).flatMap(([field, value]) => {
    const kind = dataset.fields[field];
    const reads = kind === undefined ? undefined : readable[kind];
    return reads === undefined || reads(value)
      ? []
      : [fault("constant-unreadable", { field, value }, `constants.${field}`)];
  });
}
