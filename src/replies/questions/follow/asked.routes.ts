import { type AskedByAnyone, linkHolder, type UdsynRoute, work } from "../../../identity/index.ts";
import type { Database } from "../../../platform/index.ts";
import { isRoomOn } from "../../../profile/index.ts";
import { html, type Reply } from "../../../web/index.ts";
import { questionHash } from "../ask/ask-question.ts";
import type { PublicRecords } from "../asked-about.ts";
import { questionByLink } from "../question.store.ts";
import type { Question } from "../question.ts";
import { askedPage, noQuestionPage } from "./asked.page.tsx";

/** The page where a question is followed, `/spoergsmaal/<token>`: the receipt, and the answer once there is one. A look changes nothing. */
export function askedRoutes(db: Pick<Database, "app">, records: readonly PublicRecords[]): readonly UdsynRoute[] {
  return [{ lane: "link", method: "GET", path: "/spoergsmaal/:token", handle: looked }];

  async function looked(asked: AskedByAnyone): Promise<Reply> {
    const hash = questionHash(asked.params.token ?? "");
    const question = await work(db.app, asked.here, linkHolder, asked.now, ({ tx, municipality }) =>
      questionByLink(tx, municipality.id, hash),
    );
    if (!question) return html(noQuestionPage(asked), 404);
    return html(askedPage(asked, question, await isPublic(asked, question)));
  }

  /** Whether what was asked about can still be seen, so that no link leads to what was withdrawn. */
  async function isPublic(asked: AskedByAnyone, { path }: Question): Promise<boolean> {
    const kind = records.find(({ at }) => path.startsWith(`${at}/`));
    if (!kind || !isRoomOn(asked.here.profile, kind.room)) return false;
    const found = await kind.find(asked, path.slice(kind.at.length + 1));
    return found !== null && found !== "gone";
  }
}
