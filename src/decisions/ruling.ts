import type { Owned } from "../identity/index.ts";
import { type DateOn, type Fault, fault, type Id } from "../kernel/index.ts";

export type SubmissionId = Id<"submission">;
export type RulingId = Id<"ruling">;
export type MeetingId = Id<"meeting">;

/** What a committee may rule: godkendt, ikke godkendt, udsat, sendt tilbage, anbefalet videre, taget til efterretning, udgået, standset (§23). */
export const rulings = [
  "approved",
  "refused",
  "postponed",
  "sent-back",
  "recommended",
  "noted",
  "withdrawn",
  "suspended",
] as const;
export type RulingCode = (typeof rulings)[number];

/** A thing of another room that a committee rules on, known here by reference only. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** What a submission asks a committee to rule on: the request to go, or the report on how it went. */
export const abouts = ["request", "report"] as const;
export type About = (typeof abouts)[number];

export interface Submission {
  readonly id: SubmissionId;
  readonly subject: Subject;
  readonly about: About;
  readonly committeeId: string;
  readonly meetingId: MeetingId;
  readonly meetsOn: DateOn;
  /** `open` until it is ruled on or taken back. */
  readonly status: "open" | "ruled" | "taken-back";
  /** Handed in after the agenda closed: accepted, flagged and shown. */
  readonly late: boolean;
  readonly text: string | null;
  /** Parts of the text that nobody has touched, by the room that owns the subject: they go on following it. */
  readonly follows: readonly string[];
  /** The text as the subject's room would have written it when a hand did; `null` where no hand has. */
  readonly writtenFrom: string | null;
  readonly version: number;
}

export interface Ruling {
  readonly id: RulingId;
  readonly submission: Submission;
  readonly ruling: RulingCode;
  readonly text: string;
  readonly item: string | null;
  readonly basis: string | null;
  readonly votes: Votes | null;
  readonly minority: string | null;
  /** Members who withdrew as *inhabile*, by name. */
  readonly recused: readonly string[];
  readonly url: string | null;
  /** A closed item still publishes its heading and ruling, not its text. */
  readonly closed: boolean;
  /** With the minutes; until then the public does not see it. */
  readonly confirmedAt: Date | null;
  /** Counts every change of what it says; a correction names the one it was made from. */
  readonly version: number;
}

export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** Those who voted against, as far as they are named; the rest of a vote's names nobody records. */
  readonly againstBy?: readonly string[];
  readonly abstainedBy?: readonly string[];
}

/** More names than votes, a vote of one who had left the meeting, or two of one member cannot be right. Paths below `votes`. */
export function votesFaults(votes: Votes | null, recused: readonly string[]): Fault[] {
  const sides = [
    { named: votes?.againstBy ?? [], count: votes?.against ?? 0, path: "votes.againstBy" },
    { named: votes?.abstainedBy ?? [], count: votes?.abstained ?? 0, path: "votes.abstainedBy" },
  ];
  const cast = new Set<string>();
  return sides.flatMap(({ named, count, path }) => {
    const twice: string[] = [];
    for (const name of named.map((one) => one.trim())) {
      if (cast.has(name)) twice.push(name);
      cast.add(name);
    }
    const gone = named.filter((one) => recused.includes(one));
    return [
      ...(named.length > count ? [fault("voters-too-many", { named: named.length, count }, path)] : []),
      ...(gone.length > 0 ? [fault("voter-recused", { names: gone.join(", ") }, path)] : []),
      ...(twice.length > 0 ? [fault("voter-twice", { names: [...new Set(twice)].join(", ") }, path)] : []),
    ];
  });
}

/** A ruling before and after it was corrected, and why. */
export interface Correction {
  readonly before: Ruling;
  readonly ruling: Ruling;
  readonly reason: string;
}

/** What the room that owns a subject does about it, in the same transaction. Wired in `app`. */
export interface SubjectHandler<Work> {
  /** The subject's name in words; `NotFound` when there is none. */
  readonly titleOf: (work: Work, id: string) => Promise<string>;
  /** What rights over it are held against, beside the committee that it is before. */
  readonly ownedBy: (work: Work, id: string) => Promise<Owned>;
  /** What stands in the way of a submission, so that it is told beside what else is wrong. */
  readonly missing: (work: Work, id: string, about: About) => Promise<readonly Fault[]>;
  /**
   * Why another committee's turn it is, as a fault at `committee`; none where it is this one's, nor where a reason is given for
   * what a reason allows.
   */
  readonly outOfOrder: (
    work: Work,
    asked: Pick<Submission, "subject" | "about" | "committeeId"> & {
      readonly meetingOn: DateOn;
      readonly reason: string | null;
    },
  ) => Promise<readonly Fault[]>;
  readonly submitted: (work: Work, submission: Submission) => Promise<void>;
  /** The agenda text as the subject writes it now, to be held later against what was written by hand; `null` where it writes none. */
  readonly generated?: (work: Work, submission: Submission) => Promise<string | null>;
  /** Headings of the agenda text that were written by hand of what the subject says otherwise now; `null` where nobody knows. */
  readonly outdated?: (work: Work, submission: Submission) => Promise<readonly string[] | null>;
  readonly ruled: (work: Work, ruling: Ruling) => Promise<void>;
  /**
   * The ruling was entered wrongly and its minutes are not confirmed: what followed from it is undone.
   * @throws Conflict `ruling-overtaken` where something was built on it since
   */
  readonly unruled: (work: Work, ruling: Ruling) => Promise<void>;
  /**
   * What a ruling says was corrected after its minutes were confirmed; what the committee decided is the same. What is public
   * of it becomes a new version with the reason.
   * @throws Conflict where with the new day something else would have been decided
   */
  readonly corrected: (work: Work, correction: Correction) => Promise<void>;
  /** The minutes are confirmed: what was ruled may be published. */
  readonly confirmed: (work: Work, ruling: Ruling) => Promise<void>;
}
