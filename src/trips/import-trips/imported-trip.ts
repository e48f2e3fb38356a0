import { type TripRow, travellersIn } from "../../intake/index.ts";
import { type DateOn, decimalOf } from "../../kernel/index.ts";
import { type PlaceKept, timeZoneOf } from "../../places/index.ts";
import { committeesOn, type Profile, settingOn, unitsOn } from "../../profile/index.ts";
import { directionOf } from "../codes.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import type { Trip } from "../trip.ts";
import type { AccountsShown } from "../trip-accounts/accounts-shown.ts";

/** What an imported trip brings that was never planned here. Names of travellers stay here, whatever the profile shows. */
export interface ImportedFrom {
  readonly fileName: string;
  readonly key: string;
  readonly reference: string | null;
  readonly traveller: string | null;
  readonly contact: string | null;
  readonly accounts: AccountsShown;
}

/** The parts of a trip that a row of a file settles. */
export type ImportedTrip = Pick<
  Trip,
  "kind" | "direction" | "caseNumber" | "title" | "committeeId" | "unitId" | "startOn" | "endOn" | "plan"
> & { readonly accountsTrack: "closed" | "not-owed"; readonly importedFrom: ImportedFrom };

export interface RowOfFile {
  readonly item: TripRow;
  readonly key: string;
  readonly fileName: string;
}

/**
 * A row of a file as a trip: only what the row says. What it prints but cannot be read stands in `asPrinted`; nothing is
 * guessed, not even that a trip without a price was free.
 */
export function importedTrip(
  { item, key, fileName }: RowOfFile,
  profile: Profile,
  today: DateOn,
  located: Located,
): ImportedTrip {
  const on = item.startOn ?? today;
  const body = bodyOf(item.body, profile, on);
  const accounts = accountsOf(item);
  return {
    kind: item.kind,
    direction: item.direction ?? directionOf(item.kind),
    caseNumber: item.caseNumber,
    title: headingOf(item),
    committeeId: body.committeeId,
    unitId: body.unitId,
    startOn: item.startOn,
    endOn: item.endOn,
    accountsTrack: accounts.status === "none" ? "not-owed" : "closed",
    plan: {
      ...emptyPlan,
      purpose: item.purpose,
      destinations: item.destinations.map((one) => destinationOf(one, located)),
      participants: participantsOf(item, profile, on, body.unitName ?? "Ansatte"),
      contact: emailOf(item.contact),
      asPrinted: { ...item.asPrinted, ...body.asPrinted, ...linkAsPrinted(item) },
      source: sourceOf(item),
      statedTotal: statedOf(item),
    },
    importedFrom: {
      fileName,
      key,
      reference: item.reference,
      traveller: item.traveller,
      contact: item.contact,
      accounts,
    },
  };
}

/** A heading for a trip whose source gives none: its places, else the first line of its purpose. */
export function headingOf({ title, destinations, purpose, reference }: TripRow): string {
  const places = destinations.map(({ place }) => place).join(", ");
  return title ?? (places || purpose?.split("\n")[0] || reference || "Uden overskrift");
}

/** The committee or unit that has this name on the day, whatever its case and blanks; else the name is kept as it is printed. */
function bodyOf(name: string | null, profile: Profile, on: DateOn) {
  const isNamed = (one: string) => name !== null && plain(one) === plain(name);
  const committee = committeesOn(profile, on).find((one) => isNamed(one.name.name))?.committee.id ?? null;
  const unit = committee === null ? (unitsOn(profile, on).find((one) => isNamed(one.name)) ?? null) : null;
  const asPrinted: Record<string, string> = name === null || committee || unit ? {} : { body: name };
  return { committeeId: committee, unitId: unit?.id ?? null, unitName: unit?.name, asPrinted };
}

function plain(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim().toLowerCase();
}

/** The one place that a destination of a row means; `null` where it could be several, or is unknown. */
export type Located = (destination: TripRow["destinations"][number]) => PlaceKept | null;

/** The name as it is printed; country, point and zone only of a place that cannot be another. */
function destinationOf(one: TripRow["destinations"][number], located: Located): Plan["destinations"][number] {
  const place = located(one);
  return {
    place: one.place,
    country: one.country ?? place?.country ?? null,
    from: null,
    to: null,
    timeZone: place && timeZoneOf(place.country, place),
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
  };
}

/**
 * Counts as the row gives them; without any, travellers' names are counted where they can be. They are shown only where all who
 * travel are elected, as the row says, and where the profile shows elected members' names.
 */
export function participantsOf(item: TripRow, profile: Profile, on: DateOn, unit: string): Plan["participants"] {
  const { elected, staff, others, asPrinted } = item;
  const names = item.travellers === null ? [] : travellersIn(item.traveller ?? "");
  const hasOthers = Boolean(staff || others || asPrinted.staff || asPrinted.others);
  const shown = settingOn(profile, "namesShown", on).value.elected === "name-and-role" && elected === names.length;
  const isUnread = ["elected", "staff", "others"].some((part) => part in asPrinted);
  const counted = isUnread || elected !== null || staff !== null || others !== null;
  return {
    ...emptyPlan.participants,
    elected: { count: elected, named: shown && !hasOthers ? names.map((name) => ({ name, role: null })) : [] },
    staff: staff === null ? [] : [{ unit, count: staff }],
    others: others === null ? [] : [{ group: "Øvrige", count: others }],
    total: counted || names.length === 0 ? null : names.length,
  };
}

/** A mailbox may be shown; a contact by name is a person and is not. */
function emailOf(contact: string | null): Plan["contact"] {
  return contact !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) ? { unit: null, email: contact } : null;
}

const isLink = (text: string | null) => text !== null && URL.canParse(text) && /^https?:/.test(text);

function sourceOf({ sourceUrl, sourceText }: TripRow): Plan["source"] {
  const url = isLink(sourceUrl) ? sourceUrl : null;
  return url === null && sourceText === null ? null : { url, text: sourceText };
}

function linkAsPrinted({ sourceUrl }: TripRow): Record<string, string> {
  return sourceUrl === null || isLink(sourceUrl) ? {} : { sourceUrl };
}

/** The total that the source states: a decimal where it is one, else as it is printed. */
function statedOf(item: TripRow): string | null {
  const stated = item.statedHundredths ?? (item.statedTotal === null ? item.total : null);
  return stated === null ? (item.statedTotal ?? item.totalText) : decimalOf(stated);
}

/**
 * Lines by category, as final as the source says; a published account whose source says nothing of it is final. What it says and
 * nobody can read is not.
 */
function accountsOf({ lines, currency, accountsStatus, asPrinted }: TripRow): AccountsShown {
  const unsaid = lines.length > 0 ? "final" : "none";
  return {
    status: accountsStatus ?? ("accountsStatus" in asPrinted ? "not-settled" : unsaid),
    ...(currency && { currency }),
    lines: lines.map(({ category, label, hundredths, amountText }) => ({
      category,
      label,
      amount: hundredths === null ? null : decimalOf(hundredths),
      amountText,
      vat: "unknown",
      bookedOn: null,
      voucher: null,
    })),
  };
}
