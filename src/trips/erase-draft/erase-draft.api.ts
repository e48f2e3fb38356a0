import { type AskedByWho, emptyOnce, idIn, type UdsynRoute, versionAsked } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { rolesThatMay } from "../may.ts";
import { eraseOwnDraft } from "./erase-draft.ts";

/** Erasing a draft, for programs: by the same rules as at the desk. */
export function eraseDraftApi(db: Db): readonly UdsynRoute[] {
  return [
    {
      lane: "api",
      method: "DELETE",
      path: "/api/v1/trips/:id",
      allow: rolesThatMay("edit"),
      api: {
        summary: "Erases a draft that was never sent anywhere, for good.",
        answers: { 204: null, 404: null, 409: null, 412: null },
      },
      handle: (asked: AskedByWho) =>
        emptyOnce(db, asked, (one) => eraseOwnDraft(one, idIn<"trip">(asked), versionAsked(asked))),
    },
  ];
}
