import { z } from "zod";
import { partnerKinds } from "../../intake/index.ts";
import type { DateOn } from "../../kernel/index.ts";
import { langs } from "../../platform/index.ts";
import { type Municipality, municipalityName } from "../../profile/index.ts";
import type { Answer } from "../../web/index.ts";
import { type Partner, type Partnership, partnershipForms, partnershipStatuses } from "../partner.ts";
import { partnerCountry, partnershipOn } from "../partnerships.ts";

export const partnerSchemaName = "udsyn.partner/1";

const maybe = z.string().nullable();
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();

/** The public schema `udsyn.partner/1`: what `/partnere` shows of a partner. Unknown is `null`, never a guess. */
export const partnerEntry = z
  .object({
    type: z.literal("partner"),
    schema: z.literal(partnerSchemaName),
    slug: z.string().describe("The last part of its address, /partnere/<slug>; trips name it in `partners`"),
    importedAs: z.array(z.string()).describe("Other ids that trips may name it by"),
    municipality: z.string(),
    fictional: z.boolean(),
    kind: z.enum(partnerKinds).nullable(),
    names: z.partialRecord(z.enum(langs), z.string()),
    ownName: maybe,
    country,
    place: z
      .object({ name: z.string(), country, lat: z.number(), lon: z.number() })
      .nullable()
      .describe("Where it is, WGS 84"),
    url: maybe,
    partnerships: z.array(
      z
        .object({
          current: z.boolean().describe("Whether it is what holds today, by the municipality's date"),
          status: z
            .enum(partnershipStatuses)
            .describe("`unknown`: a source names it without saying how things stand, or sources disagree"),
          form: z.enum(partnershipForms),
          from: z.iso.date().nullable().describe("The day it began, where its source says so"),
          to: z.iso.date().nullable().describe("The last day, where its source says so"),
          named: maybe.describe("The day or month that a source names it, where it does not say since when"),
          printed: maybe.describe("What a source prints of its beginning, where that is no day"),
          source: z.object({ text: z.string(), url: maybe }),
          verified: z.boolean().describe("Whether somebody has checked the source"),
        })
        .meta({ id: "Partnership" }),
    ),
  })
  .meta({ id: "PartnerEntry" });

export type PublishedPartner = Answer<typeof partnerEntry>;
export type PublishedPartnership = PublishedPartner["partnerships"][number];

/** A partner as its page shows it on a day, its partnerships in the order of time. */
export function publishedPartner(partner: Partner, here: Municipality, today: DateOn): PublishedPartner {
  const { id, importedAs = [], kind, names, ownName, place, url, partnerships } = partner;
  const current = partnershipOn(partner, today);
  const inOrder = partnerships.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return {
    type: "partner",
    schema: partnerSchemaName,
    slug: id,
    importedAs: [...importedAs],
    municipality: municipalityName(here, here.profile.languages[0] ?? "da"),
    fictional: here.profile.fictional,
    kind,
    names,
    ownName,
    country: partnerCountry(partner),
    place,
    url,
    partnerships: inOrder.map((one) => publishedPartnership(one, one === current)),
  };
}

/** The days that it is only reckoned by are not told as its own, as on the page (`standing-words.ts`). */
function publishedPartnership(one: Partnership, current: boolean): PublishedPartnership {
  const { status, form, from, to, printed, source, verified } = one;
  const isNamed = one.named !== undefined || form === "named";
  const hasDays = !isNamed && printed === undefined;
  return {
    current,
    status,
    form,
    from: hasDays ? from : null,
    to: hasDays ? (to ?? null) : null,
    named: one.named ?? null,
    printed: printed ?? null,
    source: { text: source.text, url: source.url ?? null },
    verified,
  };
}
