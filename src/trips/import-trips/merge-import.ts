import { type Fields, type Flag, keptByHand, mergeReading, type TripRow } from "../../intake/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import type { Trip } from "../trip.ts";
import type { ImportedTrip } from "./imported-trip.ts";

/** A trip that came by an import, as it stands. */
export type ImportedBefore = Trip & Pick<ImportedTrip, "importedFrom">;

export interface MergedImport {
  readonly next: ImportedTrip;
  /** Fields that the file and a hand have both changed, as a mapping names them. */
  readonly disputed: readonly (keyof TripRow)[];
}

/** A trip as its changed row leaves it: what the file changed since it was read last, and all that was written here. */
export function mergeImport(was: Fields, stored: ImportedBefore, said: ImportedTrip): MergedImport {
  const { importedFrom, ...facts } = said;
  // Names may have been put right here; the rest of where it came from is the file's alone.
  const { traveller, contact } = importedFrom;
  const says = { ...facts, importedFrom: { traveller, contact } };
  const own = Object.fromEntries(Object.keys(says).map((name) => [name, stored[name as keyof typeof says]]));
  const merged = mergeReading(plain(was), plain(own), plain(says));
  // Read back from JSON: what each of the two has is what an imported trip has.
  const values: ImportedTrip = JSON.parse(JSON.stringify(merged.values));
  const disputed = new Set(merged.disputed.map(fieldOf));
  const names = { traveller: values.importedFrom.traveller, contact: values.importedFrom.contact };
  const next = withoutClashes(values, stored, disputed);
  return { next: { ...next, importedFrom: { ...importedFrom, ...names } }, disputed: [...disputed] };
}

/** What two who knew nothing of each other made, and no trip can be: days in the wrong order, legs that fit no places. */
function withoutClashes(values: ImportedTrip, stored: ImportedBefore, disputed: Set<keyof TripRow>): ImportedTrip {
  let next = values;
  if (next.startOn !== null && next.endOn !== null && next.endOn < next.startOn) {
    const { startOn, endOn } = stored;
    for (const name of ["startOn", "endOn"] as const) if (next[name] !== stored[name]) disputed.add(name);
    next = { ...next, startOn, endOn };
  }
  const { legs, destinations } = next.plan;
  if (legs.length > 0 && legs.length !== destinations.length + 1) {
    disputed.add("destinations");
    next = { ...next, plan: { ...next.plan, destinations: stored.plan.destinations } };
  }
  return next;
}

/** What the run says of fields that stay as they were written here. */
export function disputedFlags(item: TripRow, disputed: readonly (keyof TripRow)[]): readonly Flag[] {
  return disputed.map((field) => keptByHand(field === "destinations" ? "destination" : field, printedIn(item, field)));
}

function printedIn(item: TripRow, field: keyof TripRow): string | null {
  if (field === "destinations") return item.destinations.map(({ place }) => place).join(", ") || null;
  if (field === "total") return item.total === null ? item.totalText : decimalOf(item.total);
  const value = item[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
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

const own: ReadonlySet<string> = new Set(["kind", "direction", "caseNumber", "title", "startOn", "endOn"]);

function fieldOf(path: string): keyof TripRow {
  return fieldsByPath[path] ?? (own.has(path) ? (path as keyof TripRow) : "asPrinted");
}

/** As it is stored: dates and absent fields as JSON has them. */
function plain(fields: object): Fields {
  return JSON.parse(JSON.stringify(fields));
}
