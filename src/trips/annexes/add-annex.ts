import { handsOf, trace, type Work } from "../../identity/index.ts";
import { Conflict, type Fault, fault, Invalid, newId } from "../../kernel/index.ts";
import { type Lang, langs } from "../../platform/index.ts";
import {
  type FileReading,
  keepDocument,
  readerVersion,
  refuseCpr,
  typedMarks,
  type UploadedDocument,
} from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import type { TripId } from "../trip.ts";
import { addAnnex, annexesOf } from "./annex.store.ts";
import { type Annex, annexHolder, beyondAnybody, foundIn, mayLeave } from "./annex.ts";
import { requireAnnexer } from "./may-annex.ts";

/** What is said of a file that is attached. */
export interface AnnexSaid {
  readonly title: string;
  /** `null` where a language is said that is none of ours. */
  readonly lang: Lang | null;
  readonly forAgenda: boolean;
  readonly forRecord: boolean;
}

/** A file as it was read on the way in: its bytes lie where they are kept, and are nobody's yet. */
export interface ReadUpload {
  readonly uploaded: UploadedDocument;
  readonly reading: FileReading;
}

export const longestTitle = 200;

/** A title as lists and programs show it: line breaks are spaces, and no sign turns the letters around. */
function inOneLine(title: string): string {
  return title
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .trim();
}

/** What is wrong with what is said of a file, before it is read. */
export function annexFaults({ title, lang, forAgenda, forRecord }: AnnexSaid): readonly Fault[] {
  return [
    ...(inOneLine(title) === "" ? [fault("annex-title-missing", {}, "title")] : []),
    ...(inOneLine(title).length > longestTitle ? [fault("annex-title-long", { longest: longestTitle }, "title")] : []),
    ...(lang === null ? [fault("annex-lang-unknown", { langs: langs.join(", ") }, "lang")] : []),
    ...(forAgenda || forRecord ? [] : [fault("annex-for-missing", {}, "for")]),
    ...typedMarks({ title }),
  ];
}

/**
 * Attaches a file that was read: it leaves at once where nothing was found in it, and waits for a person otherwise, as a copy made here
 * always does. One that is there already is not attached again: what was decided about it stands.
 * @throws Forbidden `role-needed`; Invalid `annex-title-missing`, `annex-lang-unknown`, `annex-for-missing`, `annex-macros` and its like, `cpr-found`;
 *   Conflict `annex-there`, `annex-rejected`
 */
export async function attachAnnex(
  work: Work,
  id: TripId,
  said: AnnexSaid,
  { uploaded, reading }: ReadUpload,
  publish: PublishTrip,
  /** Who handed in what it is a copy of: it stays theirs too. */
  before: readonly string[] = [],
): Promise<Annex> {
  const { tx, municipality, now, who } = work;
  const trip = await openTrip(work, id, "hold");
  requireAnnexer(work, trip);
  const { lang } = said;
  const faults = annexFaults(said);
  refuseCpr({ title: said.title, files: uploaded.fileName }, faults);
  if (lang === null) throw new Invalid(faults);
  const beyond = beyondAnybody(reading);
  if (beyond !== null) throw new Invalid([fault(beyond, {}, "files")]);
  const there = await annexesOf(tx, municipality.id, [id]);
  const same = there.find(({ sha256, withdrawnAt, decision }) => {
    return sha256 === uploaded.sha256 && (withdrawnAt === null || decision === "rejected");
  });
  if (same) throw new Conflict(same.decision === "rejected" ? "annex-rejected" : "annex-there", { title: same.title });
  const about = { subject: { type: annexHolder, id }, by: who.actor.id, now };
  const { document } = await keepDocument(tx, municipality.id, uploaded, about);
  const annex: Annex = {
    id: newId(now.getTime()),
    tripId: id,
    documentId: document.id,
    ...{ sha256: document.sha256, mediaType: document.mediaType, size: document.size, fileName: uploaded.fileName },
    ...{ title: inOneLine(said.title), lang, forAgenda: said.forAgenda, forRecord: said.forRecord },
    hands: [...new Set([...before, ...handsOf(who)])],
    ...{ addedAt: now, waitsFrom: now },
    ...{ reader: readerVersion, reading, found: foundIn(reading) },
    openedBy: [],
    ...{ decision: null, decidedAt: null, decidedBy: null, note: null, withdrawnAt: null, withdrawnReason: null },
  };
  await addAnnex(tx, municipality.id, annex);
  const { title, fileName, mediaType, size, sha256, forAgenda, forRecord, found } = annex;
  const takenOut = reading.taken ? { taken: reading.taken.map(({ what, at, count }) => ({ what, at, count })) } : {};
  await trace(work, {
    action: "trips.attach-annex",
    subject: { type: "trip", id },
    after: { annex: annex.id, title, fileName, mediaType, size, sha256, forAgenda, forRecord, found, ...takenOut },
  });
  if (forRecord && mayLeave(annex)) await publishWherePublic(work, trip, publish);
  return annex;
}
