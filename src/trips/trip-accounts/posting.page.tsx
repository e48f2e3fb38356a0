import { accountsKeepers, PostingFields, type Receipt } from "../../accounts/index.ts";
import {
  type AskedByWho,
  deskReply,
  everywhere,
  hasRoleOver,
  identityTexts,
  openedForm,
} from "../../identity/index.ts";
import type { Fault } from "../../kernel/index.ts";
import { ConfirmNames } from "../../register/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  type FormTree,
  fieldsOf,
  formErrors,
  type Reply,
  Title,
  textAt,
} from "../../web/index.ts";
import { LineReceipt } from "../receipts/line-receipt.tsx";
import { receiptPath } from "../receipts/receipts.section.tsx";
import { titleOf, tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { wordsAboutAccounts } from "../visit.texts.ts";
import type { AccountsShown } from "./accounts-shown.ts";
import { LineLeaves } from "./line-leaves.section.tsx";
import { ReplacesPrinted } from "./printed.section.tsx";
import { takesLedger, takesPostings } from "./trip-accounts.ts";

export interface PostingView {
  readonly asked: AskedByWho;
  readonly trip: Trip;
  /** `ny`, or the posting's id. */
  readonly posting: string;
  readonly values: FormTree;
  readonly receipts: readonly Receipt[];
  /** Whether the line came from a ledger, whose file says nothing new of what was taken out. */
  readonly fromLedger: boolean;
  /** What an imported trip's source printed, while nothing is booked. */
  readonly printed: AccountsShown | null;
  readonly faults?: readonly Fault[];
  readonly status?: 409 | 422;
}

/** One line of a trip's accounts: entered, corrected, laid back among the unassigned, or taken out with a reason. */
export function postingReply(view: PostingView): Reply {
  const { asked, trip, posting, values, receipts, fromLedger, printed, faults = [], status } = view;
  const errors = formErrors("da", faults, ...wordsAboutAccounts(trip), identityTexts);
  const fields = fieldsOf(values, errors);
  const { field } = fields;
  const doubtsRate = faults.some((one) => one.fault === "rate-unlikely") || textAt(values, "rateConfirmed") !== "";
  const hasFault = (fault: string) => faults.some((one) => one.fault === fault);
  // One answer is given to both questions; a line that has both asks by the wider one, with a reason beside each field.
  const asksErased = hasFault("name-was-erased") && !hasFault("name-never-public");
  const asksNames = !asksErased && (hasFault("name-never-public") || textAt(values, "namesConfirmed") !== "");
  const title = posting === "ny" ? "Bogfør en linje" : "Ret en linje";
  const action = tripPath(trip, `regnskab/${posting}`);
  const [version, mark] = [textAt(values, "version"), textAt(values, "mark")];
  const brought = receipts.find((one) => one.id === textAt(values, "receiptId"));
  const hasReceipt = receipts.some((one) => one.postings.some((id) => id === posting));
  const keepsPool = hasRoleOver(asked.who, everywhere, accountsKeepers);
  const pool = takesLedger(trip) ? (keepsPool ? "mine" : "others") : null;
  const hidden = { receiptId: brought?.id ?? "", version, mark, ...openedForm(asked) };
  return deskReply(
    {
      asked,
      title: `${faults.length > 0 ? "Fejl: " : ""}${title}, ${titleOf(trip)}`,
      crumbs: [
        { text: titleOf(trip), href: tripPath(trip) },
        { text: "Regnskab", href: tripPath(trip, "regnskab") },
        { text: title },
      ],
      children: (
        <>
          <Title title={title} note={titleOf(trip)} />
          {printed && printed.lines.length > 0 && (
            <ReplacesPrinted printed={printed} home={asked.here.profile.currency} />
          )}
          <Form action={action} errors={errors} hidden={hidden}>
            {brought && (
              <p>
                Linjen får kvitteringen <a href={receiptPath(trip, brought)}>{brought.fileName}</a>.
              </p>
            )}
            <PostingFields
              {...fields}
              doubtsRate={doubtsRate}
              asksNames={asksNames}
              asksErased={asksErased && <ConfirmNames values={values} errors={errors} />}
            />
            <ButtonRow>
              <Button does="save">{posting === "ny" ? "Bogfør" : "Gem"}</Button>
              <ButtonLink weight="bare" href={tripPath(trip, "regnskab")}>
                Til regnskabet uden at gemme
              </ButtonLink>
            </ButtonRow>
          </Form>
          {posting !== "ny" && takesPostings(trip) && <LineReceipt {...{ trip, posting, receipts }} />}
          {posting !== "ny" && <LineLeaves {...{ action, field, fromLedger, hasReceipt, pool }} />}
        </>
      ),
    },
    faults.length > 0 ? (status ?? 422) : 200,
  );
}
