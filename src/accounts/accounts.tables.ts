import type { MunicipalityId } from "../platform/index.ts";
import type { PostingFacts, PostingId } from "./posting.ts";
import type { MovementId, MovementKind, OwnerKind, PotId } from "./pot.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface AccountsTables {
  accountsPot: {
    municipalityId: MunicipalityId;
    potId: PotId;
    ownerKind: OwnerKind;
    ownerId: string;
    year: number;
    currency: PostingFacts["currency"];
  };
  accountsMovement: {
    municipalityId: MunicipalityId;
    movementId: MovementId;
    potId: PotId;
    position: number;
    kind: MovementKind;
    hundredths: bigint;
    subjectType: string | null;
    subjectId: string | null;
    text: string;
    ruling: string | null;
    at: Date;
    byActor: string;
  };
  accountsRemovedPosting: {
    municipalityId: MunicipalityId;
    postingId: PostingId;
    subjectType: string | null;
    subjectId: string | null;
    bookedOn: PostingFacts["bookedOn"];
    removedAt: Date;
    sourceKey: string | null;
    createdAt: Date | null;
    createdBy: string | null;
    version: number | null;
    neverPublic: readonly string[];
  };
  accountsPosting: Writable<PostingFacts> & {
    neverPublic: readonly string[];
    municipalityId: MunicipalityId;
    postingId: PostingId;
    subjectType: string | null;
    subjectId: string | null;
    /** What names it in its ledger; `null` where somebody booked it by hand. */
    sourceKey: string | null;
    version: number;
    createdAt: Date;
    createdBy: string;
  };
}
