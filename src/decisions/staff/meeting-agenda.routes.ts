import { type AskedByWho, idIn, type UdsynRoute, work } from "../../identity/index.ts";
import { renderPdf } from "../../papers/index.ts";
import type { Db } from "../../platform/index.ts";
import { bytes, type Reply } from "../../web/index.ts";
import { meetingAgendaReply } from "./meeting-agenda.page.tsx";
import { agendaPaper, readMeetingAgenda } from "./meeting-agenda.ts";
import { meetingsPath } from "./meeting-words.ts";
import type { SubjectDesk } from "./subject-desk.ts";

const allow = ["coordinator", "secretary"];

/** The agenda of one meeting with all its texts, to be read and as one paper. */
export function meetingAgendaRoutes(db: Db, deskOf: (type: string) => SubjectDesk): readonly UdsynRoute[] {
  const path = `${meetingsPath}/:id/dagsorden`;
  return [
    { lane: "staff", method: "GET", path, allow, handle: (asked) => show(db, asked, deskOf) },
    { lane: "staff", method: "GET", path: `${path}.pdf`, allow, handle: (asked) => printAgenda(db, asked, deskOf) },
  ];
}

function show(db: Db, asked: AskedByWho, deskOf: (type: string) => SubjectDesk): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const read = await readMeetingAgenda(one, idIn<"meeting">(asked), deskOf);
    return meetingAgendaReply({ asked, today: one.today, ...read });
  });
}

/** The agenda as one paper. */
export async function printAgenda(db: Db, asked: AskedByWho, deskOf: (type: string) => SubjectDesk): Promise<Reply> {
  const { paper, day } = await work(db, asked.here, asked.who, asked.now, async (one) => {
    const read = await readMeetingAgenda(one, idIn<"meeting">(asked), deskOf);
    return { paper: await agendaPaper(one, read), day: read.meeting.meetsOn };
  });
  return bytes("application/pdf", await renderPdf("meeting-agenda", paper), {
    "content-disposition": `inline; filename="dagsorden-${day}.pdf"`,
  });
}
