import type { Owned } from "../identity/index.ts";
import type { Fault } from "../kernel/index.ts";
import type { ErasedNames } from "../records/index.ts";

/** A thing of another room that has accounts, known here by reference only. */
export interface AccountsSubject {
  readonly type: string;
  readonly id: string;
}

/** What the room that owns a subject answers and does, in the same transaction. Wired in `app`. */
export interface AccountsSubjectHandler<Work> {
  /** The subject's name in words; `NotFound` when there is none. */
  readonly titleOf: (work: Work, id: string) => Promise<string>;
  /** What rights over its accounts are held against. */
  readonly ownedBy: (work: Work, id: string) => Promise<Owned>;
  /** Whether its accounts are open. Holds the subject's row until the transaction ends: no line slips in while it closes. */
  readonly isOpen: (work: Work, id: string) => Promise<boolean>;
  /** Whether a ledger's lines lie there though nobody keeps accounts of it: such a line is put right, and leaves, all the same. */
  readonly takesLedger?: (work: Work, id: string) => Promise<boolean>;
  /** Whether it has accounts at all, open or closed; left out where everything has. */
  readonly hasAccounts?: (work: Work, id: string) => Promise<boolean>;
  /** What people are called who are never public there, such as private companions: a line that names them is asked about. */
  readonly neverPublic?: (work: Work, id: string) => Promise<readonly string[]>;
  /** Reads whose names were erased: a line that has one is asked about too. */
  readonly erased?: ErasedNames;
  /** Whether a source has printed its accounts: with nothing booked they stand by that. */
  readonly isPrinted?: (work: Work, id: string) => Promise<boolean>;
  /** The VAT basis its accounts are to be on; `null` where nothing says. */
  readonly vatBasis?: (work: Work, id: string) => Promise<"incl" | "excl" | null>;
  /** What others than the municipality were to pay, and who, as it is written; `null` where nobody is. */
  readonly othersPay?: (work: Work, id: string) => Promise<OthersPay | null>;
  /** What keeps its accounts from being closed yet beside its lines, in the owner's words: such as a journey still to come. */
  readonly notYet?: (work: Work, id: string) => Promise<readonly Fault[]>;
  readonly closed: (work: Work, id: string, closing: Closing) => Promise<void>;
  readonly reopened: (work: Work, id: string, reason: string) => Promise<void>;
  /** Its postings changed: one came, was corrected or went. */
  readonly posted: (work: Work, id: string) => Promise<void>;
}

export type HandlerOf<Work> = (subjectType: string) => AccountsSubjectHandler<Work>;

export interface Closing {
  /** Why there is nothing to book; `null` where there is. */
  readonly withoutCost: string | null;
  /** Whoever closes has said that lines on another VAT basis are to stand (docs/decisions/0035). */
  readonly mixesVat?: boolean;
  /** Whoever closes has said that what others were to pay is not among the lines: they paid it themselves, or do not pay. */
  readonly othersPaid?: boolean;
  /** Whoever closes has said that the lines really come to less than nothing. */
  readonly belowNothing?: boolean;
}

export interface OthersPay {
  readonly hundredths: bigint;
  readonly amount: string;
  readonly names: string;
}
