import { type DateOn, day } from "../../kernel/index.ts";
import type { Knowledge } from "../components/index.ts";

export interface GalleryTrip {
  readonly place: string;
  readonly country: string;
  readonly on: DateOn;
  readonly to: DateOn;
  readonly direction: "out" | "in";
  readonly committee: string;
  readonly kind: string;
  readonly knowledge: Knowledge;
  readonly people: bigint | null;
  readonly budget: bigint | null;
  readonly accounts: bigint | null;
}

function trip(row: string): GalleryTrip {
  const [
    place = "",
    country = "",
    on = "",
    to = "",
    direction,
    committee = "",
    kind = "",
    knowledge,
    people,
    budget,
    accounts,
  ] = row.split("|");
  const figure = (text = "") => (text === "" ? null : BigInt(text));
  return {
    place,
    country,
    on: day(on),
    to: day(to),
    direction: direction === "in" ? "in" : "out",
    committee,
    kind,
    knowledge: knowledge === "estimated" || knowledge === "partly" || knowledge === "final" ? knowledge : "missing",
    people: figure(people),
    budget: figure(budget),
    accounts: figure(accounts),
  };
}

/** Newest first, with every gap there can be. */
export const galleryTrips: readonly GalleryTrip[] = [
  "Helsinki|FI|2026-09-15|2026-09-18|out|Børne- og Skoleudvalget|Studierejse|estimated|9|12600000|",
  "Bruxelles|BE|2026-06-08|2026-06-10|out|Erhvervs- og Beskæftigelsesudvalget|Studierejse|estimated|8|9600000|",
  "Brandenburg an der Havel|DE|2026-05-20|2026-05-22|out|Kultur- og Fritidsudvalget|Delegation|partly|6|4200000|2764000",
  "East Kilbride|GB|2026-03-12|2026-03-15|out|Børne- og Skoleudvalget|Delegation|final|7|7700000|7138550",
  "Malmø|SE|2026-01-28|2026-01-28|out|Klima- og Miljøudvalget|Studierejse|final|11|990000|891000",
  "Tallinn|EE|2025-11-05|2025-11-07|out|Økonomiudvalget|Studierejse|final|9|10800000|10134020",
  "Hamborg|DE|2025-09-02|2025-09-04|out|Klima- og Miljøudvalget|Studierejse|final|10|8800000|8421775",
  "Brandenburg an der Havel|DE|2025-06-10|2025-06-12|out|Delegation med samarbejdsbyforeningen|Delegation|missing|||",
  "Besøg fra Brandenburg|DK|2024-11-14|2024-11-16|in|Vært: kommunen|Partnerbesøg|missing|5||",
  "Utrecht|NL|2024-05-22|2024-05-24|out|Klima- og Miljøudvalget|Studierejse|final|9|9900000|9782000",
].map(trip);
