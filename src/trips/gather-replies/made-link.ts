import { z } from "zod";
import type { AskedByWho } from "../../identity/index.ts";
import { type Reply, showOnce } from "../../web/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { TripId } from "../trip.ts";

const made = z.object({ id: z.string(), link: z.string().max(500), what: z.enum(["contribution", "survey"]) });
export type MadeLink = Pick<z.output<typeof made>, "link" | "what">;

/** On to the page that shows a link that was just made, once. */
export function shownNext(id: TripId, link: MadeLink): Reply {
  const secret = Buffer.from(JSON.stringify({ id, ...link })).toString("base64url");
  return showOnce(`${tripPath({ id }, "bidrag")}?link`, secret);
}

/** The link to show now; `null` where there is none, or one of another trip or site. */
export function toShow({ shownOnce }: Pick<AskedByWho, "shownOnce">, id: TripId, base: string): MadeLink | null {
  if (shownOnce === null) return null;
  try {
    const { id: about, ...link } = made.parse(JSON.parse(Buffer.from(shownOnce, "base64url").toString("utf8")));
    return about === id && link.link.startsWith(`${base}/`) ? link : null;
  } catch {
    return null;
  }
}
