import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { operator, type Who } from "../../src/identity/index.ts";
import { createTrip, fixPublicPlan, readTrip, type TripId } from "../../src/trips/index.ts";
import type { TestSite } from "./site.ts";

const coordinator: Who = {
  actor: { ...operator.actor, name: "coordinator" },
  grants: [{ role: "coordinator", scope: null }],
};

/** A trip made from a plan's fields and published as it stands, without its rulings. Gives its id and its address's last part. */
export function publishedTrip(
  site: TestSite,
  slug: string,
  plan: Readonly<Record<string, unknown>>,
): Promise<{ id: TripId; slug: string }> {
  return site.doing(
    slug,
    async (work) => {
      const trip = await createTrip(work, plan);
      const published = await site.rooms.publishTrip(work, await fixPublicPlan(work, trip, null), null);
      if (!published) throw new Error("a trip that no committee ruled on waits for nothing");
      return { id: trip.id, slug: published.slug };
    },
    coordinator,
  );
}

/** Publishes a trip again as it stands, as a correction. */
export function publishedAgain(site: TestSite, slug: string, id: TripId, reason: string): Promise<unknown> {
  return site.doing(slug, async (work) =>
    site.rooms.publishTrip(
      work,
      await fixPublicPlan(work, await readTrip(work.tx, work.municipality.id, id, "hold"), null),
      reason,
    ),
  );
}

/**
 * Asks the site as a reader of a municipality does, with nothing but an address. By `node:http`, since `fetch` sends no
 * Host of one's own; a compressed answer comes as its bytes.
 */
export function reads(
  site: TestSite,
  slug: string,
): (pathname: string, headers?: Record<string, string>, method?: string) => Promise<Response> {
  const port = new URL(site.address).port;
  const host = `${slug}.localhost:${port}`;
  return async (pathname, headers = {}, method = "GET") => {
    // A line of its own: one that is kept is closed from the other end while a test that reckons for long hears nothing.
    const to = { host: "127.0.0.1", port, path: pathname, method, agent: false } as const;
    const asked = request({ ...to, headers: { host, ...headers } }).end();
    const [answer]: IncomingMessage[] = await once(asked, "response");
    if (!answer) throw new Error("no answer");
    const body = await buffer(answer);
    const said = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(body.length === 0 ? null : new Uint8Array(body), {
      status: answer.statusCode ?? 0,
      headers: said,
    });
  };
}
