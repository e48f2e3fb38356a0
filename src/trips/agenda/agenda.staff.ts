import { agendaWriters, writeAgendaText } from "../../decisions/index.ts";
import { type AskedByWho, discardDraft, draftOf, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { cprFaults } from "../../records/index.ts";
import { type FormTree, fromDraft, openedIn, type Reply, rowsAt, seeOther, sentForm, textAt } from "../../web/index.ts";
import { mergedWith, openedOf, stillAsked } from "../staff/two-versions.ts";
import { ownedOf } from "../trip.ts";
import { agendaReply, type SavedHow } from "./agenda.page.tsx";
import type { AgendaCase } from "./agenda-case.ts";
import { refuseCprRead } from "./agenda-markdown.ts";
import { fetched, partFaults, textOf, valuesOf, withOwnSection, withTitles } from "./agenda-parts.ts";
import { agendaPath } from "./agenda-paths.ts";
import { annexReply, askedAgenda, openOf } from "./asked-agenda.ts";
import { editAgendaReply } from "./edit-agenda.page.tsx";
import { markOfCase, writtenFromOnce } from "./outdated-parts.ts";

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
        doing(asked, async (one) => agendaReply(asked, await askedAgenda(one, asked), { saved: savedIn(asked.query) })),
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
          const values = valuesOf(now.text, now.generated);
          const draft = await draftOf(one, agendaPath(now, "/ret"));
          const typed = draft && fromDraft(draft.fields);
          if (!draft || !typed || isSame(textOf(typed, now.generated), textOf(values, now.generated)))
            return editAgendaReply({ asked, one: now, values });
          if (asked.query.get("udkast") !== "brug")
            return editAgendaReply({ asked, one: now, values, draftFrom: draft.savedAt });
          return editAgendaReply({ asked, one: now, values: typed, opened: openedOf(typed), fromDraft: true });
        }),
    },
    {
      ...common,
      method: "POST",
      path: `${path}/ret`,
      looksItself: true,
      handle: (asked: AskedByWho) => doing(asked, (one) => saved(one, asked)),
    },
  ];
}

/** Saves, shows, or fetches what the case says now; whatever goes wrong, the fields keep what was typed. */
async function saved(one: Work, asked: AskedByWho): Promise<Reply> {
  const mine = withTitles(sentForm(asked.form));
  const does = textAt(mine, "do");
  const now = await askedAgenda(one, asked);
  const { generated } = now;
  const submission = openOf(now);
  const page = agendaPath(now, "/ret");
  if (does === "discard-draft") {
    await discardDraft(one, page);
    return seeOther(page);
  }
  if (does.startsWith("fits:")) return fits(one, now, mine);
  const opened = openedOf(mine);
  const { values: both, disagreements, brought } = mergedWith(agendaRows, opened, valuesOf(now.text, generated), mine);
  const passed = opened.version !== String(submission.version);
  // What nobody touched goes on following the case, also where the case was changed since the form was opened.
  const values = passed || openedIn(opened.base) ? both : mine;
  // Asked about until it is saved, whatever other button is pressed first.
  const olderWaits = textAt(mine, "older") !== "";
  const known = { asked, one: now, opened, olderWaits, disagreements: stillAsked(mine) };
  const view = { ...known, values: mine };
  if (does === "preview") return editAgendaReply({ ...view, preview: true });
  if (does === "fetch-all") return editAgendaReply({ ...view, values: valuesOf(generated, generated), here: "title" });
  if (does === "add-section") {
    const more = withOwnSection(mine);
    return editAgendaReply({ ...view, values: more, here: `sections.${rowsAt(more, "sections").length - 2}.text` });
  }
  const again = fetched(mine, generated);
  if (again) return editAgendaReply({ ...view, values: again.values, here: again.name });
  if (passed && disagreements.length > 0)
    return editAgendaReply({ asked, one: now, values, disagreements, olderWaits });
  const { title, lead } = values;
  const faults = [
    ...cprFaults({ title, lead, sections: rowsAt(values, "sections") }),
    ...partFaults(values, generated),
  ];
  // Merged or not, what is answered stands upon what is stored now.
  const whole = { asked, one: now, values, olderWaits, ...(!passed && { disagreements: stillAsked(mine) }) };
  if (faults.length > 0) return editAgendaReply({ ...whole, faults });
  const { text, follows } = textOf(values, generated);
  try {
    if (text !== null) refuseCprRead(text);
    await writeAgendaText(one, {
      id: submission.id,
      owned: ownedOf(now.trip),
      from: submission.version,
      text,
      follows,
      writtenFrom: text === null ? null : writtenFromOnce(submission, { text, fitting: [] }, generated),
    });
  } catch (error) {
    // What is wrong with the whole has no field.
    if (error instanceof Invalid)
      return editAgendaReply({ ...whole, faults: error.faults.map((each) => ({ ...each, path: "" })) });
    if (!(error instanceof Conflict) || error.code !== "version-passed") throw error;
    // Somebody saved between our reading and our writing: what each has changed is told from what the form was opened with.
    const later = await askedAgenda(one, asked);
    const met = mergedWith(agendaRows, opened, valuesOf(later.text, later.generated), mine);
    return editAgendaReply({ asked, one: later, ...met, olderWaits, raced: true });
  }
  if (!olderWaits) await discardDraft(one, page);
  return seeOther(agendaPath(now, "", passed && brought.length > 0 ? "gemt=begge" : "gemt"));
}

/** Somebody has read a heading, or the whole, and the text fits the case as they saw it; it stands as it is written. */
async function fits(one: Work, now: AgendaCase, sent: FormTree): Promise<Reply> {
  const { id, text, follows, version, writtenFrom } = openOf(now);
  const heading = textAt(sent, "do").slice("fits:".length);
  const seen = textAt(sent, "version") === String(version) && textAt(sent, "mark") === markOfCase(now.generated);
  // The case or the text is another than the one that was read: the page says what differs now.
  if (!seen || text === null) return seeOther(agendaPath(now, "", "gemt=andet"));
  const fitting = heading === "" ? "all" : [heading];
  const from = writtenFromOnce({ text, follows, writtenFrom }, { text, fitting }, now.generated);
  await writeAgendaText(one, { id, owned: ownedOf(now.trip), from: version, text, follows, writtenFrom: from });
  return seeOther(agendaPath(now, "", "gemt=passer"));
}

/** A section is the case's by its heading there, or the writer's by their own. */
const agendaRows = { rowsOf: { sections: { called: "Afsnit", knownBy: ["title"] } } };

function savedIn(query: URLSearchParams): SavedHow | null {
  const said = query.get("gemt");
  return said === null ? null : (savedHow[said] ?? "mine");
}

const savedHow: Readonly<Record<string, SavedHow>> = { begge: "both", passer: "fits", andet: "unseen" };

function isSame(one: ReturnType<typeof textOf>, other: ReturnType<typeof textOf>): boolean {
  return one.text === other.text && one.follows.join() === other.follows.join();
}
