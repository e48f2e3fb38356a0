import type { Work } from "../../identity/index.ts";
import { isId } from "../../kernel/index.ts";
import { momentIn, type OwnPart, type PersonalSource, personalTable } from "../../records/index.ts";
import { forgetSubscriber, subscriberPlace } from "../leave/leave.ts";
import type { SubscriberId } from "../outreach.tables.ts";

/** Links in letters to those who follow, as what holds one says it without it. */
export const outreachLinks = { tilmelding: "linket til tilmeldingen", framelding: "linket til afmeldingen" } as const;

type Row = Readonly<Record<string, unknown>>;

const topics = `(SELECT string_agg(c.word || CASE c.value WHEN '' THEN '' ELSE ' ' || c.value END, ', ' ORDER BY c.word, c.value)
  FROM udsyn.outreach_subscription c WHERE c.municipality_id = t.municipality_id AND c.subscriber_id = t.subscriber_id)`;

function ownOf(row: Row): readonly OwnPart[] {
  const chosen = typeof row.topics === "string" ? row.topics : "";
  return [{ field: "topics", part: "Får nyt på mail om", text: chosen }];
}

const subscribers = personalTable<Work>({
  table: "outreach_subscriber",
  key: "subscriber_id",
  what: "Nyt på mail",
  columns: { email: ["text", "Mailadresse"] },
  erasing: "row",
  more: { topics, asked_at: "t.asked_at" },
  at: momentIn("asked_at"),
  own: ownOf,
  // Another address is another mailbox, and confirms for itself.
  correctable: false,
});

/** Where this room holds addresses: those who follow, whole with what they chose. */
export const outreachPersonal: readonly PersonalSource<Work>[] = [
  {
    ...subscribers,
    erase: async (work, taking) => {
      const held = await subscribers.erase(work, taking);
      for (const id of new Set(held.map((one) => one.place.replace(subscriberPlace, ""))))
        await forgetSubscriber(work, id as SubscriberId);
      return held;
    },
    erasePlace: async (work, place) => {
      const id = place.startsWith(subscriberPlace) ? place.slice(subscriberPlace.length) : "";
      if (isId<"subscriber">(id)) await forgetSubscriber(work, id);
    },
  },
];
