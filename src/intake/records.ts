import type { Work } from "../identity/index.ts";
import type { Params } from "../kernel/index.ts";
import type { FindingCode } from "./finding.ts";
import type { Mapping } from "./mapping.ts";

/** A row that becomes a record. */
export interface Incoming<Item> {
  readonly item: Item;
  readonly key: string;
  readonly fileName: string;
}

/** A row that changes the record its key has become. */
export type Change<Item> = Incoming<Item> & {
  readonly subjectId: string;
  /** When the row was first met: before its record was made, where it was held until somebody repaired it. */
  readonly metAt: Date;
  /** What the file said when it last was let in; `null` where that is not known. */
  readonly was: Item | null;
  /** By what it was read: a field that this does not have is not the file's word. */
  readonly mapping: Mapping;
};

/** Something about a row that only the room that owns the records can see; by its code the row is held, or let in. */
export interface Flag {
  readonly code: FindingCode;
  readonly params?: Params;
  readonly field?: string;
  readonly printed?: string;
}

/** A row as it is looked at: with the record that its key has become already, if any, and whether it is to change that. */
export type Looked<Item> = Incoming<Item> &
  Pick<Change<Item>, "was"> & {
    readonly metAt: Date | null;
    readonly subjectId: string | null;
    readonly changes: boolean;
  };

/**
 * The room that owns a data set's records, as an import sees it. Everything is done in the batch's transaction, with its
 * own traces in the trail.
 */
export interface Records<Item> {
  /** Of two records that say otherwise the later one counts, as in a dated table: a second is no double. */
  readonly lastCounts?: true;
  /** People write on these records too: what a file said last is kept, so that its own changes are told from theirs. */
  readonly editedByHand?: true;
  /**
   * Holds what making and changing these records touches, before either begins: in the order that all doors hold in
   * (docs/architecture.md), which neither alone could keep.
   */
  hold?(work: Work, adding: readonly Incoming<Item>[], changing: readonly Change<Item>[]): Promise<void>;
  /** Makes records; their ids in the rows' order. */
  add(work: Work, rows: readonly Incoming<Item>[]): Promise<readonly string[]>;
  /**
   * Brings records up to date; whether anything real changed, in the rows' order. `null` where the record is not there now, or is
   * left as it is for the file's name: the row's next coming is a change still, should somebody put the record or the name right.
   */
  change(work: Work, rows: readonly Change<Item>[]): Promise<readonly (boolean | null)[]>;
  /** What `change` would answer of these rows; nothing is stored. Absent where a row that says otherwise is taken to change its record. */
  foresee?(work: Work, rows: readonly Change<Item>[]): Promise<readonly (boolean | null)[]>;
  /** What the room knows of these rows before anything is stored, in the rows' order; asked of dry runs too. */
  look?(work: Work, rows: readonly Looked<Item>[], mapping: Mapping): Promise<readonly (readonly Flag[])[]>;
  /** A record in a line, for whoever answers whether a row is it; `null` where it is gone. Absent where that is never asked. */
  describe?(work: Work, subjectId: string): Promise<string | null>;
  /** What is to be said of a file as a whole, by its name; said at its first row. */
  ofFile?(work: Work, fileName: string): readonly Flag[];
  /** Where the name of a file is of matter: it moves records that came by another name, though their rows say the same. */
  readonly naming?: Naming;
  /** `null` where the records are not published one by one. */
  readonly publishing: Publishing | null;
}

interface Naming {
  /** Those of these records that belong under this file's name and stand under another. */
  moving(work: Work, fileName: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Puts records under the file's name, with all else as it is. */
  move(work: Work, fileName: string, ids: readonly string[]): Promise<void>;
}

export interface Publishing {
  /** Of all that was ever imported, what waits for this person to publish it. Absent where the desk does not tell of it. */
  waitingInAll?(work: Work): Promise<readonly string[]>;
  /** Those of these records that the public does not see as they stand. */
  waiting(work: Work, ids: readonly string[]): Promise<readonly WaitingRecord[]>;
  /**
   * Publishes records, but of what is in doubt nothing; how many the public now sees anew. @param reason said of those that were
   * published before @param alone a person publishes this one by itself, also where it is in doubt
   */
  publish(work: Work, ids: readonly string[], reason: string, alone?: boolean): Promise<Published>;
}

/** A record that the public does not see as it stands. */
export interface WaitingRecord {
  readonly id: string;
  readonly title: string;
  /** Where the desk has it. */
  readonly href?: string;
  /** Why it is not published with the others, in words that say what to do: it may be one that stands already. */
  readonly doubt?: string | null;
}

export interface Published {
  readonly published: number;
  /** Not published, because their text may hold a CPR number that a person must look at. */
  readonly stopped: readonly string[];
}
