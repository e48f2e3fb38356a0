import { emptyOnce, idIn, tagAsked, type UdsynRoute, valid, work } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { json } from "../../web/index.ts";
import { eraseTravelList, lookAtTravelList, writeTravelList } from "./keep-travel-list.ts";
import { listDigest, sealedListSchema, travelListSchema } from "./travel-list.ts";

const path = "/api/v1/trips/:id/travel-list";
const allow = ["coordinator"];

/** The travel list for programs. What tells a repeat is a digest that nobody makes who lacks the secret: passport numbers are few. */
export function travelListApi(db: Db, secret: string): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "GET",
      path,
      allow,
      api: {
        summary: "The travel list. Each look is logged.",
        answers: { 200: sealedListSchema, 404: null, 409: null },
      },
      handle: async (asked) => {
        const { list, tag } = await work(db, asked.here, asked.who, asked.now, (one) =>
          lookAtTravelList(one, secret, idIn<"trip">(asked)),
        );
        return json(list, 200, { etag: `"${tag}"` });
      },
    },
    {
      lane: "api",
      method: "PUT",
      path,
      allow,
      api: {
        summary: "Writes the travel list: passport, allergies, emergency contact. Encrypted, never published.",
        body: travelListSchema,
        answers: { 204: null, 409: null, 412: null, 422: null },
      },
      handle: async (asked) => {
        const list = valid(travelListSchema, asked.json);
        const tripId = idIn<"trip">(asked);
        return emptyOnce(
          db,
          asked,
          (one) => writeTravelList(one, secret, tripId, list, tagAsked(asked)),
          listDigest(secret, { municipalityId: asked.here.id, tripId }, list),
        );
      },
    },
    {
      lane: "api",
      method: "DELETE",
      path,
      allow,
      api: {
        summary: "Erases the travel list before its time; with If-Match only the one that was seen.",
        answers: { 204: null, 404: null, 409: null, 412: null },
      },
      handle: (asked) => emptyOnce(db, asked, (one) => eraseTravelList(one, idIn<"trip">(asked), tagAsked(asked))),
    },
  ];
}
