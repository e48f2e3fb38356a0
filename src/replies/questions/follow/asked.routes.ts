import { type AskedByAnyone, linkHolder, type UdsynRoute, work } from "../../../identity/index.ts";
import type { Database } from "../../../platform/index.ts";
import { html, type Reply } from "../../../web/index.ts";
import { questionHash } from "../ask/ask-question.ts";
import { isStillPublic, type PublicRecords } from "../asked-about.ts";
import { questionByLink } from "../question.store.ts";
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
    return html(askedPage(asked, question, await isStillPublic(records, asked, question)));
  }
}
