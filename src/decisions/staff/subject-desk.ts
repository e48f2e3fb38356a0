import type { ComponentChildren } from "preact";
import type { Owned, Work } from "../../identity/index.ts";
import type { Refusal } from "../../kernel/index.ts";
import type { TextBlock } from "../../papers/index.ts";
import type { RulingCode, SubjectHandler, Submission, SubmissionId } from "../ruling.ts";
import { matterWord } from "./matter-word.ts";

/** One item of a meeting's agenda, as it is read and printed. */
export interface AgendaItem {
  readonly title: string;
  readonly caseNumber: string;
  readonly kleNumber: string;
  readonly lead: readonly TextBlock[];
  readonly sections: readonly { readonly title: string; readonly blocks: readonly TextBlock[] }[];
  /** A change of what was approved before is asked for. */
  readonly isChange: boolean;
  /** What it still lacks, in words. */
  readonly missing: readonly string[];
  /** Where its text is read and edited; `null` where it is not the reader's, who sees the heading alone. */
  readonly textPath: string | null;
}

export interface NamedSubject {
  readonly title: string;
  readonly owned: Owned;
}

/** What a submission asks for, in one word. */
export async function matterOf(work: Work, submission: Submission, desk: SubjectDesk): Promise<string> {
  return matterWord(submission, (await desk.changesAmong(work, [submission])).has(submission.id));
}

/** What the desk's pages about rulings ask of the room that owns a subject. Wired in `app`. */
export interface SubjectDesk extends SubjectHandler<Work> {
  /** The subject's page at the desk. */
  readonly pathOf: (id: string) => string;
  /** What subjects are called, and what rights over them are held against; in one question for them all. */
  readonly namesOf: (work: Work, ids: readonly string[]) => Promise<ReadonlyMap<string, NamedSubject>>;
  /** Those among submissions that ask for a change of what was approved before; in one question for them all. */
  readonly changesAmong: (work: Work, submissions: readonly Submission[]) => Promise<ReadonlySet<SubmissionId>>;
  /** The rulings that may be given on a submission now, by the same predicate that carries them out. */
  readonly rulingsFor: (work: Work, submission: Submission) => Promise<readonly RulingCode[]>;
  /** The room's own words for a refusal; `null` when it is not one of its. */
  readonly wordsFor: (refusal: Refusal) => string | null;
  /** What the public reads otherwise once `act` is done, in its page's words; `null` where it reads the same. */
  readonly publicChanges: (work: Work, id: string, act: () => Promise<unknown>) => Promise<ComponentChildren | null>;
  /** Whether the public sees anything of the subject as it stands in this transaction. */
  readonly isPublic: (work: Work, id: string) => Promise<boolean>;
  /** What is read and printed of each submission; for a whole agenda in as many questions as for one. */
  readonly agendaItems: (
    work: Work,
    submissions: readonly Submission[],
  ) => Promise<ReadonlyMap<SubmissionId, AgendaItem>>;
  /** Exactly what the public sees of the subject as it stands in this transaction. */
  readonly preview: (work: Work, id: string) => Promise<ComponentChildren>;
}
