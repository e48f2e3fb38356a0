import type { SubmissionId } from "../../decisions/index.ts";
import type { AskedByWho, Grant } from "../../identity/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import type { Hold } from "../../records/index.ts";
import type { TakenBack } from "../../register/index.ts";
import type { SurveyReport } from "../../replies/index.ts";
import type { TermSoFar } from "../agenda/term-so-far.ts";
import type { AnnexRefused } from "../annexes/annexes-waiting.ts";
import type { Share } from "../cost-each.ts";
import type { Change } from "../public/history/changes.ts";
import type { SentBack } from "../staff-visit/sent-back.tsx";
import type { CameOf } from "../submit-trip/came-of.store.ts";
import type { Trip } from "../trip.ts";
import type { RammeMoved } from "../trip-accounts/rammer-moved.ts";
import type { BeforeCommittees } from "../with-committee.ts";

export interface OverviewView extends BeforeCommittees {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  /** What came of the rulings on its requests. */
  readonly cameOf: ReadonlyMap<SubmissionId, CameOf>;
  /** What those who travelled were asked. */
  readonly surveys: readonly SurveyReport[];
  /** What this person may do in the place of managers who are away. */
  readonly standsIn: readonly Grant[];
  /** The partners' names by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The public page, where there is one. */
  readonly publicPath: string | null;
  /** What the public page says otherwise than the trip does now. */
  readonly unseen: readonly Change[];
  /** What publishing that would move between rammer that are given. */
  readonly rammer: readonly RammeMoved[];
  /** When and why the trip was taken down from the public; `null` when it is not. */
  readonly down: TakenBack | null;
  /** What a manager sent back and why, for those who are to mend it. */
  readonly sentBack: SentBack | null;
  /** Annexes that this person sent and somebody else refused. */
  readonly refused: readonly AnnexRefused[];
  /** Until when the case is marked for preservation; `null` when it is not. */
  readonly hold: Hold | null;
  readonly today: DateOn;
  /** What the committee has travelled in the term before. */
  readonly earlier: TermSoFar | null;
  readonly closedEach: Share | null;
  /** It was made, and is cancelled no more. */
  readonly made: boolean;
}
