import { z } from "zod";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { categories, dataFields } from "../../profile/index.ts";
import { listTrail } from "../../records/index.ts";
import { amount, currency, documentId } from "../entered.ts";
import type { PostingFacts } from "../posting.ts";
import { vats } from "../vats.ts";
import type { Removal } from "./removed-posting.store.ts";

/** A line that was taken out, as the trail has it. Where the trail's values have been erased, `facts` and the rest are `null`. */
export interface RemovedPosting extends Removal {
  readonly facts: PostingFacts | null;
  readonly by: string | null;
  readonly reason: string | null;
}

const words = z.string().nullable();
/** As `tracedFacts` writes it. */
const traced = z
  .object({
    ...{
      category: z.enum(categories),
      label: words,
      amount: amount.nullable(),
      amountText: words,
      currency,
      rate: words,
    },
    ...{ rateVersion: words, homeAmount: amount.nullable(), vat: z.enum(vats), bookedOn: dataFields.day.nullable() },
    ...{ text: z.string(), supplier: words, supplierId: words, period: words, voucher: words, accountString: words },
    // Lines that were taken out before references were kept have none.
    ...{
      payer: words,
      reference: words.default(null),
      receiptDocumentId: documentId.nullable(),
      withoutReceipt: words,
    },
  })
  .transform(
    ({ amount: hundredths, homeAmount: homeHundredths, ...rest }): PostingFacts => ({
      ...rest,
      hundredths,
      homeHundredths,
    }),
  );
/** How often one line is taken out and put back, at the very most. */
const mostActs = 20;

const said = z.object({ reason: z.string() });

/** What removed lines said, who took them out and why, each in its place. */
export async function withWords(
  tx: Tx,
  municipality: MunicipalityId,
  removals: readonly Removal[],
): Promise<readonly RemovedPosting[]> {
  if (removals.length === 0) return [];
  const subjects = removals.map(({ id }) => ({ type: "posting", id }));
  const acts = await listTrail(
    tx,
    municipality,
    { actions: ["accounts.remove"], subjects },
    { limit: mostActs * removals.length },
  );
  // The latest counts: a line that was put back can be put away again.
  const actOn = new Map(acts.toReversed().map((one) => [one.subject.id, one]));
  return removals.map((removal) => {
    const act = actOn.get(removal.id);
    return {
      ...removal,
      facts: traced.safeParse(act?.before).data ?? null,
      by: act?.who ?? null,
      reason: said.safeParse(act?.after).data?.reason ?? null,
    };
  });
}
