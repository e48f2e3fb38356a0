import { z } from "zod";
import { categories } from "../../profile/index.ts";
import type { Answer } from "../../web/index.ts";
import { type Posting, type PostingFacts, tracedFacts } from "../posting.ts";
import type { RemovedPosting } from "../remove-posting/removed-posting.ts";
import { vats } from "../vats.ts";

const maybe = z.string().nullable();
const decimal = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .nullable();

const facts = {
  category: z.enum(categories),
  label: maybe,
  amount: decimal,
  amountText: maybe,
  currency: z.string(),
  rate: maybe,
  rateVersion: maybe,
  homeAmount: decimal.describe("The worth in the municipality's own currency"),
  vat: z.enum(vats),
  bookedOn: z.iso.date().nullable(),
  text: z.string(),
  supplier: maybe,
  supplierId: maybe,
  period: maybe,
  voucher: maybe,
  accountString: maybe,
  payer: maybe,
  reference: maybe.describe("What the imported ledger called the case"),
  receiptId: z.uuid().nullable(),
  withoutReceipt: maybe,
};

/** A line of the ledger as the API answers it. */
export const postingAnswer = z
  .object({
    id: z.uuid(),
    subject: z.object({ type: z.string(), id: z.uuid() }).nullable().describe("null while it has no trip yet"),
    ...facts,
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Posting" });

/** What a line says, without where it stands now. */
export const postingFactsAnswer = z.object(facts).meta({ id: "PostingFacts" });

/** A line of the pool that was put away. */
export const putAwayAnswer = z
  .object({
    id: z.uuid(),
    facts: postingFactsAnswer.nullable().describe("null where what it said has been erased since"),
    putAwayAt: z.iso.datetime(),
    by: maybe,
    reason: maybe,
  })
  .meta({ id: "PutAwayPosting" });

/** A posting as the API answers it: amounts as decimals. */
export function postingBody(posting: Posting): Answer<typeof postingAnswer> {
  const { id, subject, version, createdAt } = posting;
  return { id, subject, ...postingFactsBody(posting), version, createdAt: createdAt.toISOString() };
}

export function postingFactsBody(said: PostingFacts): Answer<typeof postingFactsAnswer> {
  const { receiptDocumentId: receiptId, ...rest } = tracedFacts(said);
  return { ...rest, receiptId };
}

export function putAwayBody({ id, facts, removedAt, by, reason }: RemovedPosting): Answer<typeof putAwayAnswer> {
  return { id, facts: facts && postingFactsBody(facts), putAwayAt: removedAt.toISOString(), by, reason };
}
