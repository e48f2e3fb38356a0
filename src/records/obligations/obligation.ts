import type { DateOn, Params } from "../../kernel/index.ts";

/** Something owed (*frist, mangel*). Never stored: always computed from the record, the policy and the day. */
export interface Obligation {
  /** The rule, by code; its words are in the texts of the room that owns it. */
  readonly rule: string;
  readonly subject: { readonly type: string; readonly id: string; readonly title: string };
  /** The role that owes it, and the unit or committee it is owed within, when it is one's alone. */
  readonly owedBy: { readonly role: string; readonly scope: string | null };
  readonly dueOn: DateOn;
  readonly late: boolean;
  /** Where the rule comes from, as the profile's policy says. */
  readonly source: string;
  /** What the rule's words mention; days as ISO dates. */
  readonly params: Params;
}

/** What a record owes today. `Policy` is the room's own: dated values out of the municipality's profile. */
export type Obliges<Subject, Policy> = (subject: Subject, policy: Policy, today: DateOn) => readonly Obligation[];

/** Soonest first; what is due the same day keeps the order of its titles. */
export function soonestFirst(all: readonly Obligation[]): Obligation[] {
  return all.toSorted((a, b) =>
    a.dueOn === b.dueOn ? a.subject.title.localeCompare(b.subject.title, "da") : a.dueOn < b.dueOn ? -1 : 1,
  );
}
