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
  return async ({ tx, municipality }) => {
    const erasures = (await keptErasures(tx, municipality.id)).flatMap(({ at, what }) =>
      "identifiers" in what && what.secretMark === secretMark(secret) ? [{ at, ...what }] : [],
    );
    const matcher = (of: readonly PersonErased[]) =>
      matcherOfDigests(
        secret,
        municipality.id,
        of.flatMap((one) => one.identifiers),
      );
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
