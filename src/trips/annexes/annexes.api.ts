import { z } from "zod";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { Invalid, isFault } from "../../kernel/index.ts";
import { type Db, type Lang, langs } from "../../platform/index.ts";
import { annexTypes } from "../../records/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import type { DocumentIntake } from "../receipts/take-receipt.ts";
import { type AnnexSaid, annexFaults, attachAnnex, longestTitle } from "./add-annex.ts";
import { annexesOf } from "./annex.store.ts";
import { type Annex, annexState, annexStates } from "./annex.ts";
import { makeCopy, putCopy } from "./copy-annex.ts";
import { decideAnnex, withdrawAnnex } from "./decide-annex.ts";
import { annexers, annexReaders, requireAnnexer, requireAnnexReader } from "./may-annex.ts";
import { showAnnex } from "./see-annex.ts";
import { annexUploads, takeAnnex } from "./take-annex.ts";

const annexAnswer = z
  .object({
    id: z.uuid(),
    title: z.string(),
    lang: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    forAgenda: z.boolean(),
    forRecord: z.boolean(),
    state: z.enum(annexStates).describe("`stopped`: something was found; `waits`: a person has to look"),
    read: z.object({ pages: z.int().nullable(), characters: z.int(), layers: z.array(z.string()) }),
    hits: z.array(z.object({ kind: z.string(), layer: z.string(), at: z.string(), count: z.int() })),
    unread: z.array(z.object({ why: z.string(), at: z.string() })),
    taken: z
      .array(z.object({ what: z.string(), at: z.string(), count: z.int() }))
      .nullable()
      .describe("Of a copy made here: what of the file it is made of is not in it"),
    note: z.string().nullable(),
    addedAt: z.iso.datetime(),
  })
  .meta({ id: "Annex" });

const path = "/api/v1/trips/:id/annexes";
const decided = z.strictObject({ decision: z.enum(["accepted", "rejected"]), note: z.string().max(2000) });
const withdrawn = z.strictObject({ reason: z.string().max(2000) });

/** A trip's annexes for programs: sent, read, decided about, fetched, taken back. */
export function annexesApi(db: Db, publish: PublishTrip, intake: DocumentIntake): readonly UdsynRoute[] {
  const changing = async (asked: AskedByWho, status: number, use: (one: Work) => Promise<Annex>) => {
    const done = await doneOnce(db, asked, async (one) => ({ status, body: annexBody(await use(one)) }));
    return json(done.body, done.status);
  };
  return [
    {
      ...{ lane: "api", method: "GET", path, allow: annexReaders },
      api: {
        summary: "A trip's annexes: what was read in each, what was found where, and how it stands.",
        answers: { 200: listOf(annexAnswer, {}), 404: null },
      },
      handle: (asked: AskedByWho) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const trip = await openTrip(one, idIn<"trip">(asked));
          requireAnnexReader(one, trip);
          const annexes = await annexesOf(one.tx, one.municipality.id, [trip.id]);
          return json({ items: annexes.map(annexBody), next: null });
        }),
    },
    {
      ...{ lane: "api", method: "POST", path, allow: annexers, uploads: annexUploads },
      api: {
        summary:
          "Sends one annex, `files`, with its `title`, `lang` and `for` (`agenda`, `record` or both). It is read for all that it says before it can leave.",
        body: annexSent,
        answers: { 201: annexAnswer, 404: null, 409: null, 413: null, 422: null, 503: null },
      },
      handle: async (asked: AskedByWho) => {
        const said = annexSaid(asked.form);
        await work(db, asked.here, asked.who, asked.now, async (one) =>
          requireAnnexer(one, await openTrip(one, idIn<"trip">(asked))),
        );
        const faults = annexFaults(said);
        if (faults.length > 0) throw new Invalid(faults);
        const read = await takeAnnex(db, intake, asked, asked.files[0]);
        if (isFault(read)) throw new Invalid([read]);
        return changing(asked, 201, (one) => attachAnnex(one, idIn<"trip">(asked), said, read, publish));
      },
    },
    {
      ...{ lane: "api", method: "GET", path: `${path}/:annex`, allow: annexReaders },
      api: {
        summary: "An annex's bytes, for looking at it before it is public. Every look is on the audit trail.",
        answers: { 200: annexTypes, 404: null, 409: null },
      },
      handle: (asked: AskedByWho) => showAnnex(db, intake, asked),
    },
    {
      ...{ lane: "api", method: "POST", path: `${path}/:annex/decision`, allow: annexers },
      api: {
        summary:
          "Decides about an annex that was stopped or could not be read; never one's own, accepted only by whoever fetched its bytes before, and with what was seen.",
        body: decided,
        answers: { 200: annexAnswer, 404: null, 409: null, 422: null },
      },
      handle: (asked: AskedByWho) => {
        const given = valid(decided, asked.json);
        return changing(asked, 200, (one) =>
          decideAnnex(one, idIn<"trip">(asked), idIn<"annex">(asked, "annex"), given, publish),
        );
      },
    },
    {
      ...{ lane: "api", method: "POST", path: `${path}/:annex/copy`, allow: annexers },
      api: {
        summary:
          "Puts a copy in the place of a stopped annex, without what was found: a PDF as pictures of its pages with their text, a Word or Excel file made anew of what it shows, a picture as its pixels, a text with blocks. It waits for another person. Where it cannot be made for certain, or of other kinds, 409.",
        answers: { 201: annexAnswer, 404: null, 409: null, 422: null, 503: null },
      },
      handle: async (asked: AskedByWho) => {
        const copy = await makeCopy(db, intake, asked);
        return changing(asked, 201, (one) => putCopy(one, asked, copy, publish));
      },
    },
    {
      ...{ lane: "api", method: "POST", path: `${path}/:annex/withdrawal`, allow: annexers },
      api: {
        summary: "Takes an annex back, with the reason; where it was public its address answers 410.",
        body: withdrawn,
        answers: { 200: annexAnswer, 404: null, 409: null, 422: null },
      },
      handle: (asked: AskedByWho) => {
        const given = valid(withdrawn, asked.json);
        return changing(asked, 200, (one) =>
          withdrawAnnex(one, idIn<"trip">(asked), idIn<"annex">(asked, "annex"), given, publish),
        );
      },
    },
  ];
}

/** What is sent beside the file. */
const annexSent = z.object({
  title: z.string().max(longestTitle),
  lang: z.enum(langs).default("da"),
  for: z.array(z.enum(["agenda", "record"])).min(1),
});

/** What a form says of the file that comes with it: in Danish, unless it says another language. */
export function annexSaid(form: URLSearchParams): AnnexSaid {
  const ends = form.getAll("for");
  // Of an end that is none the others are not taken for what was meant.
  const areKnown = ends.every((one) => one === "agenda" || one === "record");
  const given = form.get("lang") || "da";
  const lang = langs.find((one): one is Lang => one === given) ?? null;
  return {
    title: form.get("title") ?? "",
    lang,
    forAgenda: areKnown && ends.includes("agenda"),
    forRecord: areKnown && ends.includes("record"),
  };
}

function annexBody(annex: Annex): Answer<typeof annexAnswer> {
  const { id, title, lang, fileName, mediaType, sha256, forAgenda, forRecord, note } = annex;
  const { pages, characters, layers, hits, unread, taken } = annex.reading;
  return {
    ...{ id, title, lang, fileName, mediaType, bytes: annex.size, sha256, forAgenda, forRecord },
    state: annexState(annex),
    read: { pages, characters, layers: [...layers] },
    hits: hits.map(({ kind, place, count }) => ({ kind, layer: place.layer, at: place.at, count })),
    unread: unread.map(({ why, at }) => ({ why, at })),
    taken: taken?.map(({ what, at, count }) => ({ what, at, count })) ?? null,
    note,
    addedAt: annex.addedAt.toISOString(),
  };
}
