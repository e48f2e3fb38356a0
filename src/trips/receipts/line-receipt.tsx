import type { Receipt } from "../../accounts/index.ts";
import { documentBytes } from "../../records/index.ts";
import { Button, Section, Select, Upload } from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";
import { oneEach, receiptAccept, receiptHint, receiptPath } from "./receipts.section.tsx";

interface LineReceiptProps {
  readonly trip: Trip;
  readonly posting: string;
  readonly receipts: readonly Receipt[];
}

/** The receipt of one line: which it is, another in its place, or none. */
export function LineReceipt({ trip, posting, receipts }: LineReceiptProps) {
  const its = receipts.find((one) => one.postings.some((id) => id === posting));
  const others = receipts.filter((one) => one.removedAt === null && one !== its);
  const action = tripPath(trip, `regnskab/${posting}/kvittering`);
  return (
    <Section title="Kvittering" note="Gem først det, du har rettet ovenfor.">
      <div id="kvittering">
        {its ? (
          <form method="post" action={action}>
            <p>
              <a href={receiptPath(trip, its)}>{its.fileName}</a> viser linjen.{" "}
              <Button weight="bare">Tag den af linjen</Button>
            </p>
          </form>
        ) : (
          <p class="m">Linjen har ingen kvittering.</p>
        )}
        {others.length > 0 && (
          <form class="form" method="post" action={action} noValidate>
            <Select
              label={its ? "Vælg en anden" : "Vælg en, der er lagt op"}
              name="receipt"
              value=""
              hint={its && `»${its.fileName}« bliver taget af linjen. ${oneEach}`}
              options={others.map((one) => ({ value: one.id, text: one.fileName }))}
            />
            <div>
              <Button weight="quiet">{its ? "Knyt i stedet" : "Knyt til linjen"}</Button>
            </div>
          </form>
        )}
      </div>
      <Upload
        action={tripPath(trip, "kvitteringer")}
        post={`/api/v1/trips/${trip.id}/receipts`}
        label={its ? "Send en anden" : "Send kvitteringen"}
        hint={its ? `Den kommer i stedet for »${its.fileName}«. ${receiptHint}` : receiptHint}
        accept={receiptAccept}
        bytes={documentBytes}
        hidden={{ posting }}
        refresh={["kvittering"]}
      />
    </Section>
  );
}
