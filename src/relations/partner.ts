import { z } from "zod";
import { partnerKinds } from "../intake/index.ts";
import { dataFields, overlap } from "../profile/index.ts";

const { dated, localized, slug, text, url } = dataFields;

export const partnershipStatuses = ["exploring", "active", "dormant", "ended", "unknown"] as const;
export const partnershipForms = ["fixed", "agreement", "network", "named"] as const;

/**
 * How things stand with a partner for a time. `unknown`: sources name the partner but don't say how things stand, or
 * disagree; it is shown as that and never counted as a partner.
 */
const partnership = z.strictObject({
  status: z.enum(partnershipStatuses),
  /** What it rests on: one of the strategy's fixed relations, an agreement, a network's membership, or only a mention. */
  form: z.enum(partnershipForms),
  ...dated,
  /**
   * Where the source names the partnership without telling when it began or ended: the day or month of the source, `null`
   * where that is unknown too. `from` and `to` are then only the days it is reckoned by, and never told as its own.
   */
  named: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/)
    .nullable()
    .optional(),
  /** What the source prints of when it began, where that is no day. `from` is then the day since which it is known. */
  printed: text.optional(),
});

const country = z.string().regex(/^[A-Z]{2}$/);

const partner = z
  .strictObject({
    id: slug,
    /** `null` where a file names a partner without telling what it is. */
    kind: z.enum(partnerKinds).nullable(),
    names: localized,
    /** What the partner calls itself, where that is something else. */
    ownName: text.nullable(),
    /** `null` where the partner is no place. Degrees, WGS 84. */
    place: z
      .strictObject({
        name: text,
        country,
        lat: z.number().min(-90).max(90),
        lon: z.number().min(-180).max(180),
      })
      .nullable(),
    /** The country that its source tells, where it has no place on the map. */
    country: country.optional(),
    url: url.nullable(),
    partnerships: z.array(partnership).min(1),
  })
  .superRefine(({ partnerships }, context) => {
    for (const [at, one] of partnerships.entries()) {
      const reversed = one.to !== undefined && one.to < one.from;
      const twice = partnerships.slice(0, at).some((earlier) => overlap(earlier, one));
      const message = reversed ? "ends-before-start" : twice ? "overlaps" : null;
      if (message) context.addIssue({ code: "custom", message, path: ["partnerships", at] });
    }
  });

/** A municipality's register of partners, `udsyn.partners/1`. */
export const partnersSchema = z.strictObject({
  schema: z.literal("udsyn.partners/1"),
  municipality: slug,
  fictional: z.boolean(),
  partners: z.array(partner),
});

type PartnersFile = z.output<typeof partnersSchema>;
type Recorded = PartnersFile["partners"][number];

export interface Partner extends Recorded {
  /** Ids of imported partners that are this one. */
  readonly importedAs?: readonly string[];
}

export type Partnership = Recorded["partnerships"][number];
export type PartnershipStatus = Partnership["status"];
