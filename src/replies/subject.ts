import type { Work } from "../identity/index.ts";
import type { DateOn } from "../kernel/index.ts";
import type { Lang } from "../platform/index.ts";

/** What replies are about, by type and id: this room does not know what a trip is. */
export interface RepliesSubject {
  readonly type: string;
  readonly id: string;
}

/** What the room that owns the subject says of it. */
export interface SubjectShown {
  readonly title: string;
  /** The language that the title is written in. */
  readonly lang: Lang;
  /** The title in other languages, as far as somebody wrote it. */
  readonly titles: Readonly<Partial<Record<Lang, string>>>;
  readonly startOn: DateOn | null;
  readonly endOn: DateOn | null;
  /** How many took part, as everybody was told; `null` where that is unknown. No more of them are asked. */
  readonly travellers: number | null;
  /** Whether lines can still come into the report: until it is submitted, and again when it is sent back. */
  readonly takesLines: boolean;
  /** Nothing more will be asked about it: what was written for it can grow old. */
  readonly over: boolean;
  /** The last day that somebody will be written to about it; `null` when nobody will be. */
  readonly writesUntil: DateOn | null;
}

/** The title for a reader of a language: in that where it is written, else in its own and marked. */
export function titleFor(
  { title, lang, titles }: SubjectShown,
  reader: Lang,
): { readonly text: string; readonly lang: Lang } {
  const written = lang === reader ? undefined : titles[reader];
  return written ? { text: written, lang: reader } : { text: title, lang };
}

/** Asked of the room that owns subjects of a type, in the same transaction; wired in `app`. */
export type ShowSubject = (work: Work, subject: RepliesSubject) => Promise<SubjectShown>;
