import { type KeptRows, notHeld } from "../../records/index.ts";

/** Who was asked for lines, with what they wrote, from the day the report was settled. */
export const contributionsKept: KeptRows = {
  table: "replies_invitation",
  of: notHeld("t.subject_type", "t.subject_id"),
  from: "t.over_since::timestamptz",
};
