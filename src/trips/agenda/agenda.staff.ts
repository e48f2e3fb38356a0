import { writeAgendaText } from "../../decisions/index.ts";
import { type AskedByWho, discardDraft, draftOf, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Reply, seeOther } from "../../web/index.ts";
import { agendaReply } from "./agenda.page.tsx";
import { agendaPath } from "./agenda-paths.ts";
import { agendaWriters, annexReply, askedAgenda, openOf } from "./asked-agenda.ts";
import { editAgendaReply } from "./edit-agenda.page.tsx";

/** The agenda text at the desk: read, edited, printed. */
export function agendaStaff(db: Db): readonly UdsynRoute[] {
  const doing = (asked: AskedByWho, use: (one: Work) => Promise<Reply>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const common = { lane: "staff", allow: agendaWriters } as const;
  const path = "/skrivebord/rejser/:id/sagsfremstilling";

  return [
    {
      ...common,
      method: "GET",
      path,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) =>
          agendaReply(asked, await askedAgenda(one, asked), { saved: asked.query.has("gemt") }),
        ),
    },
    { ...common, method: "GET", path: `${path}.pdf`, handle: (asked: AskedByWho) => annexReply(db, asked) },
    {
      ...common,
      method: "GET",
      path: `${path}/ret`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => {
          const now = await askedAgenda(one, asked);
          openOf(now);
          const draft = await draftOf(one, agendaPath(now, "/ret"));
          const text = [draft?.fields.text].flat()[0]?.replaceAll("\r\n", "\n");
          if (!draft || text === undefined || text.trim() === now.markdown.trim())
            return editAgendaReply({ asked, one: now, typed: now.markdown });
          if (asked.query.get("udkast") !== "brug")
            return editAgendaReply({ asked, one: now, typed: now.markdown, draftFrom: draft.savedAt });
          const opened = [draft.fields.version].flat()[0] ?? null;
          return editAgendaReply({ asked, one: now, typed: text, opened, fromDraft: true });
        }),
    },
    {
      ...common,
      method: "POST",
      path: `${path}/ret`,
      handle: (asked: AskedByWho) => doing(asked, (one) => saved(one, asked)),
    },
  ];
}

/** Saves, shows or restores; whatever goes wrong, the field keeps what was typed. */
async function saved(one: Work, asked: AskedByWho): Promise<Reply> {
  const does = asked.form.get("do");
  const typed = (asked.form.get("text") ?? "").replaceAll("\r\n", "\n");
  const now = await askedAgenda(one, asked);
  const submission = openOf(now);
  const page = agendaPath(now, "/ret");
  if (does === "discard-draft") {
    await discardDraft(one, page);
    return seeOther(page);
  }
  if (does === "preview")
    return editAgendaReply({ asked, one: now, typed, opened: asked.form.get("version"), preview: true });
  const same = now.markdown.trim() === typed.trim();
  const from = same ? submission.version : Number(asked.form.get("version"));
  // What nobody changed goes on following the trip.
  const text = does === "restore" || typed.trim() === now.generated.trim() ? null : typed;
  try {
    await writeAgendaText(one, submission.id, from, text);
  } catch (error) {
    if (error instanceof Invalid) return editAgendaReply({ asked, one: now, typed, faults: error.faults });
    if (!(error instanceof Conflict) || error.code !== "version-passed") throw error;
    const later = await askedAgenda(one, asked);
    return editAgendaReply({ asked, one: later, typed, theirs: later.markdown });
  }
  await discardDraft(one, page);
  return seeOther(agendaPath(now, "", "gemt"));
}
