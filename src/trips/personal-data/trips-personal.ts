import type { SubmissionId } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { type Keep, momentIn, type PersonalSource, personalTable } from "../../records/index.ts";
import { eraseDraftAgain } from "../erase-draft/erase-draft.ts";
import type { TripId } from "../trip.ts";
import { travelIsOfficial } from "../trip-entry.ts";
import { renamedBeforeRuling, renamedInTrip } from "./asked-as-named.ts";
import { isPartner, keepOfPartner, partnerAddressesIn } from "./partner-renamed.store.ts";
import { planPart } from "./plan-part.ts";
import { travelListPersonal } from "./travel-list-personal.ts";

/** The manager's link, as a letter that holds one says it without it. */
export const tripsLinks = { g: "linket til lederens svar" } as const;

const official: Keep = { why: travelIsOfficial, unlessDecided: true, office: "name" };

const trip = (row: Readonly<Record<string, unknown>>) => ({ type: "trip", id: String(row.trip_id) });

/** Where trips hold names: what was entered, the report, what became of it, and the sealed travel list. */
export function tripsPersonal(secret: string): readonly PersonalSource<Work>[] {
  const trips = personalTable<Work>({
    table: "trips_trip",
    key: "trip_id",
    what: "Rejse",
    columns: {
      title: ["text", "Titel"],
      case_number: ["text", "Sagsnummer"],
      plan: ["json", "Planen"],
      approved: ["json", "Det, der blev godkendt"],
      public_plan: ["json", "Den offentlige plan"],
      report: ["json", "Rapporten"],
      imported_from: ["json", "Det, rejsen blev hentet fra"],
    },
    part: planPart,
    erasing: "mark",
    more: {
      status: "t.status",
      ...partnerAddressesIn("plan", "approved", "public_plan"),
    },
    keep: (row, field) => {
      if (isPartner(field)) return keepOfPartner(row, field);
      const isElected = /^(?:plan|approved|public_plan\/plan)\/participants\/elected\/named\/\d+\/name$/.test(field);
      // In a draft nobody has travelled for the municipality yet.
      return isElected && row.status !== "draft" ? official : null;
    },
    tellsOffice: true,
    subject: trip,
    counts: "version",
    correctable: true,
    follows: isPartner,
    around: (work, row, change) => renamedInTrip(work, row.trip_id as TripId, change),
  });
  return [
    { ...trips, erasePlace: eraseDraftAgain },
    personalTable<Work>({
      table: "trips_follow_up",
      key: "trip_id",
      what: "Opfølgning på rejse",
      columns: { text: ["text", "Hvad der blev af rejsen"] },
      erasing: "mark",
      more: { written_at: "t.written_at" },
      at: momentIn("written_at"),
      subject: trip,
      correctable: true,
    }),
    personalTable<Work>({
      table: "trips_ruled",
      key: "submission_id",
      what: "Rejse, som den stod før en beslutning",
      columns: { before: ["json", "Planen, før der blev besluttet"] },
      erasing: "mark",
      part: planPart,
      more: { trip_id: "t.trip_id", ...partnerAddressesIn("before") },
      keep: (row, field) => {
        if (isPartner(field)) return keepOfPartner(row, field);
        return /^before\/(asked\/plan|stood\/approved|stood\/public_?[pP]lan\/plan)\/participants\/elected\/named\/\d+\/name$/.test(
          field,
        )
          ? official
          : null;
      },
      subject: trip,
      correctable: true,
      follows: isPartner,
      around: (work, row, change) =>
        renamedBeforeRuling(work, row.trip_id as TripId, row.submission_id as SubmissionId, change),
    }),
    personalTable<Work>({
      table: "trips_annex",
      key: "annex_id",
      what: "Bilag",
      columns: {
        title: ["text", "Titel"],
        file_name: ["text", "Filens navn"],
        note: ["text", "Hvad der blev set"],
        withdrawn_reason: ["text", "Hvorfor taget tilbage"],
        reading: ["json", "Hvor i filen noget blev fundet"],
      },
      erasing: "mark",
      more: { trip_id: "t.trip_id", added_at: "t.added_at" },
      at: momentIn("added_at"),
      subject: trip,
      correctable: true,
    }),
    travelListPersonal(secret),
  ];
}
