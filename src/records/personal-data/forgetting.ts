import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { keptErasures, type PersonErased } from "./erasure.store.ts";
import { type Matcher, matcherOfDigests, secretMark } from "./identifiers.ts";
import { erasedMark } from "./personal-data.ts";
import { type Json, withStrings } from "./strings-in.ts";

interface InMunicipality {
  readonly tx: Tx;
  readonly municipality: { readonly id: MunicipalityId };
}

/** A record that stood before, as a source brings it up to date. */
interface BroughtAgain {
  /** As an erasure remembers it: what is about a namesake there was left. */
  readonly place: string;
  readonly createdAt: Date;
  /** Whether what stands at a pointer is kept unless it was decided otherwise. */
  readonly isOfficial: (pointer: string) => boolean;
}

/** A value that comes in again for a record, without whoever was erased from that since it was made. */
type Forget = <Value>(value: Value, record: BroughtAgain) => Value;

/** Reads who was erased, once for all that a batch brings: a source that still has a name does not bring it back. */
export type Forgetting = (work: InMunicipality) => Promise<Forget>;

/** @param secret whose digests they are; those of another are nobody's here */
export function forgetting(secret: string): Forgetting {
  return async (work) => {
    const erasures = await peopleErased(work, secret);
    const matcher = (of: readonly PersonErased[]) => matcherIn(work, secret, of);
    return (value, { place, createdAt, isOfficial }) => {
      const of = erasures.filter((one) => one.at >= createdAt && !one.except.includes(place));
      if (of.length === 0) return value;
      const [all, decided]: readonly [Matcher, Matcher] = [matcher(of), matcher(of.filter((one) => one.decided))];
      const without: unknown = withStrings(value as Json, (text, pointer) =>
        (isOfficial(pointer) ? decided : all).replacedIn(text, erasedMark),
      );
      return without as typeof value;
    };
  };
}

/** What somebody who was erased is called in a text; `official`: where names of elected members in their office stand. */
type ErasedIn = (text: string, official: boolean) => readonly string[];

/** Reads who was erased, once for all that is typed about a case. */
export type ErasedNames = (work: InMunicipality, caseId: string) => Promise<ErasedIn>;

/**
 * Finds by digests, in one query, who was erased from a municipality. Where an erasure left out a place of the case, whoever is
 * called the same there is somebody else. @param secret whose digests they are; those of another are nobody's here
 */
export function erasedNames(secret: string): ErasedNames {
  return async (work, caseId) => {
    const erased = (await peopleErased(work, secret)).filter(
      (one) => !one.except.some((place) => place.includes(caseId)),
    );
    if (erased.length === 0) return () => [];
    const all = matcherIn(work, secret, erased);
    const decided = matcherIn(
      work,
      secret,
      erased.filter((one) => one.decided),
    );
    return (text, official) => (official ? decided : all).allIn(text);
  };
}

async function peopleErased({ tx, municipality }: InMunicipality, secret: string) {
  return (await keptErasures(tx, municipality.id)).flatMap(({ at, what }) =>
    "identifiers" in what && what.secretMark === secretMark(secret) ? [{ at, ...what }] : [],
  );
}

function matcherIn({ municipality }: InMunicipality, secret: string, of: readonly PersonErased[]): Matcher {
  const identifiers = of.flatMap((one) => one.identifiers);
  return matcherOfDigests(secret, municipality.id, identifiers);
}
