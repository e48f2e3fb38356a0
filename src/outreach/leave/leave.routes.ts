import { type AskedByAnyone, linkHolder, type UdsynRoute, work } from "../../identity/index.ts";
import type { Database } from "../../platform/index.ts";
import { addressIn, html, type Reply, seeOther } from "../../web/index.ts";
import { knownIn } from "../known.ts";
import { leaverOf } from "../leave-token.ts";
import { leavePage, leftWord, wordPage } from "../link.page.tsx";
import type { SubscriberId } from "../outreach.tables.ts";
import { followed } from "../subscribe/subscribe.routes.ts";
import { subscriptionsOf } from "../subscription.store.ts";
import { keyOf } from "../topic.ts";
import { leave, leaveOne } from "./leave.ts";

/**
 * The way out, `/framelding/<token>`. A look changes nothing, for mail programs fetch links before their reader does; a mail
 * program's own button posts here without a page, a cookie or an origin (RFC 8058), in either of a form's two encodings, and is done
 * at once. Who has left already is told just that.
 */
export function leaveRoutes(
  { app, register }: Pick<Database, "app" | "register">,
  secret: string,
): readonly UdsynRoute[] {
  const path = "/framelding/:token";
  const given = ({ here, params }: AskedByAnyone) => leaverOf(secret, here.id, params.token ?? "");
  return [
    { lane: "link", method: "GET", path, handle: (asked) => looked(asked, given(asked)) },
    {
      ...({ lane: "open", method: "POST", path, uploads: { count: 1, bytes: 1_024 } } as const),
      handle: (asked: AskedByAnyone) => left(asked, given(asked)),
    },
  ];

  async function looked(asked: AskedByAnyone, id: SubscriberId | null): Promise<Reply> {
    if (id === null) return html(wordPage(asked, "link-gone"), 404);
    const known = await knownIn(register, asked.here);
    const all = await work(app, asked.here, linkHolder, asked.now, ({ tx, municipality }) =>
      subscriptionsOf(tx, municipality.id, id),
    );
    const topics = all.filter(({ confirmedAt }) => confirmedAt !== null);
    return html(topics.length === 0 ? wordPage(asked, "left") : leavePage(asked, followed(topics, known, asked)));
  }

  async function left(asked: AskedByAnyone, id: SubscriberId | null): Promise<Reply> {
    if (id === null) return html(wordPage(asked, "link-gone"), 404);
    const key = asked.form.get("topic");
    const hasLeft = await work(app, asked.here, linkHolder, asked.now, async (one) => {
      const all = await subscriptionsOf(one.tx, asked.here.id, id);
      const topic = all.find((one) => keyOf(one) === key);
      if (key === null) await leave(one, id);
      else if (topic) await leaveOne(one, id, topic);
      return topic !== undefined;
    });
    // Never led on where all is left: a mail program does not follow (RFC 8058).
    return key === null
      ? html(wordPage(asked, "left"))
      : seeOther(addressIn(asked.lang, asked.path) + (hasLeft ? `?${leftWord}` : ""));
  }
}
