import { z } from "zod";
import { travelClasses, travelModes } from "./codes.ts";
import uk2025 from "./emissions/uk-government-2025.json" with { type: "json" };
import { text, url } from "./fields.ts";

export const reaches = ["domestic", "short-haul", "long-haul", "national", "international"] as const;
export type Reach = (typeof reaches)[number];

/** A published table of what a journey emits, as its publisher dates it. A new edition is a new file beside it. */
const emissionSet = z.strictObject({
  id: text,
  name: text,
  publisher: text,
  year: z.int(),
  url,
  licence: z.strictObject({ name: text, url }),
  /** What the licence asks to be written. */
  attribution: text,
  sheets: text,
  /** Whether flights are with radiative forcing, which is what they do to the climate beside their CO2. */
  radiativeForcing: z.boolean(),
  shortHaulUpToKm: z.int(),
  /** Ours, not the publisher's: cars are counted so where nobody has counted them. */
  passengersPerCar: z.int().min(1),
  factors: z.array(
    z.strictObject({
      /** The row's id in the published table. */
      row: text,
      mode: z.enum(travelModes),
      reach: z.enum(reaches).nullable(),
      travelClass: z.enum(travelClasses).nullable(),
      /** kg CO2e for a person and kilometre; for a car, a car and kilometre. */
      kg: z.string().regex(/^\d\.\d{5}$/),
    }),
  ),
});
export type EmissionSet = z.output<typeof emissionSet>;
export type EmissionFactor = EmissionSet["factors"][number];

const sets: readonly EmissionSet[] = [emissionSet.parse(uk2025)];

/** Names of the tables that a policy may point to. */
export const emissionSetIds = ["uk-government-2025"] as const;

/** A table by its name; `null` for one that this edition does not have. */
export function emissionSetById(id: string): EmissionSet | null {
  return sets.find((one) => one.id === id) ?? null;
}
