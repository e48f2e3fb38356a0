import { agendaWriters, ownedBefore, type Submission } from "../../decisions/index.ts";
import { type AskedByWho, idIn, requireRoleOver, type Work, work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { renderPdf } from "../../papers/index.ts";
import type { Db } from "../../platform/index.ts";
import { readHead } from "../../register/index.ts";
import { bytes, type Reply } from "../../web/index.ts";
import { ownedOf } from "../trip.ts";
import { agendaAnnex } from "./agenda-annex.ts";
import { type AgendaCase, readAgendaCase } from "./agenda-case.ts";

/**
 * The case that an address asks for: the trip in its path, the submission in `?sag=`; for those who keep it.
 * @throws Forbidden `role-needed`
 */
export async function askedAgenda(one: Work, asked: AskedByWho): Promise<AgendaCase> {
  const found = await readAgendaCase(one, idIn<"trip">(asked), asked.query.get("sag"));
  requireRoleOver(one.who, ownedBefore(ownedOf(found.trip), found.submission), agendaWriters);
  return found;
}

/** The submission whose text may be written now. @throws Conflict `agenda-text-closed` */
export function openOf({ submission }: AgendaCase): Submission {
  if (submission?.status !== "open") throw new Conflict("agenda-text-closed");
  return submission;
}

/** The log's checkpoint as it is signed now; `null` while nothing is published. */
export async function checkpointNow({ tx, municipality }: Work): Promise<string | null> {
  return (await readHead(tx, municipality.id))?.checkpoint ?? null;
}

/** The annex as PDF/UA, the log's checkpoint printed on it. */
export async function annexReply(db: Db, asked: AskedByWho): Promise<Reply> {
  const paper = await work(db, asked.here, asked.who, asked.now, async (one) =>
    agendaAnnex(await askedAgenda(one, asked), one.municipality, one.today, await checkpointNow(one)),
  );
  const name = `bilag-${paper.caseNumber.replaceAll(/[^A-Za-z0-9-]/g, "-") || "rejse"}.pdf`;
  return bytes("application/pdf", await renderPdf("agenda-annex", paper), {
    "content-disposition": `inline; filename="${name}"`,
  });
}
