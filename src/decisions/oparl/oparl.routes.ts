import { z } from "zod";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { committeeById } from "../../profile/index.ts";
import { lastModified, licenceOf, openHeaders, readHead } from "../../register/index.ts";
import { HttpRefusal, json } from "../../web/index.ts";
import type { GonePart } from "./gone-parts.ts";
import { isTakenBack, type Matter, type Matters, type TakenBackMatter } from "./matter.ts";
import { type ListAsked, listReply, readListAsked } from "./oparl-list.ts";
import {
  type At,
  addressOf,
  agendaItemAddress,
  agendaItemOf,
  annexOf,
  bodyOf,
  byMeeting,
  consultationOf,
  deletedAgendaItem,
  deletedConsultation,
  deletedFile,
  deletedMeeting,
  deletedPaper,
  fileOf,
  goneByMeeting,
  meetingOf,
  organizationsOf,
  paperOf,
  type Ruled,
  systemOf,
  termsOf,
} from "./oparl-objects.ts";
import {
  agendaItemObject,
  bodyObject,
  consultationObject,
  fileObject,
  meetingObject,
  oparlList,
  organizationObject,
  paperObject,
  systemObject,
  termObject,
} from "./oparl-schemas.ts";

interface Dated {
  readonly id: string;
  readonly created?: string;
  readonly modified?: string;
}

const listWords = z.object({
  page: z.string().describe("A page, from 1").optional(),
  created_since: z.string().describe("An instant, ISO 8601").optional(),
  created_until: z.string().optional(),
  modified_since: z
    .string()
    .describe("The list holds what is gone since then too, as `deleted`, and what changed in the minute before")
    .optional(),
  modified_until: z.string().optional(),
  elementsPerPage: z
    .string()
    .describe("A wish for shorter pages: so many papers, or days of meetings, to each")
    .optional(),
  limit: z.string().describe("The same wish, in the word that programs send as well").optional(),
  omit_internal: z
    .string()
    .describe("Taken, and passed over: objects stand whole in those that they are a part of")
    .optional(),
});
/** Matters, or days of meetings, that a page of a list is made of, at most. */
const mostPerPage = 100;

/** OParl 1.1 (oparl.org) from the published rulings and the profile's committees: read-only, the same in every language. */
export function oparlRoutes(db: Db, matters: Matters): readonly UdsynRoute[] {
  const at = async ({ here, base }: AskedByAnyone): Promise<At> => ({
    here,
    base,
    modifiedAt: (await readHead(db, here.id))?.changedAt ?? null,
  });
  const answer = (body: unknown, { modifiedAt }: At) =>
    json(body, 200, { ...openHeaders, ...lastModified(modifiedAt) });
  const get = (
    path: string,
    summary: string,
    schema: z.ZodType,
    find: (at: At, asked: AskedByAnyone) => Promise<object | null> | object | null,
  ): UdsynRoute => ({
    lane: "public",
    kept: true,
    method: "GET",
    path: `/oparl/v1.1/${path}`,
    api: { summary: `OParl 1.1: ${summary}`, answers: { 200: schema, 404: null } },
    handle: async (asked) => {
      const where = await at(asked);
      const found = await find(where, asked);
      if (!found) throw new HttpRefusal(404);
      return answer(found, where);
    },
  });
  const list = (
    path: string,
    summary: string,
    schema: z.ZodType,
    page: (
      at: At,
      list: ListAsked,
      asked: AskedByAnyone,
    ) => Promise<{ items: readonly Dated[]; goesOn: boolean } | null>,
  ): UdsynRoute => ({
    lane: "public",
    kept: true,
    method: "GET",
    path: `/oparl/v1.1/${path}`,
    api: {
      summary: `OParl 1.1: ${summary}`,
      query: listWords,
      answers: { 200: oparlList(schema), 400: null, 404: null },
    },
    handle: async (asked) => {
      const where = await at(asked);
      const said = readListAsked(asked.query, mostPerPage);
      const found = await page(where, said, asked);
      if (!found) throw new HttpRefusal(404);
      return answer(listReply(addressOf(where, asked.path.slice("/oparl/v1.1/".length)), said, found), where);
    },
  });
  const whole = (items: readonly Dated[], { page, perPage }: ListAsked) =>
    Promise.resolve({
      items: items.slice((page - 1) * perPage, page * perPage),
      goesOn: items.length > page * perPage,
    });

  async function matterPage({ here }: At, { page, perPage, modifiedSince }: ListAsked) {
    const found = await matters.page(here, {
      limit: perPage + 1,
      skip: (page - 1) * perPage,
      changedFrom: modifiedSince,
    });
    return { items: found.slice(0, perPage), goesOn: found.length > perPage };
  }
  /** Who asks what changed is told what is gone as well: with its record, and on the first page what went with a whole record. */
  async function goneOn(where: At, { page, modifiedSince }: ListAsked, items: readonly Matter[]) {
    if (modifiedSince === null) return [];
    return page === 1 ? [...items, ...(await matters.changed(where.here)).filter(isTakenBack)] : items;
  }
  async function ruledPage(
    where: At,
    said: ListAsked,
    objects: (ruled: readonly Ruled[]) => Dated[] | Promise<Dated[]>,
    deleted: (at: At, id: string, part: GonePart) => Dated,
  ) {
    const { items, goesOn } = await matterPage(where, said);
    const gone = await goneOn(where, said, items);
    return {
      items: [
        ...(await objects(ruledIn(items))),
        ...gone.flatMap((one) => one.gone.rulings.map((part) => deleted(where, one.id, part))),
      ],
      goesOn,
    };
  }
  /** Each with its place in its meeting, which other matters were at. */
  async function agendaItems(where: At, ruled: readonly Ruled[]) {
    const days = [...new Set(ruled.flatMap(({ one }) => dateOn(one.ruling.metOn) ?? []))];
    const among = days.length > 0 ? ruledIn(await matters.ruledOn(where.here, days)) : [];
    const all = [...byMeeting(where, among).values()].flatMap((own) =>
      own.map((one, order) => agendaItemOf(where, one, order)),
    );
    const known = new Map(all.map((item) => [item.id, item]));
    return ruled.flatMap((one) => known.get(agendaItemAddress(where, one)) ?? []);
  }
  async function papers(where: At, said: ListAsked) {
    const { items, goesOn } = await matterPage(where, said);
    const gone = (await goneOn(where, said, [])).filter(isTakenBack);
    return {
      items: [...items.map((one) => paperOf(where, one)), ...gone.map((one) => deletedPaper(where, one))],
      goesOn,
    };
  }
  async function meetings(where: At, { page, perPage, modifiedSince }: ListAsked, committeeId: string | null) {
    const days = await matters.days(where.here, { limit: perPage + 1, skip: (page - 1) * perPage });
    const shown = days.slice(0, perPage);
    const gone = goneByMeeting(where, await matters.changed(where.here));
    const live = await meetingsOn(where, shown);
    const found = [...live].flatMap(([address, all]) => meetingOf(where, all, gone.get(address) ?? []) ?? []);
    const lost = page === 1 && modifiedSince ? await lostMeetings(where, gone, modifiedSince) : [];
    const ofCommittee = (address: string) =>
      committeeId === null || address.startsWith(addressOf(where, `meetings/${committeeId}/`));
    return {
      items: [...found.toSorted((a, b) => (`${a.start} ${a.id}` < `${b.start} ${b.id}` ? 1 : -1)), ...lost].filter(
        ({ id }) => ofCommittee(id),
      ),
      goesOn: days.length > perPage,
    };
  }
  /** What was ruled at the meetings of some days. */
  async function meetingsOn(where: At, days: readonly DateOn[]) {
    const on: ReadonlySet<string> = new Set(days);
    const all = days.length > 0 ? ruledIn(await matters.ruledOn(where.here, days)) : [];
    return byMeeting(
      where,
      all.filter(({ one }) => on.has(one.ruling.metOn)),
    );
  }
  /** The meetings whose last item went since a moment. */
  async function lostMeetings(where: At, gone: ReturnType<typeof goneByMeeting>, since: Date) {
    const wentSince = [...gone].filter(([, parts]) => parts.some(({ goneAt }) => goneAt >= since));
    const days = new Set(wentSince.flatMap(([, [first]]) => dateOn(first?.metOn ?? "") ?? []));
    const live = await meetingsOn(where, [...days]);
    return wentSince.flatMap(([address, parts]) => (live.has(address) ? [] : (deletedMeeting(where, parts) ?? [])));
  }
  /** One ruling's object; of a ruling that is gone, that it is deleted. */
  const ofRuling = (
    object: (at: At, ruled: Ruled) => Promise<object | undefined> | object,
    deleted: (at: At, id: string, part: GonePart) => object,
  ) => {
    return async (where: At, { params: { id = "", key = "" } }: AskedByAnyone) => {
      const matter = await matters.one(where.here, id);
      if (!matter) return null;
      const one = isTakenBack(matter) ? undefined : matter.rulings.find((one) => one.key === key);
      if (one) return (await object(where, { matter: matter as Matter, one })) ?? null;
      const gone = matter.gone.rulings.find((part) => part.key === key);
      return gone ? deleted(where, matter.id, gone) : null;
    };
  };
  function filesOf(where: At, matter: Matter) {
    const minutes = ruledIn([matter]).flatMap((ruled) =>
      ruled.one.ruling.url === null ? [] : fileOf(where, ruled, ruled.one.ruling.url),
    );
    return [...minutes, ...matter.files.map((file) => annexOf(where, matter, file))];
  }
  const goneFilesOf = (where: At, { id, gone }: Matter | TakenBackMatter) =>
    gone.files.map((part) => deletedFile(where, id, part));

  return [
    get("system", "the system, where a reader begins.", systemObject, (where) =>
      systemOf(where, licenceOf(where.here).url),
    ),
    list("bodies", "the municipality, alone.", bodyObject, (where, said) =>
      whole([bodyOf(where, licenceOf(where.here).url)], said),
    ),
    get("body", "the municipality.", bodyObject, (where) => bodyOf(where, licenceOf(where.here).url)),
    list("terms", "council terms.", termObject, (where, said) => whole(termsOf(where), said)),
    get("terms/:from", "a council term.", termObject, (where, { params }) =>
      found(termsOf(where), `terms/${params.from}`, where),
    ),
    list("organizations", "committees.", organizationObject, (where, said) => whole(organizationsOf(where), said)),
    get("organizations/:id", "a committee.", organizationObject, (where, { params }) =>
      found(organizationsOf(where), `organizations/${params.id}`, where),
    ),
    list("organizations/:id/meetings", "a committee's meetings.", meetingObject, async (where, said, { params }) =>
      committeeById(where.here.profile, params.id ?? "") ? meetings(where, said, params.id ?? "") : null,
    ),
    list("persons", "no person is published here: empty.", z.object({}), (_, said) => whole([], said)),
    list("meetings", "meetings, as far as rulings of them are published.", meetingObject, (where, said) =>
      meetings(where, said, null),
    ),
    get("meetings/:committee/:on", "a meeting.", meetingObject, async (where, { params }) => {
      const on = dateOn(params.on ?? "");
      const address = addressOf(where, `meetings/${params.committee}/${params.on}`);
      const gone = goneByMeeting(where, on ? await matters.changed(where.here, on) : []).get(address) ?? [];
      const all = (await meetingsOn(where, on ? [on] : [])).get(address) ?? [];
      return meetingOf(where, all, gone) ?? deletedMeeting(where, gone);
    }),
    list("papers", "what committees ruled on: trips and visits.", paperObject, papers),
    get("papers/:id", "a paper.", paperObject, async (where, { params }) => {
      const matter = await matters.one(where.here, params.id ?? "");
      if (!matter) return null;
      return isTakenBack(matter) ? deletedPaper(where, matter) : paperOf(where, matter);
    }),
    list("agenda-items", "rulings as agenda items.", agendaItemObject, (where, said) =>
      ruledPage(where, said, (all) => agendaItems(where, all), deletedAgendaItem),
    ),
    get(
      "agenda-items/:id/:key",
      "an agenda item.",
      agendaItemObject,
      ofRuling(async (where, one) => (await agendaItems(where, [one]))[0], deletedAgendaItem),
    ),
    list("consultations", "which committee took which matter.", consultationObject, (where, said) =>
      ruledPage(where, said, (all) => all.map((one) => consultationOf(where, one)), deletedConsultation),
    ),
    get("consultations/:id/:key", "a consultation.", consultationObject, ofRuling(consultationOf, deletedConsultation)),
    list("files", "minutes that rulings lead to, and papers' annexes.", fileObject, async (where, said) => {
      const { items, goesOn } = await matterPage(where, said);
      const gone = await goneOn(where, said, items);
      return {
        items: [
          ...items.flatMap((one) => filesOf(where, one)),
          ...gone.flatMap((one): Dated[] => goneFilesOf(where, one)),
        ],
        goesOn,
      };
    }),
    get("files/:id/:key", "minutes, or a paper's annex.", fileObject, async (where, { params }) => {
      const matter = await matters.one(where.here, params.id ?? "");
      if (!matter) return null;
      const live = "takenBackAt" in matter ? [] : filesOf(where, matter);
      return found([...live, ...goneFilesOf(where, matter)], `files/${params.id}/${params.key}`, where);
    }),
  ];
}

function found<One extends { readonly id: string }>(all: readonly One[], path: string, at: At): One | null {
  return all.find(({ id }) => id === addressOf(at, path)) ?? null;
}

function ruledIn(all: readonly Matter[]): Ruled[] {
  return all.flatMap((matter) => matter.rulings.map((one) => ({ matter, one })));
}
