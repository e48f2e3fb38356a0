import { isDeepStrictEqual } from "node:util";
import { type Fields, type Flag, type KeptFor, keptByHand, mergeReading, type TripRow } from "../../intake/index.ts";
import { decimalOf, type Fault, fault } from "../../kernel/index.ts";
import { peopleFaults } from "../drafting.ts";
import { markedEarlier } from "../earlier-translations.ts";
import { legFaults } from "../legs.ts";
import { slotFaults, stayFaults } from "../time-faults.ts";
import type { Trip } from "../trip.ts";
import type { AccountsShown } from "../trip-accounts/accounts-shown.ts";
import type { ImportedTrip } from "./imported-trip.ts";

/** A trip that came by an import, as it stands. */
export type ImportedBefore = Trip & Pick<ImportedTrip, "importedFrom">;

export interface MergedImport {
  readonly next: ImportedTrip;
  /** Fields that stay as they are stored, as a mapping names them, and why. */
  readonly disputed: Disputed;
}
type Disputed = ReadonlyMap<keyof TripRow, KeptFor>;

/**
 * A trip as its changed row leaves it: what the file changed since it was read last, and all that was written here.
 * @param made what imports have written and no hand since, where that is known
 */
export function mergeImport(was: Fields, stored: ImportedBefore, said: ImportedTrip, made: Fields = {}): MergedImport {
  const { importedFrom, ...facts } = said;
  // Names may have been put right here; the rest of where it came from is the file's alone, its own name too.
  const says = { ...facts, importedFrom: namesIn(importedFrom) };
  const held = { ...stored, importedFrom: namesIn(stored.importedFrom) };
  const own = Object.fromEntries(Object.keys(says).map((name) => [name, held[name as keyof typeof says]]));
  const merged = mergeReading(plain(was), plain(own), plain(says), plain(made));
  // Read back from JSON: what each of the two has is what an imported trip has.
  const values: ImportedTrip = JSON.parse(JSON.stringify(merged.values));
  // Accounts that were opened here again are no field that somebody wrote otherwise.
  const written = merged.disputed.filter((path) => path !== "accountsTrack");
  const disputed = new Map<keyof TripRow, KeptFor>(written.map((path) => [fieldOf(path), "both"]));
  const names = namesIn(values.importedFrom);
  const next = withTranslations(withoutClashes(values, stored, disputed), stored);
  const accounts = inOrderOf(stored.importedFrom.accounts, importedFrom.accounts);
  return { next: { ...next, importedFrom: { ...importedFrom, accounts, ...names } }, disputed };
}

/** The same lines in another order are no other: a row that was put right here was read by its mapping as it is kept. */
function inOrderOf(stored: AccountsShown, said: AccountsShown): AccountsShown {
  const left = [...stored.lines];
  for (const line of said.lines) {
    const at = left.findIndex((one) => isDeepStrictEqual(one, line));
    if (at < 0) return said;
    left.splice(at, 1);
  }
  return left.length === 0 ? { ...said, lines: stored.lines } : said;
}

/** No file says what a translation is of: as it stands, but for those of a heading or purpose that the file changes (decision 70). */
function withTranslations(next: ImportedTrip, stored: ImportedBefore): ImportedTrip {
  const { translations: _, earlierTranslations: __, ...plan } = next.plan;
  const { translations, earlierTranslations } = stored.plan;
  const own = { ...(translations && { translations }), ...(earlierTranslations && { earlierTranslations }) };
  return { ...next, plan: markedEarlier(stored, { title: next.title, plan: { ...plan, ...own } }) };
}

function namesIn({ traveller, contact }: Pick<ImportedTrip["importedFrom"], "traveller" | "contact">) {
  return { traveller, contact };
}

/**
 * What two who knew nothing of each other made, and no trip can be: a programme outside the days, legs that fit no places, more
 * names than people. The file's part stays out. What contradicted itself before is no reason to keep the file from the rest.
 */
function withoutClashes(
  values: ImportedTrip,
  stored: ImportedBefore,
  disputed: Map<keyof TripRow, KeptFor>,
): ImportedTrip {
  let next = values;
  const keep = (field: keyof TripRow, why: KeptFor, differs: boolean) => {
    if (differs && !disputed.has(field)) disputed.set(field, why);
  };
  if (isWorse(timeFaults(next), timeFaults(stored))) {
    const { startOn, endOn } = stored;
    const why = isBackwards(next) ? "order" : "days";
    for (const name of ["startOn", "endOn"] as const) keep(name, why, next[name] !== stored[name]);
    next = { ...next, startOn, endOn };
  }
  if (isWorse(legFaults(next), legFaults(stored))) {
    const { direction } = stored;
    const { destinations } = stored.plan;
    keep("direction", "legs", next.direction !== direction);
    keep("destinations", "legs", !isDeepStrictEqual(next.plan.destinations, destinations));
    next = { ...next, direction, plan: { ...next.plan, destinations } };
  }
  if (isWorse(peopleFaults(next.plan), peopleFaults(stored.plan))) {
    const [{ participants }, file] = [stored.plan, next.plan.participants];
    keep("elected", "people", !isDeepStrictEqual(file.elected, participants.elected));
    keep("staff", "people", !isDeepStrictEqual(file.staff, participants.staff));
    keep("others", "people", !isDeepStrictEqual(file.others, participants.others));
    keep("traveller", "people", file.total !== participants.total);
    next = { ...next, plan: { ...next.plan, participants } };
  }
  return next;
}

function timeFaults(trip: Pick<Trip, "startOn" | "endOn" | "plan">): readonly Fault[] {
  const backwards = isBackwards(trip) ? [fault("ends-before-start", {}, "endOn")] : [];
  return [...backwards, ...stayFaults(trip), ...slotFaults(trip)];
}

function isBackwards({ startOn, endOn }: Pick<Trip, "startOn" | "endOn">): boolean {
  return startOn !== null && endOn !== null && endOn < startOn;
}

/** Whether something contradicts itself that did not before. */
function isWorse(faults: readonly Fault[], before: readonly Fault[]): boolean {
  return faults.some((one) => before.every((other) => other.fault !== one.fault || other.path !== one.path));
}

/** What the run says of fields that stay as they were written here. */
export function disputedFlags(item: TripRow, disputed: Disputed): readonly Flag[] {
  return [...disputed].map(([field, why]) =>
    keptByHand(field === "destinations" ? "destination" : field, printedIn(item, field), why),
  );
}

function printedIn(item: TripRow, field: keyof TripRow): string | null {
  if (field === "destinations") return item.destinations.map(({ place }) => place).join(", ") || null;
  if (field === "total") return item.total === null ? item.totalText : decimalOf(item.total);
  const value = item[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : (item.asPrinted[field] ?? null);
}

const fieldsByPath: Readonly<Record<string, keyof TripRow>> = {
  committeeId: "body",
  unitId: "body",
  accountsTrack: "accountsStatus",
  "plan.purpose": "purpose",
  "plan.destinations": "destinations",
  "plan.participants.elected.named": "traveller",
  "plan.participants.elected.count": "elected",
  "plan.participants.staff": "staff",
  "plan.participants.others": "others",
  "plan.participants.total": "traveller",
  "plan.contact": "contact",
  "plan.contact.email": "contact",
  "plan.contact.unit": "contact",
  "plan.source": "sourceUrl",
  "plan.source.url": "sourceUrl",
  "plan.source.text": "sourceText",
  "plan.statedTotal": "total",
  "importedFrom.traveller": "traveller",
  "importedFrom.contact": "contact",
};

/** Fields of a row that may stand as they are printed. */
const printable: ReadonlySet<string> = new Set([
  "body",
  "sourceUrl",
  "startOn",
  "endOn",
  "elected",
  "staff",
  "others",
  "kind",
]);
const own: ReadonlySet<string> = new Set(["kind", "direction", "caseNumber", "title", "startOn", "endOn"]);

/** What is printed in place of a value is the value's field. */
function fieldOf(path: string): keyof TripRow {
  const [, printed] = /^plan\.asPrinted\.(.+)$/.exec(path) ?? [];
  const name = printed === undefined || !printable.has(printed) ? path : printed;
  return fieldsByPath[path] ?? (own.has(name) || printable.has(name) ? (name as keyof TripRow) : "asPrinted");
}

/** As it is stored: dates and absent fields as JSON has them. */
function plain(fields: object): Fields {
  return JSON.parse(JSON.stringify(fields));
}
