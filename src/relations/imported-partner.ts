import { type PartnerKind, saysNothing } from "../intake/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { foldName } from "../places/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Partner } from "./partner.ts";
import { partnerCountry } from "./partnerships.ts";
import { beginningIn } from "./printed-since.ts";

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
export function isOwn({ ownPlace }: Pick<PartnerFacts, "ownPlace">, profile: Profile): boolean {
  if (ownPlace === null) return true;
  const names = [profile.place.name, ...Object.values(profile.name)].map(foldName);
  return names.includes(foldName(ownPlace));
}

/**
 * An imported partner as the register of partners shows it, with the file as its source. A file that gives the day since
 * which it lasts says that it is a partnership; one that only names the partner leaves open how things stand.
 */
export function partnerOf(one: ImportedPartner): Partner {
  const { slug, kind, name, country, lat, lon, source } = one;
  const place =
    country === null || lat === null || lon === null ? null : { name, country, lat: Number(lat), lon: Number(lon) };
  return {
    id: slug,
    kind,
    names: { da: name },
    ownName: name,
    place,
    ...(place === null && country !== null ? { country } : {}),
    url: null,
    partnerships: [{ ...standingOf(one), source: { text: source }, verified: false }],
  };
}

/** A year or a month says that it is a partnership, as a day does; other words are left to the reader. */
function standingOf({ kind, since, knownFrom: from, asPrinted }: ImportedPartner) {
  if (since) return { status: "active", form: formOf(kind), from: since } as const;
  const unknown = { status: "unknown", form: "named", from, named: null } as const;
  const { since: printed = "" } = asPrinted;
  if (saysNothing(printed)) return unknown;
  return beginningIn(printed, from) === null
    ? { ...unknown, printed }
    : ({ status: "active", form: formOf(kind), from, printed } as const);
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

/**
 * Recorded partners first; an imported one of the same name and country says nothing that they do not say better, and is
 * that one. Where either tells no country, the name alone knows it again, if only one has it.
 */
export function joinedPartners(recorded: readonly Partner[], imported: readonly Partner[]): readonly Partner[] {
  const named = recorded.map((partner) => ({ partner, names: namesOf(partner) }));
  const known = new Map<Partner, string[]>();
  const others = imported.filter((one) => {
    const same = recorded.find(({ id }) => id === one.id) ?? sameIn(named, one);
    if (same) known.set(same, [...(known.get(same) ?? []), one.id]);
    return !same;
  });
  const joined = recorded.map((one) => {
    const importedAs = known.get(one);
    return importedAs ? { ...one, importedAs } : one;
  });
  return [...joined, ...others];
}

type Named = readonly { readonly partner: Partner; readonly names: ReadonlySet<string> }[];

function sameIn(recorded: Named, one: Partner): Partner | undefined {
  const names = [...namesOf(one)];
  const alike = recorded.filter((other) => names.some((name) => other.names.has(name))).map(({ partner }) => partner);
  const country = partnerCountry(one);
  const there = alike.find((other) => country !== null && partnerCountry(other) === country);
  const possible = country === null ? alike : alike.filter((other) => partnerCountry(other) === null);
  return there ?? (possible.length === 1 ? possible[0] : undefined);
}

/** What a partner is known by: a city by its place too, where others only lie. */
function namesOf({ kind, names, ownName, place }: Partner): ReadonlySet<string> {
  const ofPlace = kind === "city" || kind === null ? place?.name : null;
  return new Set([ownName, ofPlace, ...Object.values(names)].flatMap((name) => (name ? [foldName(name)] : [])));
}
