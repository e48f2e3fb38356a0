import {
  isRemoved,
  type PostingFacts,
  type PostingId,
  type PostingOrRemoved,
  postingOrRemoved,
  type RemovedPosting,
  removalsOf,
  withWords,
} from "../../accounts/index.ts";
import { type Ruling, rulingsAbout } from "../../decisions/index.ts";
import { type AskedByWho, trace, type Work, work } from "../../identity/index.ts";
import { decimalOf, hundredthsOf, NotFound } from "../../kernel/index.ts";
import type { Db, FileStore } from "../../platform/index.ts";
import { limitOn, type PolicyInForce, type PolicyName, settingOn } from "../../profile/index.ts";
import {
  type BytesStanding,
  checkBytes,
  type DocumentId,
  erasedMark,
  findDocument,
  listTrail,
  type StoredDocument,
  type TrailLine,
} from "../../records/index.ts";
import { type RecordId, readVersions, type StoredVersion } from "../../register/index.ts";
import { readTrip, type Trip, type TripEntry, type TripId, tripType } from "../../trips/index.ts";
import { type LeafProof, proveLeaf } from "./prove-leaf.ts";

/** A rule of the municipality as it stood for the trip. */
interface RuleInForce {
  readonly name: PolicyName;
  readonly rule: PolicyInForce<PolicyName> | null;
}

/** Everything an amount leads to: "every amount leads to receipt, rule version and decision". */
export interface AmountChain {
  /** What the line says; `null` where it was taken out and its values have been erased since. */
  readonly facts: PostingFacts | null;
  /** Who took the line out and why; `null` while it stands. */
  readonly removed: RemovedPosting | null;
  /** Other lines that were taken out of the same accounts. */
  readonly othersRemoved: readonly RemovedPosting[];
  readonly receipt: StoredDocument | null;
  /** Its stored file, hashed anew; `null` where there is no receipt, or no store to read it from. */
  readonly receiptBytes: BytesStanding | null;
  readonly trip: Trip | null;
  /** What the budget that was approved has for the category, in the budget's own currency; `null` where there is nothing. */
  readonly budgeted: { readonly hundredths: bigint; readonly currency: string } | null;
  /** Whether the budget is the one that was approved, or only the plan's. */
  readonly budgetIsApproved: boolean;
  readonly rulings: readonly Ruling[];
  readonly rules: readonly RuleInForce[];
  /** The first published version that has the amount, and the version in force; `null` while it is not public. */
  readonly published: {
    readonly first: StoredVersion;
    readonly newest: StoredVersion;
    readonly slug: string;
    readonly proof: LeafProof;
  } | null;
  readonly trail: readonly TrailLine[];
}

/**
 * An amount's chain, the look traced. The receipt is read and hashed after the transaction: a slow file store holds no
 * connection of the database. @throws NotFound `posting-unknown`
 */
export async function lookAtChain(
  db: Db,
  files: FileStore | null,
  { here, who, now }: Pick<AskedByWho, "here" | "who" | "now">,
  id: PostingId,
): Promise<AmountChain> {
  const chain = await work(db, here, who, now, async (one) => {
    const found = await amountChain(one, id);
    await trace(one, { action: "oversight.look-at-chain", subject: { type: "posting", id } });
    return found;
  });
  const { receipt } = chain;
  return { ...chain, receiptBytes: receipt && files && (await checkBytes(files, here.id, receipt)) };
}

async function amountChain(one: Work, id: PostingId): Promise<Omit<AmountChain, "receiptBytes">> {
  const { tx, municipality } = one;
  const posting = await postingOrRemoved(tx, municipality.id, id);
  if (!posting) throw new NotFound("posting-unknown");
  const { subject } = posting;
  const [facts, removed] = isRemoved(posting) ? [posting.facts, posting] : [posting, null];
  const trip = subject?.type === "trip" ? await readTrip(tx, municipality.id, subject.id as TripId) : null;
  const receipt = facts?.receiptDocumentId
    ? await findDocument(tx, municipality.id, facts.receiptDocumentId as DocumentId)
    : null;
  const others = subject ? await removalsOf(tx, municipality.id, subject) : [];
  const budget = trip?.approved?.budget ?? trip?.plan.budget ?? null;
  const lines = (budget?.lines ?? []).filter((one) => one.category === facts?.category);
  const amounts = lines.flatMap((one) => (one.amount === null ? [] : (hundredthsOf(one.amount) ?? [])));
  return {
    facts,
    removed,
    othersRemoved: await withWords(
      tx,
      municipality.id,
      others.filter((other) => other.id !== id),
    ),
    receipt,
    trip,
    budgeted:
      budget === null || amounts.length === 0
        ? null
        : { hundredths: amounts.reduce((sum, one) => sum + one, 0n), currency: budget.currency },
    budgetIsApproved: Boolean(trip?.approved?.budget),
    rulings: trip ? await rulingsAbout(tx, municipality.id, { type: "trip", id: trip.id }) : [],
    rules: rulesFor(one, trip),
    published: trip && facts ? await publishedWith(one, trip, facts, neverPublicOf(posting)) : null,
    trail: await listTrail(
      tx,
      municipality.id,
      // A receipt is tied to a line by an act on its case.
      { subjects: [{ type: "posting", id }], ...(subject && { part: { of: subject, key: "posting", id } }) },
      { limit: 50 },
    ),
  };
}

/** The rules that bear on what a trip may cost, as they stood on its first day. */
function rulesFor({ municipality: { profile }, today }: Work, trip: Trip | null): readonly RuleInForce[] {
  const on = trip?.startOn ?? today;
  return [
    { name: "capPerParticipant", rule: limitOn(profile, "capPerParticipant", on) },
    { name: "councilAbovePerParticipant", rule: limitOn(profile, "councilAbovePerParticipant", on) },
    { name: "accountsDue", rule: limitOn(profile, "accountsDue", on) },
    { name: "perDiem", rule: settingOn(profile, "perDiem", on) },
    { name: "companionStop", rule: settingOn(profile, "companionStop", on) },
    { name: "publication", rule: settingOn(profile, "publication", on) },
  ];
}

/** The columns of a line that an erasure took from the public while the ledger keeps them. */
function neverPublicOf(posting: PostingOrRemoved): readonly string[] {
  return isRemoved(posting) ? [] : posting.neverPublic;
}

async function publishedWith(
  { tx, municipality }: Work,
  trip: Trip,
  facts: PostingFacts,
  neverPublic: readonly string[],
) {
  const versions = await readVersions(tx, municipality.id, tripType.type, trip.id as RecordId);
  const first = versions.findLast((one) => hasAmount(one, facts, neverPublic));
  const [newest] = versions;
  if (!first || !newest) return null;
  const proof = await proveLeaf(tx, municipality.id, first);
  return { first, newest, slug: String(first.entry.slug), proof };
}

/**
 * Whether a version shows a posting: the same category, voucher, day and worth. A voucher that is erased in public stands in no
 * version any more, and the ledger's own is not asked for there.
 */
function hasAmount(
  { entry }: StoredVersion,
  { category, voucher, bookedOn, homeHundredths }: PostingFacts,
  neverPublic: readonly string[],
): boolean {
  const lines = (entry.accounts as TripEntry["accounts"] | undefined)?.lines ?? [];
  const amount = homeHundredths === null ? null : decimalOf(homeHundredths);
  const vouchers = [voucher, ...(neverPublic.includes("voucher") ? [null, erasedMark] : [])];
  return lines.some(
    (one) =>
      one.category === category && one.amount === amount && vouchers.includes(one.voucher) && one.bookedOn === bookedOn,
  );
}
