import type { z } from "zod";
import { type Fault, fault, type Params } from "../../kernel/index.ts";

type Issue = z.core.$ZodIssue;

/** Codes that the schema itself gives as message; anything else is translated from zod's own code. */
const ownCode = /^[a-z]+(-[a-z]+)+$|^(empty|negative)$/;

function translated(issue: Issue): [string, Params] {
  if (issue.input === undefined) return ["missing", {}];
  if (ownCode.test(issue.message)) return [issue.message, { written: String(issue.input) }];
  if (issue.code === "invalid_type") return ["wrong-type", { expected: issue.expected }];
  if (issue.code === "invalid_value") return ["not-one-of", { choices: issue.values.map(String).join(", ") }];
  if (issue.code === "invalid_union") return ["not-one-of", { choices: choicesOf(issue) }];
  if (issue.code === "too_small") return ["too-small", { least: Number(issue.minimum) }];
  if (issue.code === "too_big") {
    const [most, { origin, input }] = [Number(issue.maximum), issue];
    return ["too-big", { most, origin, over: typeof input === "string" ? input.length - most : 0 }];
  }
  return ["not-readable", { written: String(issue.input) }];
}

/** What may stand where one of several forms is asked for: words, or an object. */
function choicesOf(issue: z.core.$ZodIssueInvalidUnion): string {
  if ("options" in issue && issue.options) return issue.options.map(String).join(", ");
  const forms = issue.errors.flat().filter(({ path }) => path.length === 0);
  const words = forms.flatMap((one) => (one.code === "invalid_value" ? one.values.map(String) : []));
  const takesObject = forms.some((one) => one.code === "invalid_type" && one.expected === "object");
  return [...words, ...(takesObject ? ["{ … }"] : [])].join(", ");
}

/** What is wrong within an object where one form takes an object: that form is meant, and what else may stand there is no help. */
function withinObject(issue: Issue): readonly Issue[] | null {
  if (issue.code !== "invalid_union" || typeof issue.input !== "object" || issue.input === null) return null;
  const taking = issue.errors.filter((form) =>
    form.every((one) => one.path.length > 0 || one.code.startsWith("unrec")),
  );
  return taking.length === 1 ? (taking[0] ?? null) : null;
}

/** What zod found, as the house's faults: one for each, with dotted path. Words are in the texts of the room. */
export function faultsOf(issues: readonly Issue[]): Fault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const within = withinObject(issue);
    if (within) return faultsOf(within).map((one) => ({ ...one, path: [...path, one.path].filter(Boolean).join(".") }));
    if (issue.code === "unrecognized_keys" || issue.code === "invalid_key") {
      const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
      return keys.map((key) => fault("unknown-field", { field: key }, [...path, key].join(".")));
    }
    const [code, params] = translated(issue);
    return [fault(code, params, path.join("."))];
  });
}

/** Input read by a schema, or everything wrong with it at once. Texts that could not be stored are refused in any field. */
export function checked<T>(
  schema: z.ZodType<T>,
  input: unknown,
): { readonly value: T } | { readonly faults: readonly Fault[] } {
  const read = schema.safeParse(input, { reportInput: true });
  const faults = [...(read.success ? [] : faultsOf(read.error.issues)), ...unwritable(input)];
  return read.success && faults.length === 0 ? { value: read.data } : { faults };
}

/**
 * What nothing could keep, put in the log and print: control characters but line breaks, and what is no letter. Signs that turn
 * the direction of what follows make a line read as it is not written, and no name needs them: letters know theirs.
 */
const unkeepable = /[[\p{Cc}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]--[\n\t\r]]/gv;

/** Nothing but signs that nobody sees: no letter, figure or mark, and a blank that is not even white space. */
const unseen = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800\u{1D159}]+$/v;

/** A text as it is sent, but for one that is written with signs that nobody sees: that is no text, wherever one is asked for. */
export function orNothing(text: string): string {
  return unseen.test(text) && text.trim() !== "" ? "" : text;
}

/** Whether a text can be stored, put in the log and printed: no control characters but line breaks, no half letters. */
function isWritable(text: string): boolean {
  return text.isWellFormed() && text.search(unkeepable) < 0;
}

/**
 * A text from a browser's form as it can be kept. What is taken out nobody sees, nor could they find it to mend it; line ends
 * of their own, as word processors paste them, are line ends.
 */
export function writable(text: string): string {
  return orNothing(
    text
      .toWellFormed()
      .replace(/[\v\f\u0085]/g, "\n")
      .replace(unkeepable, ""),
  );
}

/** A fault for each text, at whatever depth, that nothing could keep as it is written; names count as texts. */
function unwritable(input: unknown, path: readonly string[] = []): Fault[] {
  if (typeof input === "string") return isWritable(input) ? [] : [fault("control-characters", {}, path.join("."))];
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([name, value]) =>
    isWritable(name) ? unwritable(value, [...path, name]) : [fault("control-characters", {}, path.join("."))],
  );
}
