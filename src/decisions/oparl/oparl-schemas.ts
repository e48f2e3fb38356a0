import { z } from "zod";

/** OParl 1.1 (oparl.org): the objects and the members of them that are published here. */
export const oparl = "https://schema.oparl.org/1.1/";

const url = z.url();
const at = z.iso.datetime({ offset: true });
const common = <Name extends string>(name: Name) => ({
  id: url,
  type: z.literal(`${oparl}${name}`),
  license: url.exactOptional(),
  created: at.exactOptional(),
  modified: at.exactOptional(),
  web: url.exactOptional(),
  deleted: z.literal(true).exactOptional().describe("It was here and is not any more: nothing of it is told but that"),
});

export const systemObject = z
  .object({
    ...common("System"),
    oparlVersion: z.literal(oparl),
    body: url,
    name: z.string(),
    contactName: z.string(),
    contactEmail: z.string().exactOptional(),
    website: url,
  })
  .meta({ id: "OparlSystem" });

export const termObject = z
  .object({ ...common("LegislativeTerm"), body: url, name: z.string(), startDate: z.iso.date(), endDate: z.iso.date() })
  .meta({ id: "OparlLegislativeTerm" });

export const bodyObject = z
  .object({
    ...common("Body"),
    system: url,
    name: z.string(),
    shortName: z.string(),
    website: url.exactOptional(),
    contactName: z.string(),
    contactEmail: z.string().exactOptional(),
    organization: url,
    person: url,
    meeting: url,
    paper: url,
    agendaItem: url,
    consultation: url,
    file: url,
    legislativeTermList: url,
    legislativeTerm: z.array(termObject),
  })
  .meta({ id: "OparlBody" });

export const organizationObject = z
  .object({
    ...common("Organization"),
    body: url,
    name: z.string(),
    organizationType: z.string(),
    meeting: url,
    endDate: z.iso.date().exactOptional(),
  })
  .meta({ id: "OparlOrganization" });

export const fileObject = z
  .object({
    ...common("File"),
    name: z.string().exactOptional(),
    mimeType: z.string().exactOptional(),
    size: z.int().exactOptional(),
    accessUrl: url.describe("Of a deleted file the address of this object: OParl's schema asks for one"),
    agendaItem: z.array(url).exactOptional(),
    paper: z.array(url).exactOptional(),
  })
  .meta({ id: "OparlFile" });

export const agendaItemObject = z
  .object({
    ...common("AgendaItem"),
    meeting: url.exactOptional(),
    number: z.string().exactOptional(),
    order: z.int(),
    name: z.string().exactOptional(),
    public: z.boolean().exactOptional().describe("`false` of a closed item: its heading and ruling alone are told"),
    consultation: url.exactOptional(),
    result: z.string().exactOptional(),
    resolutionText: z.string().exactOptional(),
    resolutionFile: fileObject.exactOptional(),
  })
  .meta({ id: "OparlAgendaItem" });

export const consultationObject = z
  .object({
    ...common("Consultation"),
    paper: url.exactOptional(),
    agendaItem: url.exactOptional(),
    meeting: url.exactOptional(),
    organization: z.array(url).exactOptional(),
    role: z.string().exactOptional(),
  })
  .meta({ id: "OparlConsultation" });

export const meetingObject = z
  .object({
    ...common("Meeting"),
    name: z.string().exactOptional(),
    meetingState: z.string().exactOptional(),
    start: at.exactOptional().describe("The beginning of the day: what is published tells no hour"),
    organization: z.array(url).exactOptional(),
    agendaItem: z.array(agendaItemObject).exactOptional(),
  })
  .meta({ id: "OparlMeeting" });

export const paperObject = z
  .object({
    ...common("Paper"),
    body: url.exactOptional(),
    name: z.string().exactOptional(),
    reference: z.string().exactOptional(),
    consultation: z.array(consultationObject).exactOptional(),
    underDirectionOf: z.array(url).exactOptional(),
    auxiliaryFile: z.array(fileObject).exactOptional(),
  })
  .meta({ id: "OparlPaper" });

/** A list as OParl has it, with where it goes on. */
export function oparlList<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    pagination: z.object({ elementsPerPage: z.int(), currentPage: z.int() }),
    links: z.object({ first: url, prev: url.exactOptional(), self: url, next: url.exactOptional() }),
  });
}
