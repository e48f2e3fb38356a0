import {
  accountsDeskTexts,
  type Posting,
  type PotFigures,
  type ProposedRate,
  type Receipt,
} from "../../accounts/index.ts";
import { type AskedByWho, deskReply } from "../../identity/index.ts";
import type { DateOn, Fault } from "../../kernel/index.ts";
import type { AccountsState } from "../../profile/index.ts";
import { type FormTree, formErrors, type Knowledge, type Reply, StatusDisc, Title } from "../../web/index.ts";
import { perDiemTexts } from "../per-diem/per-diem.texts.ts";
import { Receipts } from "../receipts/receipts.section.tsx";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { type AccountsShown, accountsState } from "./accounts-shown.ts";
import { Compared, PotNotice } from "./compared.section.tsx";
import { Ending } from "./ending.section.tsx";
import { Lines } from "./lines.section.tsx";
import { MaybeTwice } from "./maybe-twice.section.tsx";
import { keepsAccounts } from "./open-accounts.ts";
import { Printed } from "./printed.section.tsx";
import { ProposedRates } from "./proposed-rates.section.tsx";
import { takesLedger, takesPostings } from "./trip-accounts.ts";

const knowledge: Record<AccountsState, Knowledge> = {
  none: "missing",
  "not-settled": "estimated",
  "partly-booked": "partly",
  final: "final",
};

export interface PotShown {
  readonly owner: string;
  /** Its page; `null` for whoever may not see that. */
  readonly href: string | null;
  readonly figures: PotFigures;
  /** What of the booked it bears at most, where another bears the rest. */
  readonly upTo: bigint | null;
}

export interface TripAccountsView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  readonly postings: readonly Posting[];
  /** Those of them that no ledger brought. */
  readonly byHand: readonly Posting[];
  /** What an imported trip's source printed, while nothing is booked. */
  readonly printed: AccountsShown | null;
  /** The same, once lines that are booked here stand in its place. */
  readonly replaced: AccountsShown | null;
  /** Where the pots stand that bear it, the one that bears the rest first; none where there are none. */
  readonly pots: readonly PotShown[];
  readonly receipts: readonly Receipt[];
  /** Whether citizens see the trip: it is public, was taken down, or has not come out yet. */
  readonly shown: "public" | "down" | "not-yet";
  /** The imported rate of its day, by line whose worth at home nobody has told. */
  readonly proposals: ReadonlyMap<string, ProposedRate>;
  /** The day that they, closed before, were opened again. */
  readonly reopenedOn: DateOn | null;
  /** Lines of the pool that may belong here. */
  readonly inPool: readonly Posting[];
  /** What stood in the way: of closing or opening again, of files sent, of matching or removing a receipt. */
  readonly faults?: {
    readonly closing?: readonly Fault[];
    readonly upload?: readonly Fault[];
    readonly receipts?: readonly Fault[];
    /** What was typed in the form that came back. */
    readonly typed?: FormTree;
  };
}

/** A trip's accounts at the desk: budget against what is booked, every line, and what is missing before they are closed. */
export function tripAccountsReply(view: TripAccountsView): Reply {
  const { asked, trip, postings, printed, replaced, receipts, pots, faults = {} } = view;
  const wrong = Object.values(faults).flat().length > 0;
  const may = keepsAccounts(asked.who, trip);
  return deskReply(
    {
      asked,
      title: `${wrong ? "Fejl: " : ""}Regnskab, ${titleOf(trip)}`,
      said: [accountsDeskTexts, perDiemTexts],
      crumbs: [{ text: titleOf(trip), href: tripPath(trip) }, { text: "Regnskab" }],
      children: (
        <>
          <Title
            title="Regnskab"
            note={titleOf(trip)}
            marks={[
              <StatusDisc key="state" knowledge={knowledge[printed?.status ?? accountsState(trip, postings.length)]} />,
            ]}
          />
          {pots.map((pot) => (
            <PotNotice key={pot.href} pot={pot} />
          ))}
          {printed ? <Printed {...{ trip, printed }} home={asked.here.profile.currency} /> : <Compared {...view} />}
          {may && takesLedger(trip) && <MaybeTwice {...view} />}
          {may && takesPostings(trip) && <ProposedRates {...view} />}
          {(!printed || takesPostings(trip)) && (
            <Lines {...view} may={may && takesPostings(trip)} opens={may && takesLedger(trip)} />
          )}
          {replaced && <Printed {...{ trip, printed: replaced }} home={asked.here.profile.currency} isReplaced />}
          <Receipts
            {...{ trip, postings, receipts }}
            timeZone={asked.here.profile.timeZone}
            may={may && takesPostings(trip)}
            uploadErrors={formErrors("da", faults.upload ?? [], accountsDeskTexts)}
            errors={formErrors("da", faults.receipts ?? [], accountsDeskTexts)}
          />
          {may && <Ending {...view} />}
        </>
      ),
    },
    wrong ? 422 : 200,
  );
}
