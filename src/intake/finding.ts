import type { Params } from "../kernel/index.ts";
import { words } from "./intake.texts.ts";

/** Codes that hold a row back: it cannot be right as it stands. The first five are the contract's. */
export const holdCodes = [
  "ends-before-start",
  "date-missing",
  "date-implausible",
  "amount-unreadable",
  "duplicate-key",
  "other-year",
  "other-line",
  "key-mended",
  "record-taken",
  "record-newer",
  "key-missing",
  "nothing-told",
  "row-shifted",
  "name-missing",
  "name-unclear",
  "cpr-found",
  "line-accounts-closed",
  "line-name-never-public",
  "name-was-erased",
  "not-a-currency",
  "amount-other-currency",
  "rate-upside-down",
  "date-ahead",
  "direction-unknown",
  "side-unknown",
  "credit-negative",
] as const;

/** Codes that flag a row and let it in. The first three are the contract's. */
export const flagCodes = [
  "parts-differ-from-total",
  "grand-total-differs",
  "payers-differ-from-total",
  "amount-rounded",
  "unknown-place",
  "degrees-unreadable",
  "code-unknown",
  "status-unknown",
  "count-unreadable",
  "names-uncounted",
  "since-as-printed",
  "text-altered",
  "accounts-closed",
  "reference-unclear",
  "trip-not-approved",
  "booked-by-hand",
  "line-removed",
  "line-stays",
  "rate-unreadable",
  "rate-unlikely",
  "rate-at-home",
  "elected-unasked",
  "journey-ahead",
  "already-here",
  "traveller-named",
  "taken-out",
  "kept-by-hand",
  "table-unread",
  "sheets-unread",
] as const;

export type HoldCode = (typeof holdCodes)[number];
export type FlagCode = (typeof flagCodes)[number];
export type FindingCode = HoldCode | FlagCode;

const holding: ReadonlySet<string> = new Set(holdCodes);

/** Something that a row makes one wonder about. `message` is Danish, for the person who repairs it. */
export interface Finding {
  /** The file's data row, from 1, before `where`. */
  readonly row: number;
  readonly reference: string | null;
  readonly code: FindingCode;
  readonly message: string;
  /** The mapping's field, where it is about one. */
  readonly field?: string;
  /** What the file prints there. */
  readonly printed?: string;
  /** The key under which a record stands that the row may be: a person answers whether it is. */
  readonly stands?: string;
}

export function holds(finding: Finding): boolean {
  return isHold(finding.code);
}

export function isHold(code: FindingCode): boolean {
  return holding.has(code);
}

const ofFileCodes: readonly string[] = ["sheets-unread", "table-unread", "code-unknown", "status-unknown"];

/** Whether it is said once of the whole file, or of all rows that print the same: it stands whatever becomes of the row it is told at. */
export function isOfFile({ code }: Finding): boolean {
  return ofFileCodes.includes(code);
}

/** Whether it asks which of two a row is: the record that stands, or another beside it. */
export function asksWhich({ code }: Finding): boolean {
  return code === "other-year" || code === "other-line" || code === "key-mended";
}

/** The fields that days are read into. */
export const dayFields: readonly string[] = ["postedOn", "startOn", "endOn"];

const ofDays: readonly string[] = ["date-missing", "date-implausible", "date-ahead", "ends-before-start"];

/** Whether a day is to be put right, of one field or of several. */
export function isOfDays({ code }: Finding): boolean {
  return ofDays.includes(code);
}

/** Whether it asks if a name that was erased is somebody else's here. */
export function asksName({ code }: Finding): boolean {
  return code === "name-was-erased";
}

/** @param params what the sentence names; `words` where the code has other words for just this */
export function finding(
  row: number,
  reference: string | null,
  code: FindingCode,
  params: Params,
  about: Pick<Finding, "field" | "printed" | "stands"> = {},
): Finding {
  return { row, reference, code, message: words(String(params.words ?? code), params), ...about };
}
