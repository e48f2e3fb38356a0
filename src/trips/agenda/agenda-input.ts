import type { About, Ruling } from "../../decisions/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import type { Committee, Profile } from "../../profile/index.ts";
import type { Annex } from "../annexes/annex.ts";
import type { CameOf } from "../submit-trip/came-of.store.ts";
import type { Trip } from "../trip.ts";
import type { AccountsShown } from "../trip-accounts/accounts-shown.ts";
import type { TermSoFar } from "./term-so-far.ts";

/** Where a committee's *ramme* stands, in hundredths: bevilling, overført, disponeret, bogført, tilbage. */
interface RammeFigures {
  readonly allotted: bigint;
  readonly carried: bigint;
  readonly committed: bigint;
  readonly spent: bigint;
  readonly left: bigint;
}

/** What the trip does to the *ramme* of a year. */
export interface RammeEffect {
  readonly year: number;
  readonly currency: string;
  readonly before: RammeFigures;
  readonly after: RammeFigures;
}

/** A ruling on the case before this one, and what came of it. */
export interface EarlierRuling extends Partial<CameOf> {
  readonly ruling: Ruling;
}

/** Everything an agenda text is derived from. The same input gives the same text. */
export interface AgendaInput {
  readonly trip: Trip;
  readonly profile: Profile;
  readonly today: DateOn;
  readonly about: About;
  /** Whom the text speaks to; `null` while the trip has no committee. */
  readonly committee: Committee | null;
  /** The meeting; `null` while the case is on no agenda. */
  readonly meetsOn: DateOn | null;
  /** Handed in after the agenda closed. */
  readonly afterDeadline: boolean;
  /** `null`: the committee's *ramme* is not known. */
  readonly ramme: RammeEffect | null;
  /** The same of the unit that pays a part of its own; absent where none does. */
  readonly unitRamme?: RammeEffect | null;
  /** What the committee has travelled in the council term before; `null` where it cannot be reckoned. */
  readonly earlier: TermSoFar | null;
  /** What was ruled on the same before, the first one first. */
  readonly history: readonly EarlierRuling[];
  /** For a report; `null` where nothing is known of the accounts. */
  readonly accounts: AccountsShown | null;
  /** Those that go with the case and passed the gate; absent where there are none. */
  readonly annexes?: readonly Annex[];
}
