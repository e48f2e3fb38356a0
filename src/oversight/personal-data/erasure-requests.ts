import { trace, type Work } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { type ErasureRequest, erasureRequests, matcherOf, readErasureRequest } from "../../records/index.ts";
import { type PersonPlace, placesOf, type Sources } from "./person-places.ts";

/** The second pair of eyes: another data protection officer, or whoever gives access. */
export const secondPeople: readonly RoleName[] = ["dpo", "admin"];

export interface RequestLooked {
  readonly request: ErasureRequest;
  /** Everywhere the person stands now, what is left out too. */
  readonly places: readonly PersonPlace[];
}

/** Erasures that one person has asked for and another carries out. To read them is a look. */
export async function lookAtRequests(one: Work, sources: Sources): Promise<readonly RequestLooked[]> {
  const requests = await erasureRequests(one.tx, one.municipality.id);
  const looked: RequestLooked[] = [];
  for (const request of requests)
    looked.push({
      request,
      places: await placesOf(one, sources, matcherOf(request.asked.names), request.asked.except),
    });
  await trace(one, {
    action: "oversight.read-erasure-requests",
    subject: { type: "personal-data", id: "requests" },
    after: { requests: requests.length },
  });
  return looked;
}

/** One of them. To read it is a look. @throws NotFound `erasure-unknown` */
export async function lookAtRequest(one: Work, sources: Sources, id: string): Promise<RequestLooked> {
  const request = await readErasureRequest(one.tx, one.municipality.id, id);
  const places = await placesOf(one, sources, matcherOf(request.asked.names), request.asked.except);
  await trace(one, {
    action: "oversight.read-erasure-requests",
    subject: { type: "personal-data", id: request.id },
    after: { requests: 1 },
  });
  return { request, places };
}
