import type { Work } from "../../identity/index.ts";
import { countKept, deleteKept, dueKept, type KeptRows, type RetentionRule } from "../../records/index.ts";
import { forgetSubscriber } from "../leave/leave.ts";
import type { SubscriberId } from "../outreach.tables.ts";
import { requestDays } from "../terms.ts";

const unconfirmed: KeptRows = { table: "outreach_subscriber", of: "t.confirmed_at IS NULL", from: "t.asked_at" };
const asked: KeptRows = { table: "outreach_subscription", of: "t.confirmed_at IS NULL", from: "t.asked_at" };
const before = ({ now }: Work) => new Date(now.getTime() - requestDays * 86_400_000);

/** What is kept of those who follow, and for how long. */
export const outreachRetention: readonly RetentionRule<Work>[] = [
  {
    id: "subscription-requests",
    what: "Tilmeldinger til nyt på mail, som ingen har bekræftet",
    purpose: "At kun den, der har adressen, kan tilmelde den.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra f",
    term: () => `${requestDays} dage`,
    how: "Adressen slettes med det, der blev bedt om, og med brevet.",
    standing: ({ tx, municipality, ...rest }) =>
      countKept(tx, municipality.id, asked, before({ tx, municipality, ...rest })),
    erase: async (work) => {
      const { tx, municipality } = work;
      const ids = await dueKept(tx, municipality.id, unconfirmed, before(work), "subscriber_id");
      for (const id of ids) await forgetSubscriber(work, id as SubscriberId);
      return ids.length + (await deleteKept(tx, municipality.id, asked, before(work)));
    },
  },
];
