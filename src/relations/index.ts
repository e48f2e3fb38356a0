export { partnersOf } from "./demo-partners.ts";
export { deskPartners, partnersLike, partnersNamed, publishNamedPartners } from "./desk-partners.ts";
export { partnerRecords } from "./import-partners.ts";
export { type Partner, type Partnership, type PartnershipStatus, partnersSchema } from "./partner.ts";
export { partnersApi } from "./partners.api.ts";
export { partnersIn } from "./partners-in.ts";
export { partnerById, partnerName, partnershipOn, partnersOn, unsettledOn } from "./partnerships.ts";
export { partnerPages } from "./public/partners.page.tsx";
