import type { PartnerKind } from "../intake/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { foldName } from "../places/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Partner } from "./partner.ts";

/** A partner as a file tells of it. `null` is unknown; what is printed instead stands in `asPrinted`. */
export interface PartnerFacts extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly country: string | null;
  /** Degrees, as plain decimals. */
  readonly lat: string | null;
  readonly lon: string | null;
  readonly kind: PartnerKind | null;
  readonly since: DateOn | null;
  /** Whose partner it is, where one file covers many municipalities. */
  readonly ownPlace: string | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

export interface ImportedPartner extends PartnerFacts {
  readonly id: string;
  readonly slug: string;
  /** The file's name. */
  readonly source: string;
  /** The day it was first imported: from then on it is known that the file names it. */
  readonly knownFrom: DateOn;
}

/** Whether a partner is this municipality's own; a file that covers one municipality alone does not say whose. */
export function isOwn({ ownPlace }: PartnerFacts, profile: Profile): boolean {
  if (ownPlace === null) return true;
  const names = [profile.place.name, ...Object.values(profile.name)].map(foldName);
  return names.includes(foldName(ownPlace));
}

/**
 * An imported partner as the register of partners shows it, with the file as its source. A file that gives the day since
 * which it lasts says that it is a partnership; one that only names the partner leaves open how things stand.
 */
export function partnerOf(one: ImportedPartner): Partner {
  const { slug, kind, name, country, lat, lon, since, source, knownFrom } = one;
  const place =
    country === null || lat === null || lon === null ? null : { name, country, lat: Number(lat), lon: Number(lon) };
  const standing = since
    ? ({ status: "active", form: formOf(kind), from: since } as const)
    : ({ status: "unknown", form: "named", from: knownFrom, named: null } as const);
  return {
    id: slug,
    kind,
    names: { da: name },
    ownName: name,
    place,
    url: null,
    partnerships: [{ ...standing, source: { text: source }, verified: false }],
  };
}

/** A network is joined: being in it is no agreement between two. */
function formOf(kind: PartnerKind | null): "network" | "agreement" {
  return kind === "network" ? "network" : "agreement";
}

/** A partner as it was published, also before its form followed its kind. */
export function asPublished(partner: Partner): Partner {
  const partnerships = partner.partnerships.map((one) =>
    one.form === "agreement" ? { ...one, form: formOf(partner.kind) } : one,
  );
  return { ...partner, partnerships };
}

/** Recorded partners first; an imported one of the same name and country says nothing that they do not say better. */
export function joinedPartners(recorded: readonly Partner[], imported: readonly Partner[]): readonly Partner[] {
  const named = (partner: Partner) =>
    [partner.ownName, partner.place?.name, ...Object.values(partner.names)].flatMap((name) =>
      name ? [`${partner.place?.country ?? ""} ${foldName(name)}`] : [],
    );
  const known = new Set(recorded.flatMap((one) => [one.id, ...named(one)]));
  return [...recorded, ...imported.filter((one) => ![one.id, ...named(one)].some((name) => known.has(name)))];
}
