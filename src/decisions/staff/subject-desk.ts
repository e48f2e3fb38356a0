import type { ComponentChildren } from "preact";
import type { Work } from "../../identity/index.ts";
import type { Refusal } from "../../kernel/index.ts";
import type { TextBlock } from "../../papers/index.ts";
import type { RulingCode, SubjectHandler, Submission } from "../ruling.ts";

/** One item of a meeting's agenda, as it is read and printed. */
export interface AgendaItem {
  readonly title: string;
  readonly caseNumber: string;
  readonly kleNumber: string;
  readonly lead: readonly TextBlock[];
  readonly sections: readonly { readonly title: string; readonly blocks: readonly TextBlock[] }[];
  /** What it still lacks, in words. */
  readonly missing: readonly string[];
  /** Where its text is read and edited. */
  readonly textPath: string;
}

/** What the desk's pages about rulings ask of the room that owns a subject. Wired in `app`. */
export interface SubjectDesk extends SubjectHandler<Work> {
  /** The subject's page at the desk. */
  readonly pathOf: (id: string) => string;
  readonly titlesOf: (work: Work, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The rulings that may be given on a submission now, by the same predicate that carries them out. */
  readonly rulingsFor: (work: Work, submission: Submission) => Promise<readonly RulingCode[]>;
  /** The room's own words for a refusal; `null` when it is not one of its. */
  readonly wordsFor: (refusal: Refusal) => string | null;
  readonly agendaItem: (work: Work, submission: Submission) => Promise<AgendaItem>;
  /** Whether the public sees anything of the subject as it stands in this transaction. */
  readonly isPublic: (work: Work, id: string) => Promise<boolean>;
  /** Exactly what the public sees of the subject as it stands in this transaction. */
  readonly preview: (work: Work, id: string) => Promise<ComponentChildren>;
}
