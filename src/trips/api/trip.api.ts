import { z } from "zod";
import {
  type AskedByWho,
  doneOnce,
  etagOf,
  idIn,
  type UdsynRoute,
  valid,
  versionAsked,
  type Work,
  work,
} from "../../identity/index.ts";
import { fault, Invalid, isId } from "../../kernel/index.ts";
import { checked, type Db } from "../../platform/index.ts";
import { type BaseOf, roleNames, tripKinds } from "../../profile/index.ts";
import type { ErasedNames } from "../../records/index.ts";
import { answered, namesConfirmed } from "../../register/index.ts";
import { type Answer, json } from "../../web/index.ts";
import { copyTrip, createTrip } from "../create-trip/create-trip.ts";
import { draftingSchema } from "../drafting.ts";
import { editTrip } from "../edit-trip/edit-trip.ts";
import { rolesThatMay, sightOf } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { type Trip, tripStatuses } from "../trip.ts";
import { countTrips, listTrips, type TripCursor } from "../trip-lists.store.ts";
import { reportAuthors } from "../write-report/may-write-report.ts";
import { reportSchema, writeReport } from "../write-report/write-report.ts";
import { tripAnswer, tripListAnswer } from "./trip-answer.ts";
import { tripBody } from "./trip-body.ts";
import { tripResource } from "./trip-resource.ts";

const listQuery = z.object({
  status: z.enum(tripStatuses).optional(),
  kind: z.enum(tripKinds).optional(),
  committee: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  q: z.string().max(200).optional().describe("Words of heading, place or case number, all of them"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional(),
});

const draftingAsked = draftingSchema.extend({ namesConfirmed: namesConfirmed.optional() });

type Listed = Answer<typeof tripListAnswer>;

/** A list says how many trips it has in all as far as this; beyond, that there are more. */
const countedTo = 1_000;

/** The trips of the desk for programs: by the same use cases and permissions as the desk itself. */
export function tripApi(db: Db, baseOf: BaseOf, names: ErasedNames): readonly UdsynRoute[] {
  const doing = async (asked: AskedByWho, status: number, use: (work: Work) => Promise<Trip>) => {
    const done = await doneOnce(db, asked, async (one) => ({
      status,
      body: await tripResource(one, await use(one), baseOf),
    }));
    return json(done.body, done.status, etagOf(done.body));
  };

  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips",
      allow: roleNames,
      api: {
        summary: "Lists trips, those without a date first, then the latest first.",
        query: listQuery,
        answers: { 200: tripListAnswer },
      },
      handle: async (asked) => {
        const { status, kind, committee, unit, q, limit, cursor } = valid(listQuery, Object.fromEntries(asked.query));
        const filter = {
          ...(status && { status }),
          ...(kind && { kind }),
          ...(committee && { committeeId: committee }),
          ...(unit && { unitId: unit }),
          ...(q && { words: q }),
        };
        const sight = sightOf(asked.who);
        const after = cursor === undefined ? null : readCursor(cursor);
        return json(
          await work(db, asked.here, asked.who, asked.now, async (one): Promise<Listed> => {
            const page = await listTrips(one.tx, asked.here.id, sight, filter, { limit, after });
            const count = await countTrips(one.tx, asked.here.id, sight, filter, countedTo + 1);
            return {
              items: page.items.map((trip) => tripBody(trip, one)),
              next: page.next && writeCursor(page.next),
              count: Math.min(count, countedTo),
              countIs: count > countedTo ? "at-least" : "exact",
            };
          }),
        );
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips",
      allow: rolesThatMay("submit"),
      api: { summary: "Starts a trip as a draft.", body: draftingAsked, answers: { 201: tripAnswer, 422: null } },
      handle: (asked) =>
        doing(asked, 201, (one) => {
          const { given, confirmed } = answered(asked.json);
          return createTrip(one, given, one.who.actor.id, undefined, { names, confirmed });
        }),
    },
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/trips/:id",
      allow: roleNames,
      api: { summary: "One trip.", answers: { 200: tripAnswer, 404: null } },
      handle: async (asked) => {
        const body = await work(db, asked.here, asked.who, asked.now, async (one) =>
          tripResource(one, await openTrip(one, idIn<"trip">(asked)), baseOf),
        );
        return json(body, 200, etagOf(body));
      },
    },
    {
      lane: "api",
      method: "PATCH",
      path: "/api/v1/trips/:id",
      allow: rolesThatMay("edit"),
      api: {
        summary: "Changes a trip; with If-Match only if it is still that version.",
        body: draftingAsked,
        answers: { 200: tripAnswer, 412: null, 422: null },
      },
      handle: (asked) =>
        doing(asked, 200, (one) => {
          const { given, confirmed } = answered(asked.json);
          return editTrip(one, idIn<"trip">(asked), versionAsked(asked), given, "trips.edit", { names, confirmed });
        }),
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/trips/:id/copies",
      allow: rolesThatMay("submit"),
      api: {
        summary: "Starts a draft from an earlier trip, without its dates, rulings and report.",
        answers: { 201: tripAnswer, 404: null },
      },
      handle: (asked) => doing(asked, 201, async (one) => copyTrip(one, await openTrip(one, idIn<"trip">(asked)))),
    },
    {
      lane: "api",
      method: "PUT",
      path: "/api/v1/trips/:id/report",
      allow: reportAuthors,
      api: {
        summary: "Writes the report: aim, outcome, what we change.",
        body: reportSchema.extend({ namesConfirmed }),
        answers: { 200: tripAnswer, 412: null, 422: null },
      },
      handle: (asked) =>
        doing(asked, 200, (one) => {
          const { given, confirmed } = answered(asked.json);
          return writeReport(one, idIn<"trip">(asked), versionAsked(asked), given, { names, confirmed });
        }),
    },
  ];
}

function writeCursor({ startOn, id }: TripCursor): string {
  return `${startOn ?? ""}_${id}`;
}

function readCursor(text: string): TripCursor {
  const found = /^(\d{4}-\d{2}-\d{2})?_([0-9a-f-]{36})$/.exec(text);
  const read =
    found && checked(z.object({ startOn: draftingSchema.shape.startOn.unwrap() }), { startOn: found[1] ?? null });
  const id = found?.[2] ?? "";
  if (!read || "faults" in read || !isId<"trip">(id)) throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
  return { startOn: read.value.startOn, id };
}
