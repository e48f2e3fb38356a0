import { type Posting, type PostingId, readPosting } from "../../accounts/index.ts";
import { type Ruling, rulingsAbout } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { decimalOf, hundredthsOf, NotFound } from "../../kernel/index.ts";
import { limitOn, type PolicyInForce, type PolicyName, settingOn } from "../../profile/index.ts";
import { type DocumentId, listTrail, readDocument, type StoredDocument, type TrailLine } from "../../records/index.ts";
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
  readonly posting: Posting;
  readonly receipt: StoredDocument | null;
  readonly trip: Trip | null;
  /** What the budget that was approved has for the category, in hundredths; `null` where there is nothing. */
  readonly budgeted: bigint | null;
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

/** @throws NotFound `posting-unknown` */
export async function amountChain(work: Work, id: PostingId): Promise<AmountChain> {
  const { tx, municipality } = work;
  const posting = await readPosting(tx, municipality.id, id);
  if (!posting) throw new NotFound("posting-unknown");
  const trip =
    posting.subject?.type === "trip" ? await readTrip(tx, municipality.id, posting.subject.id as TripId) : null;
  const receipt = posting.receiptDocumentId
    ? await readDocument(tx, municipality.id, posting.receiptDocumentId as DocumentId)
    : null;
  const budget = trip?.approved?.budget ?? trip?.plan.budget ?? null;
  const lines = (budget?.lines ?? []).filter((one) => one.category === posting.category);
  const amounts = lines.flatMap((one) => (one.amount === null ? [] : (hundredthsOf(one.amount) ?? [])));
  return {
    posting,
    receipt,
    trip,
    budgeted: amounts.length === 0 ? null : amounts.reduce((sum, one) => sum + one, 0n),
    budgetIsApproved: Boolean(trip?.approved?.budget),
    rulings: trip ? await rulingsAbout(tx, municipality.id, { type: "trip", id: trip.id }) : [],
    rules: rulesFor(work, trip),
    published: trip ? await publishedWith(work, trip, posting) : null,
    trail: await listTrail(tx, municipality.id, { subjects: [{ type: "posting", id }] }, { limit: 50 }),
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

async function publishedWith({ tx, municipality }: Work, trip: Trip, posting: Posting) {
  const versions = await readVersions(tx, municipality.id, tripType.type, trip.id as RecordId);
  const first = versions.findLast((one) => hasAmount(one, posting));
  const [newest] = versions;
  if (!first || !newest) return null;
  const proof = await proveLeaf(tx, municipality.id, first);
  return { first, newest, slug: String(first.entry.slug), proof };
}

/** Whether a version shows a posting: the same category, voucher, day and worth. */
function hasAmount({ entry }: StoredVersion, { category, voucher, bookedOn, homeHundredths }: Posting): boolean {
  const lines = (entry.accounts as TripEntry["accounts"] | undefined)?.lines ?? [];
  const amount = homeHundredths === null ? null : decimalOf(homeHundredths);
  return lines.some(
    (one) => one.category === category && one.amount === amount && one.voucher === voucher && one.bookedOn === bookedOn,
  );
}
