import type { Posting } from "../../accounts/index.ts";
import type { AskedByWho } from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import type { FormTree } from "../../web/index.ts";
import type { Trip } from "../trip.ts";
import type { PerDiemMethod, PerDiemOffer } from "./per-diem-offers.ts";
import type { TripPerDiem } from "./reckon-trip.ts";

export interface PerDiemView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  /** The trip as it was approved or corrected in public: what an allowance is reckoned by. */
  readonly planned: Trip;
  readonly method: PerDiemMethod;
  readonly offers: readonly PerDiemOffer[];
  readonly values: FormTree;
  /** Booked already, for whomever. */
  readonly booked: readonly Posting[];
  /** What is booked for meals already, in hundredths at home; `null` where nothing is. */
  readonly meals: bigint | null;
  readonly reckoned?: TripPerDiem;
  readonly faults?: readonly Fault[];
  readonly status?: 409 | 422;
}
