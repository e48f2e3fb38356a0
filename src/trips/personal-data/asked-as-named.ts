import type { SubmissionId } from "../../decisions/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { askedHash } from "../request-fixed.ts";
import { askedInHash, saveAskedHash } from "../submit-trip/came-of.store.ts";
import { readRuled } from "../submit-trip/ruled.store.ts";
import { readTrip } from "../trip.store.ts";
import { askedBy, type PublicPlan, type TripId } from "../trip.ts";

export interface InMunicipality {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
}

/**
 * Writes names otherwise in what a trip asks for, by correction or erasure: it asks for the same as before, and what committees
 * did about it stands (docs/decisions/0047).
 */
export function renamedInTrip(work: InMunicipality, id: TripId, rename: () => Promise<void>): Promise<void> {
  const { tx, municipality } = work;
  return sameAsked(work, id, async () => askedBy(await readTrip(tx, municipality.id, id, "hold")), rename);
}

/** The same in what stood before a ruling whose minutes wait for confirmation. */
export function renamedBeforeRuling(
  work: InMunicipality,
  trip: TripId,
  id: SubmissionId,
  rename: () => Promise<void>,
): Promise<void> {
  const { tx, municipality } = work;
  return sameAsked(work, trip, async () => (await readRuled(tx, municipality.id, id))?.asked ?? null, rename);
}

async function sameAsked(
  { tx, municipality }: InMunicipality,
  id: TripId,
  read: () => Promise<PublicPlan | null>,
  rename: () => Promise<void>,
): Promise<void> {
  const hash = async () => {
    const asked = await read();
    return asked && askedHash(asked);
  };
  // Of most trips no committee has been asked.
  const before = (await askedInHash(tx, municipality.id, id)) ? await hash() : null;
  await rename();
  const after = before && (await hash());
  if (before && after && before !== after) await saveAskedHash(tx, municipality.id, id, { before, after });
}
