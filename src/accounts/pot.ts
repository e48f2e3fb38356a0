import type { Currency, Id } from "../kernel/index.ts";
import type { AccountsSubject } from "./subject.ts";

export type PotId = Id<"pot">;
export type MovementId = Id<"movement">;

/** Who has the money: a committee (*ramme*), a unit (*ramme*), a grant scheme (*pulje*). */
export const ownerKinds = ["committee", "unit", "scheme"] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export interface PotOwner {
  readonly kind: OwnerKind;
  readonly id: string;
}

/** One owner's money for one year in one currency. */
export interface PotKey {
  readonly owner: PotOwner;
  readonly year: number;
  readonly currency: Currency;
}

export interface Pot extends PotKey {
  readonly id: PotId;
}

/** What one pot bears of a subject: hundredths of its currency. */
export interface PotPart {
  readonly key: PotKey;
  readonly amount: bigint;
  /** Which part it is, for the list, where several pots bear one subject. */
  readonly note?: string;
}

/** Whether two keys name one pot; none is like none. */
export function isSamePot(one: PotKey | null, other: PotKey | null): boolean {
  if (one === null || other === null) return one === other;
  const { owner, year, currency } = other;
  return one.owner.kind === owner.kind && one.owner.id === owner.id && one.year === year && one.currency === currency;
}

/** bevilling, overført, disponeret, bogført, frigivet. */
export const movementKinds = ["allotted", "carried", "committed", "spent", "released"] as const;
export type MovementKind = (typeof movementKinds)[number];

/**
 * What moves money. `committed` and `released` are above zero; `allotted`, `carried` and `spent` carry their sign: a lowered
 * allotment, money carried out to the next year, a credit note. Committed, spent and released are about a subject.
 */
export interface Move {
  readonly kind: MovementKind;
  readonly hundredths: bigint;
  readonly subject: AccountsSubject | null;
}

/** One line of a pot's list; positions run from 1 without gap. */
export interface Movement extends Move {
  readonly id: MovementId;
  readonly position: number;
  readonly text: string;
  /** The ruling it rests on. */
  readonly ruling: string | null;
  readonly at: Date;
  readonly by: string;
}
