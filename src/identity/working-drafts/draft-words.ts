import { type Held, type Matcher, stringsIn } from "../../records/index.ts";
import type { DraftFields } from "./working-draft.store.ts";

/** A form of the desk, as whoever asks what is held about them is told of drafts of it. */
export interface DraftForm {
  /** What the form is called: `Deltagere`. */
  readonly title: string;
  /** The case it is a form of. */
  readonly subject: { readonly type: string; readonly id: string };
  /** What a field is called; `null` for what nobody types, such as what the form was opened with. */
  readonly called: (field: string) => string | null;
  /** Whether text is typed there, and not one of several chosen. */
  readonly isText: (field: string) => boolean;
  /** Whether it is for somebody's name, or stands in the row of one. */
  readonly namesSomebody: (field: string) => boolean;
  /** Whether it is for several names, one a line: each is told their own. */
  readonly holdsNameALine: (field: string) => boolean;
  /** A field's text without the marks it is written with. */
  readonly plain: (text: string) => string;
}

/** The form at a page's address; `null` where it is none that is known. */
export type DraftFormAt = (page: string) => DraftForm | null;

type Told = Pick<Held, "field" | "text" | "about">;
interface Said {
  readonly name: string;
  readonly text: string;
  /** It stood there before: what the form was opened with, or what somebody else saved. */
  readonly before: boolean;
}

/**
 * What of a draft names the person, as it is shown and handed out. What the form keeps for itself is a whole form in one text,
 * with everybody who stands in it: of that too only what names the person.
 * @param found the texts of one draft in which they were found
 */
export function namedInDraft(found: readonly Held[], matcher: Matcher, formAt: DraftFormAt): readonly Held[] {
  const told = found.flatMap((held) => {
    const form = formAt(pageIn(held));
    return saidIn(held, matcher).map((said) => ({ ...held, ...toldAs(ownOf(said, matcher, form), held.field, form) }));
  });
  // What stands in a field now is told, and not once more as what stood there before.
  const typed = told.filter((one) => !one.about?.before);
  const before = told.filter((one) => one.about?.before && !typed.some(({ text }) => text === one.text));
  return [...typed, ...before.filter((one, at) => before.findIndex(({ text }) => text === one.text) === at)];
}

/** All that the writer of a draft typed into it, but for what it says of others by name. */
export function typedInDraft(
  { page, fields }: { readonly page: string; readonly fields: DraftFields },
  matcher: Matcher,
  formAt: DraftFormAt,
): readonly Told[] {
  const form = formAt(page);
  // What the form was opened with, and still stands there, its writer did not type.
  const stood = new Set(
    stringsIn(fields).flatMap(({ text }) => stringsIn(wholeForm(text)).map((one) => sameLines(one.text))),
  );
  return stringsIn(fields).flatMap(({ pointer, text }) => {
    const name = fieldIn(pointer);
    const isNamed = matcher.isIn(text);
    if (text.trim() === "" || wholeForm(text) !== null || (stood.has(sameLines(text)) && !isNamed)) return [];
    const isTheirs = form === null || (form.called(name) !== null && form.isText(name) && !form.namesSomebody(name));
    const said = ownOf({ name, text, before: false }, matcher, form);
    return isTheirs || isNamed ? [toldAs(said, pointer, form)] : [];
  });
}

function saidIn({ field, text }: Held, matcher: Matcher): readonly Said[] {
  const name = fieldIn(field.replace(/^fields/, ""));
  const whole = wholeForm(text);
  if (whole === null) return [{ name, text, before: false }];
  const within = stringsIn(whole).filter((one) => matcher.isIn(one.text));
  if (within.length > 0)
    return within.map((one) => ({ name: one.pointer.slice(1).replaceAll("/", "."), text: one.text, before: true }));
  // It stands across what parts the texts: no more is told than what was found.
  return matcher.allIn(text).map((one) => ({ name, text: one, before: true }));
}

/** Of names, one a line, those that are the person's; what stands across lines is no more than what was found. */
function ownOf(said: Said, matcher: Matcher, form: DraftForm | null): Said {
  if (!form?.holdsNameALine(said.name)) return said;
  const lines = said.text.split("\n").filter((line) => matcher.isIn(line));
  return { ...said, text: (lines.length > 0 ? lines : matcher.allIn(said.text)).join("\n") };
}

function toldAs({ name, text, before }: Said, field: string, form: DraftForm | null): Told {
  const told = { field: before ? `${field}/${name}` : field, text: form ? form.plain(text) : text };
  if (form === null) return told;
  return { ...told, about: { form: form.title, field: form.called(name), before, subject: form.subject } };
}

/** A field that holds a form, or part of one, for the page itself; `null` for what was typed. */
function wholeForm(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** A form is sent with other line breaks than it was opened with. */
function sameLines(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** `/elected.0.name` is the field `elected.0.name`; of several under one name, `/members/1`, it is `members`. */
function fieldIn(pointer: string): string {
  return (pointer.split("/")[1] ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A draft's place is told by its key: whose it is, and of which page. */
function pageIn({ place }: Held): string {
  return place.slice(place.indexOf(" ") + 1);
}
