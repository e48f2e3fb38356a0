import { z } from "zod";
import { type AskedByWho, idIn, type UdsynRoute, valid, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Answer, json } from "../../web/index.ts";
import { abouts, rulings } from "../ruling.ts";
import { printAgenda } from "../staff/meeting-agenda.routes.ts";
import { type NumberedItem, readMeetingAgenda } from "../staff/meeting-agenda.ts";
import type { SubjectDesk } from "../staff/subject-desk.ts";
import { agendaBlockAnswer } from "./agenda-block-answer.ts";

const query = z.object({ format: z.enum(["json", "pdf"]).default("json") });
const answer = z
  .object({
    id: z.uuid(),
    committee: z.string(),
    meetsOn: z.iso.date(),
    agendaClosesOn: z.iso.date().nullable(),
    items: z
      .array(
        z.object({
          number: z.string().describe("The minutes' own once it is ruled on, else its place on the agenda"),
          submission: z.uuid(),
          about: z.enum(abouts),
          subject: z.object({ type: z.string(), id: z.uuid() }),
          title: z.string(),
          caseNumber: z.string().nullable(),
          kleNumber: z.string().nullable(),
          lead: z.array(agendaBlockAnswer),
          sections: z.array(z.object({ title: z.string(), blocks: z.array(agendaBlockAnswer) })),
          missing: z.array(z.string()).describe("What it still lacks, in Danish"),
          ruling: z.enum(rulings).nullable(),
        }),
      )
      .describe("In the order they were handed in; of an item that is not the reader's, the heading alone"),
  })
  .meta({ id: "MeetingAgenda" });

/** The agenda of one meeting with all its texts, for programs. */
export function meetingAgendaApi(db: Db, deskOf: (type: string) => SubjectDesk): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/meetings/:id/agenda",
      allow: ["coordinator", "secretary"],
      api: {
        summary: "A meeting's agenda with the text of each item; with ?format=pdf as one paper.",
        query,
        answers: { 200: [answer, "application/pdf"], 404: null },
      },
      handle: async (asked: AskedByWho) => {
        const { format } = valid(query, Object.fromEntries(asked.query));
        if (format === "pdf") return printAgenda(db, asked, deskOf);
        const { meeting, items } = await work(db, asked.here, asked.who, asked.now, (one) =>
          readMeetingAgenda(one, idIn<"meeting">(asked), deskOf),
        );
        const { id, committeeId, meetsOn, agendaClosesOn } = meeting;
        return json({ id, committee: committeeId, meetsOn, agendaClosesOn, items: items.map(itemBody) });
      },
    },
  ];
}

function itemBody(item: NumberedItem): Answer<typeof answer>["items"][number] {
  const { number, title, caseNumber, kleNumber, lead, sections, missing, submission, ruling } = item;
  return {
    ...{ number, submission: submission.id, about: submission.about, subject: submission.subject, title },
    ...{ caseNumber: caseNumber || null, kleNumber: kleNumber || null, lead, sections, missing },
    ruling: ruling?.ruling ?? null,
  };
}
