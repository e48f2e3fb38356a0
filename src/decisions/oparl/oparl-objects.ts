import { type DateOn, dateOn, day, startOfDay } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import {
  type Committee,
  committeeById,
  committeeNameIn,
  gatheredNote,
  gathererIn,
  type Municipality,
  municipalityName,
  writeTo,
} from "../../profile/index.ts";
import type { Answer } from "../../web/index.ts";
import { rulingTitle, rulingWord } from "../public/ruling-shown.tsx";
import type { GonePart, GoneRuling } from "./gone-parts.ts";
import type { ChangedMatter, Matter, MatterFile, MatterRuling, TakenBackMatter } from "./matter.ts";
import {
  type agendaItemObject,
  type bodyObject,
  type consultationObject,
  type fileObject,
  type meetingObject,
  oparl,
  type organizationObject,
  type paperObject,
  type systemObject,
  type termObject,
} from "./oparl-schemas.ts";

/** Whose objects they are, and under which address. */
export interface At {
  readonly here: Municipality;
  readonly base: string;
  /** When the log last grew. */
  readonly modifiedAt: Date | null;
}

/** A matter's ruling, with the matter. */
export interface Ruled {
  readonly matter: Matter;
  readonly one: MatterRuling;
}

/** Objects have one address in all languages, and are told in the municipality's own. */
const langOf = ({ here }: At): Lang => here.profile.languages[0] ?? "da";
const typed = <Name extends string>(name: Name): `${typeof oparl}${Name}` => `${oparl}${name}`;
export const addressOf = ({ base }: At, path: string): string => `${base}/oparl/v1.1/${path}`;
const rulingPath = (kind: string, { matter, one }: Ruled): string => `${kind}/${matter.id}/${one.key}`;
export const agendaItemAddress = (at: At, ruled: Ruled): string => addressOf(at, rulingPath("agenda-items", ruled));
const meetingPath = (committeeId: string, metOn: string): string => `meetings/${committeeId}/${metOn}`;
const modifiedOf = (date: Date | null) => (date ? { modified: date.toISOString() } : {});

/** Who is asked about the data: those who gathered them, where the municipality did not publish them itself. */
function contact(at: At) {
  const { here } = at;
  const { email } = writeTo(here.profile);
  const name = gathererIn(here.profile, langOf(at)) ?? here.profile.contact.unit;
  return { contactName: name, ...(email !== null && { contactEmail: email }) };
}

/** The municipality's: this site, or the one its profile names where others made this one. */
function ownWebsite({ here, base }: At) {
  const { contact, gathered } = here.profile;
  const website = gathered ? contact.website : `${base}/`;
  return website === undefined ? {} : { website };
}

export function systemOf(at: At, license: string): Answer<typeof systemObject> {
  return {
    id: addressOf(at, "system"),
    type: typed("System"),
    oparlVersion: oparl,
    license,
    body: addressOf(at, "bodies"),
    name: [municipalityName(at.here, langOf(at)), gatheredNote(at.here.profile, langOf(at))].filter(Boolean).join(". "),
    ...contact(at),
    website: `${at.base}/`,
    web: `${at.base}/data/decisions`,
    ...modifiedOf(at.modifiedAt),
  };
}

export function bodyOf(at: At, license: string): Answer<typeof bodyObject> {
  const name = municipalityName(at.here, langOf(at));
  return {
    id: addressOf(at, "body"),
    type: typed("Body"),
    system: addressOf(at, "system"),
    name,
    shortName: at.here.profile.place.name,
    license,
    ...ownWebsite(at),
    ...contact(at),
    organization: addressOf(at, "organizations"),
    person: addressOf(at, "persons"),
    meeting: addressOf(at, "meetings"),
    paper: addressOf(at, "papers"),
    agendaItem: addressOf(at, "agenda-items"),
    consultation: addressOf(at, "consultations"),
    file: addressOf(at, "files"),
    legislativeTermList: addressOf(at, "terms"),
    legislativeTerm: termsOf(at),
    ...modifiedOf(at.modifiedAt),
  };
}

export function termsOf(at: At): Answer<typeof termObject>[] {
  return at.here.profile.terms.map(({ from, to }) => ({
    id: addressOf(at, `terms/${from}`),
    type: typed("LegislativeTerm"),
    body: addressOf(at, "body"),
    name: `${from.slice(0, 4)}–${to.slice(0, 4)}`,
    startDate: from,
    endDate: to,
  }));
}

export function organizationsOf(at: At): Answer<typeof organizationObject>[] {
  return at.here.profile.committees.map((one) => organizationOf(at, one));
}

function organizationOf(at: At, { id, names }: Committee): Answer<typeof organizationObject> {
  const last = names.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  return {
    id: addressOf(at, `organizations/${id}`),
    type: typed("Organization"),
    body: addressOf(at, "body"),
    name: last?.name ?? id,
    organizationType: "Gremium",
    meeting: addressOf(at, `organizations/${id}/meetings`),
    ...(last?.to !== undefined && { endDate: last.to }),
  };
}

export function paperOf(at: At, matter: Matter): Answer<typeof paperObject> {
  const committees = [...new Set(matter.rulings.map(({ ruling }) => ruling.committee.id))];
  return {
    id: addressOf(at, `papers/${matter.id}`),
    type: typed("Paper"),
    body: addressOf(at, "body"),
    name: matter.title,
    ...(matter.reference !== null && { reference: matter.reference }),
    consultation: matter.rulings.map((one) => consultationOf(at, { matter, one })),
    underDirectionOf: committees.flatMap((id) => known(at, id)),
    ...(matter.files.length > 0 && { auxiliaryFile: matter.files.map((one) => annexOf(at, matter, one)) }),
    web: `${at.base}${matter.path}`,
    created: matter.createdAt.toISOString(),
    modified: matter.modifiedAt.toISOString(),
  };
}

/** Any object that is not here any more: which it was, from when to when. */
function deleted<Name extends string>(at: At, name: Name, path: string, { createdAt, goneAt }: Omit<GonePart, "key">) {
  return {
    id: addressOf(at, path),
    type: typed(name),
    created: createdAt.toISOString(),
    modified: goneAt.toISOString(),
    deleted: true as const,
  };
}

export function deletedPaper(at: At, { id, createdAt, takenBackAt }: TakenBackMatter): Answer<typeof paperObject> {
  return deleted(at, "Paper", `papers/${id}`, { createdAt, goneAt: takenBackAt });
}

/** @param id its matter's */
export function deletedConsultation(at: At, id: string, part: GonePart): Answer<typeof consultationObject> {
  return deleted(at, "Consultation", `consultations/${id}/${part.key}`, part);
}

export function deletedAgendaItem(at: At, id: string, part: GonePart): Answer<typeof agendaItemObject> {
  return { ...deleted(at, "AgendaItem", `agenda-items/${id}/${part.key}`, part), order: 0 };
}

/** A file of which OParl's schema asks for an address even then. */
export function deletedFile(at: At, id: string, part: GonePart): Answer<typeof fileObject> {
  const path = `files/${id}/${part.key}`;
  return { ...deleted(at, "File", path, part), accessUrl: addressOf(at, path) };
}

/** A meeting of which nothing is published any more. @param gone what was ruled at it, all of it gone */
export function deletedMeeting(at: At, gone: readonly GoneRuling[]): Answer<typeof meetingObject> | null {
  const [first] = gone;
  if (!first) return null;
  return deleted(at, "Meeting", meetingPath(first.committeeId, first.metOn), {
    createdAt: earliest(gone.map(({ createdAt }) => createdAt)),
    goneAt: latest(gone.map(({ goneAt }) => goneAt)),
  });
}

export function consultationOf(at: At, ruled: Ruled): Answer<typeof consultationObject> {
  const { matter, one } = ruled;
  const { committee, metOn } = one.ruling;
  return {
    id: addressOf(at, rulingPath("consultations", ruled)),
    type: typed("Consultation"),
    paper: addressOf(at, `papers/${matter.id}`),
    agendaItem: agendaItemAddress(at, ruled),
    meeting: addressOf(at, meetingPath(committee.id, metOn)),
    organization: known(at, committee.id),
    role: rulingWord(langOf(at), one.ruling.about),
    ...datesOf(ruled),
  };
}

/**
 * Of a closed item its heading and the ruling, as `/beslutninger` tells it; who voted how is in no object.
 * @param order its place among its meeting's items, from 0
 */
export function agendaItemOf(at: At, ruled: Ruled, order: number): Answer<typeof agendaItemObject> {
  const { matter, one } = ruled;
  const { committee, metOn, item, ruling, text, url } = one.ruling;
  return {
    id: agendaItemAddress(at, ruled),
    type: typed("AgendaItem"),
    meeting: addressOf(at, meetingPath(committee.id, metOn)),
    ...(item !== null && { number: item }),
    order,
    name: matter.title,
    public: text !== null || one.isErased,
    consultation: addressOf(at, rulingPath("consultations", ruled)),
    result: rulingWord(langOf(at), ruling),
    ...(text !== null && { resolutionText: text }),
    ...(url !== null && { resolutionFile: fileOf(at, ruled, url) }),
    web: `${at.base}${matter.path}`,
    ...datesOf(ruled),
  };
}

/** The minutes that a ruling leads to, where they are public. */
export function fileOf(at: At, ruled: Ruled, accessUrl: string): Answer<typeof fileObject> {
  return {
    id: addressOf(at, rulingPath("files", ruled)),
    type: typed("File"),
    name: rulingTitle(ruled.one.ruling, langOf(at), false),
    accessUrl,
    agendaItem: [agendaItemAddress(at, ruled)],
    ...datesOf(ruled),
  };
}

/** A file that goes with a paper. */
export function annexOf(
  at: At,
  matter: Matter,
  { id, title, mediaType, bytes, path, createdAt }: MatterFile,
): Answer<typeof fileObject> {
  return {
    id: addressOf(at, `files/${matter.id}/${id}`),
    type: typed("File"),
    ...(title !== null && { name: title }),
    mimeType: mediaType,
    size: bytes,
    accessUrl: `${at.base}${path}`,
    paper: [addressOf(at, `papers/${matter.id}`)],
    created: createdAt.toISOString(),
    modified: matter.modifiedAt.toISOString(),
  };
}

/** What was ruled at each meeting and is gone, by the meeting's address. */
export function goneByMeeting(at: At, changed: readonly ChangedMatter[]): ReadonlyMap<string, readonly GoneRuling[]> {
  const gone = changed.flatMap((matter) => matter.gone.rulings);
  return Map.groupBy(gone, ({ committeeId, metOn }) => addressOf(at, meetingPath(committeeId, metOn)));
}

/** What was ruled at each meeting, by the meeting's address, in the order of its agenda. */
export function byMeeting(at: At, ruled: readonly Ruled[]): ReadonlyMap<string, readonly Ruled[]> {
  const all = Map.groupBy(ruled, ({ one: { ruling } }) =>
    addressOf(at, meetingPath(ruling.committee.id, ruling.metOn)),
  );
  return new Map([...all].map(([meeting, own]) => [meeting, own.toSorted((a, b) => orderOf(a) - orderOf(b))]));
}

/**
 * A committee's meeting on a day, as far as rulings of it are published; an hour is not, and the day's beginning stands for it.
 * @param ruled one meeting's, as `byMeeting` has them
 * @param gone what was ruled at it besides, as `goneByMeeting` has it: its going changed the meeting
 */
export function meetingOf(
  at: At,
  ruled: readonly Ruled[],
  gone: readonly GoneRuling[],
): Answer<typeof meetingObject> | null {
  const [first] = ruled;
  if (!first) return null;
  const { committee, metOn } = first.one.ruling;
  const on: DateOn = dateOn(metOn) ?? day(metOn);
  const lang = langOf(at);
  return {
    id: addressOf(at, meetingPath(committee.id, metOn)),
    type: typed("Meeting"),
    name: `${committeeNameIn(at.here.profile, committee, lang).text}, ${formatsIn(lang).date(on)}`,
    meetingState: "durchgeführt",
    start: startOfDay(on, at.here.profile.timeZone).toISOString(),
    organization: known(at, committee.id),
    agendaItem: ruled.map((one, order) => agendaItemOf(at, one, order)),
    created: earliest([...ruled.map(({ one }) => one.saidAt), ...gone.map(({ createdAt }) => createdAt)]).toISOString(),
    modified: latest([
      ...ruled.map(({ matter }) => matter.modifiedAt),
      ...gone.map(({ goneAt }) => goneAt),
    ]).toISOString(),
  };
}

function earliest(all: readonly Date[]): Date {
  return new Date(Math.min(...all.map((one) => one.getTime())));
}

function latest(all: readonly Date[]): Date {
  return new Date(Math.max(...all.map((one) => one.getTime())));
}

/** By the item's number, as far as it is one. */
function orderOf({ one }: Ruled): number {
  const number = /\d+/.exec(one.ruling.item ?? "")?.[0];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}

function datesOf({ matter, one }: Ruled) {
  return { created: one.saidAt.toISOString(), modified: matter.modifiedAt.toISOString() };
}

/** A committee that the profile does not know has no object to lead to. */
function known(at: At, id: string): string[] {
  return committeeById(at.here.profile, id) ? [addressOf(at, `organizations/${id}`)] : [];
}
