import { z } from "zod";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { committeeById } from "../../profile/index.ts";
import { lastModified, licenceOf, openHeaders, readHead } from "../../register/index.ts";
import { HttpRefusal, json } from "../../web/index.ts";
import type { Matter, Matters, TakenBackMatter } from "./matter.ts";
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
  fileOf,
  meetingOf,
  organizationsOf,
  paperOf,
  type Ruled,
  systemOf,
  takenBackPaper,
  termsOf,
} from "./oparl-objects.ts";
import {
  agendaItemObject,
  bodyObject,
  consultationObject,
  fileObject,
  meetingObject,
  oparl,
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
    .describe("The list of papers holds what was withdrawn since then too, as `deleted`")
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
  async function ruledPage(
    where: At,
    said: ListAsked,
    objects: (ruled: readonly Ruled[]) => Dated[] | Promise<Dated[]>,
  ) {
    const { items, goesOn } = await matterPage(where, said);
    return { items: await objects(ruledIn(items)), goesOn };
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
    const gone =
      said.modifiedSince && said.page === 1 ? await matters.takenBackSince(where.here, said.modifiedSince) : [];
    return {
      items: [...items.map((one) => paperOf(where, one)), ...gone.map((one) => takenBackPaper(where, one))],
      goesOn,
    };
  }
  async function meetings(where: At, { page, perPage }: ListAsked, committeeId: string | null) {
    const days = await matters.days(where.here, { limit: perPage + 1, skip: (page - 1) * perPage });
    const shown = days.slice(0, perPage);
    const [newest, oldest] = [shown[0], shown.at(-1)];
    if (!(newest && oldest)) return { items: [], goesOn: false };
    const ruled = ruledIn(await matters.ruledOn(where.here, shown)).filter(
      ({ one: { ruling } }) =>
        ruling.metOn >= oldest &&
        ruling.metOn <= newest &&
        (committeeId ?? ruling.committee.id) === ruling.committee.id,
    );
    const found = [...byMeeting(where, ruled).values()].flatMap((all) => meetingOf(where, all) ?? []);
    const newestFirst = found.toSorted((a, b) => (`${a.start} ${a.id}` < `${b.start} ${b.id}` ? 1 : -1));
    return { items: newestFirst, goesOn: days.length > perPage };
  }
  async function ruled(where: At, { params }: AskedByAnyone): Promise<Ruled | TakenBackMatter | null> {
    const matter = await matters.one(where.here, params.id ?? "");
    if (!matter || "takenBackAt" in matter) return matter;
    const one = matter.rulings.find(({ key }) => key === params.key);
    return one ? { matter, one } : null;
  }
  /** One ruling's object; of a record that was taken back, that it is deleted. */
  const ofRuling = (
    kind: string,
    name: string,
    object: (at: At, ruled: Ruled) => Promise<object | undefined> | object,
    must: object = {},
  ) => {
    return async (where: At, asked: AskedByAnyone) => {
      const found = await ruled(where, asked);
      if (found === null) return null;
      if ("one" in found) return (await object(where, found)) ?? null;
      if (/^\d{4}-\d\d-\d\d-[a-z0-9-]{1,100}$/.test(asked.params.key ?? ""))
        return {
          id: addressOf(where, `${kind}/${asked.params.id}/${asked.params.key}`),
          type: `${oparl}${name}`,
          ...must,
          modified: found.takenBackAt.toISOString(),
          deleted: true,
        };
      return null;
    };
  };

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
      const all = on ? ruledIn(await matters.ruledOn(where.here, [on])) : [];
      const meeting = addressOf(where, `meetings/${params.committee}/${params.on}`);
      return meetingOf(where, byMeeting(where, all).get(meeting) ?? []);
    }),
    list("papers", "what committees ruled on: trips and visits.", paperObject, papers),
    get("papers/:id", "a paper.", paperObject, async (where, { params }) => {
      const matter = await matters.one(where.here, params.id ?? "");
      if (!matter) return null;
      return "takenBackAt" in matter ? takenBackPaper(where, matter) : paperOf(where, matter);
    }),
    list("agenda-items", "rulings as agenda items.", agendaItemObject, (where, said) =>
      ruledPage(where, said, (all) => agendaItems(where, all)),
    ),
    get(
      "agenda-items/:id/:key",
      "an agenda item.",
      agendaItemObject,
      ofRuling("agenda-items", "AgendaItem", async (where, one) => (await agendaItems(where, [one]))[0], { order: 0 }),
    ),
    list("consultations", "which committee took which matter.", consultationObject, (where, said) =>
      ruledPage(where, said, (all) => all.map((one) => consultationOf(where, one))),
    ),
    get(
      "consultations/:id/:key",
      "a consultation.",
      consultationObject,
      ofRuling("consultations", "Consultation", consultationOf),
    ),
    list("files", "minutes that rulings lead to, and papers' annexes.", fileObject, async (where, said) => {
      const { items, goesOn } = await matterPage(where, said);
      const minutes = ruledIn(items).flatMap((one) =>
        one.one.ruling.url === null ? [] : fileOf(where, one, one.one.ruling.url),
      );
      const annexes = items.flatMap((matter) => matter.files.map((file) => annexOf(where, matter, file)));
      return { items: [...minutes, ...annexes], goesOn };
    }),
    get("files/:id/:key", "minutes, or a paper's annex.", fileObject, async (where, asked) => {
      const matter = await matters.one(where.here, asked.params.id ?? "");
      const files = matter === null || "takenBackAt" in matter ? [] : matter.files.map((file) => ({ matter, file }));
      const annex = files.find(({ file }) => file.id === asked.params.key);
      if (annex) return annexOf(where, annex.matter, annex.file);
      const one = await ruled(where, asked);
      if (one === null || !("one" in one) || one.one.ruling.url === null) return null;
      return fileOf(where, one, one.one.ruling.url);
    }),
  ];
}

function found<One extends { readonly id: string }>(all: readonly One[], path: string, at: At): One | null {
  return all.find(({ id }) => id === addressOf(at, path)) ?? null;
}

function ruledIn(all: readonly Matter[]): Ruled[] {
  return all.flatMap((matter) => matter.rulings.map((one) => ({ matter, one })));
}
