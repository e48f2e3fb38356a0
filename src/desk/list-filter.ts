import type { Who } from "../identity/index.ts";
import { dateOn, isId } from "../kernel/index.ts";
import { tripKinds } from "../profile/index.ts";
import {
  type ManagersTrips,
  mayCreate,
  type TripCursor,
  type TripFilter,
  type TripScope,
  tripStatuses,
} from "../trips/index.ts";

/** Sent to a manager rather than to a committee: one status in the trip's life, two for whoever looks for it. */
export const withManagerStatus = "with-manager";

export interface FilterWords {
  readonly status: string;
  readonly kind: string;
  readonly committee: string;
}

/**
 * Whoever's roles all reach one committee or unit sees those first, and an employee what they began themselves; `null` for the
 * whole municipality.
 */
export function scopeOf(who: Who): TripScope | null {
  const scopes = who.grants.filter(({ role }) => role !== "employee").map(({ scope }) => scope);
  if (scopes.some((one) => one === null)) return null;
  const of = (kind: string) =>
    scopes.flatMap((one) => (one?.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []));
  return { committees: of("committee"), units: of("unit"), madeBy: mayCreate(who) ? who.actor.id : null };
}

export function filterWords(query: URLSearchParams): FilterWords {
  const word = (name: string) => (query.get(name) ?? "").slice(0, 100);
  return { status: word("status"), kind: word("slags"), committee: word("udvalg") };
}

/** The part that the list begins with: one's own, until somebody with a committee or unit chooses another committee. */
export function partOf({ committee }: FilterWords, scope: TripScope | null): TripScope | null {
  const looksAround = scope !== null && scope.committees.length + scope.units.length > 0;
  return committee !== "" && looksAround ? null : scope;
}

/** What is chosen narrows. Unknown words narrow nothing. */
export function filterOf({ status, kind, committee }: FilterWords, managers: ManagersTrips): TripFilter {
  const withManager = status === withManagerStatus;
  const asked = withManager ? "submitted" : status;
  const known = { status: tripStatuses.find((one) => one === asked), kind: tripKinds.find((one) => one === kind) };
  return {
    ...(known.status && { status: known.status }),
    ...(known.status === "submitted" && { route: { managers, withManager } }),
    ...(known.kind && { kind: known.kind }),
    ...(committee && { committeeId: committee }),
  };
}

/** The address of the page that begins after a trip, narrowed alike. */
export function olderPath(filter: FilterWords, { startOn, id }: TripCursor): string {
  const words = {
    status: filter.status,
    slags: filter.kind,
    udvalg: filter.committee,
    efter: `${startOn ?? ""}_${id}`,
  };
  return `/skrivebord?${new URLSearchParams(Object.entries(words).filter(([, value]) => value !== ""))}`;
}

/** Where the list begins; a mark that cannot be read begins at the front. */
export function cursorIn(query: URLSearchParams): TripCursor | null {
  const [on = "", id = ""] = (query.get("efter") ?? "").split("_");
  return isId<"trip">(id) && (on === "" || dateOn(on)) ? { startOn: dateOn(on), id } : null;
}
