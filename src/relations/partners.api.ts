import { z } from "zod";
import { type UdsynRoute, valid, work } from "../identity/index.ts";
import { partnerKinds } from "../intake/index.ts";
import type { Db } from "../platform/index.ts";
import { roleNames } from "../profile/index.ts";
import { json, listOf } from "../web/index.ts";
import { deskPartners, partnersLike } from "./desk-partners.ts";
import { partnershipStatuses } from "./partner.ts";
import { partnerCountry, partnerName, partnershipOn } from "./partnerships.ts";

const query = z.object({ q: z.string().max(200).default("") });
const partnerAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(partnerKinds).nullable(),
    country: z.string().nullable(),
    status: z.enum(partnershipStatuses).nullable(),
  })
  .meta({ id: "Partner" });
/** As many as a person looks through; a longer list is narrowed by words. */
const most = 200;

/** The partners a trip may name, for programs: recorded and imported, those that are not public yet too. */
export function partnersApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/partners",
      allow: roleNames,
      api: {
        summary: "Partners by the words of their names; a trip's `partners` are their ids.",
        query,
        answers: { 200: listOf(partnerAnswer, { count: z.int().describe("How many the words find in all") }) },
      },
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { q } = valid(query, Object.fromEntries(asked.query));
          const all = await deskPartners(one);
          const found = q.trim() === "" ? all : partnersLike(all, q, "da");
          const items = found.slice(0, most).map((partner) => ({
            id: partner.id,
            name: partnerName(partner, "da"),
            kind: partner.kind,
            country: partnerCountry(partner),
            status: partnershipOn(partner, one.today)?.status ?? null,
          }));
          return json({ items, next: null, count: found.length });
        }),
    },
  ];
}
