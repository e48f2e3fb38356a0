import type { Database } from "../../platform/index.ts";
import type { PublicRecords } from "../../replies/index.ts";
import { partnersIn } from "../partners-in.ts";
import { partnerById, partnerName, partnerPath } from "../partnerships.ts";

/** Partners as somebody asks about them: the whole municipality's, whom its contact answers for. */
export function partnersAsked({ register }: Pick<Database, "register">): PublicRecords {
  return {
    at: "/partnere",
    room: "relations",
    find: async ({ here, lang }, slug) => {
      const partner = partnerById(await partnersIn(register, here), slug);
      if (!partner) return null;
      if (partner.id !== slug) return { movedTo: partner.id };
      const own = here.profile.languages[0] ?? "da";
      return {
        subject: { type: "partner", id: partner.id },
        ...{ of: "partner", path: partnerPath(partner), title: partnerName(partner, own), lang: own },
        ...{ said: { text: partnerName(partner, lang) }, scope: null, contact: null },
      };
    },
  };
}
