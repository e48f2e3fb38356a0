export { partnerDataset } from "./data/partner-dataset.ts";

export { deskPartners, partnersLike, partnersNamed, publishNamedPartners } from "./desk-partners.ts";
export { partnerRecords } from "./import-partners.ts";
export { partnersChangedAt } from "./imported-partners.store.ts";
export type { Partner, Partnership, PartnershipStatus } from "./partner.ts";
export { partnersApi } from "./partners.api.ts";
export { partnersIn } from "./partners-in.ts";
export {
  idsOf,
  partnerById,
  partnerCountry,
  partnerName,
  partnerPath,
  partnershipOn,
  partnersOn,
} from "./partnerships.ts";
export { calledInPublic, isPartnersAddress } from "./personal-data/called-in-public.store.ts";
export { relationsPersonal } from "./personal-data/relations-personal.ts";
export { type PartnerTripsOf, partnerPage } from "./public/partner.page.tsx";
export { partnersAsked } from "./public/partner-asked.ts";
export { partnerPages } from "./public/partners.page.tsx";
