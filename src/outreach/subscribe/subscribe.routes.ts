import { type AskedByAnyone, linkHolder, linkMade, readLink, type UdsynRoute, work } from "../../identity/index.ts";
import { Conflict, fault, Invalid, NotFound } from "../../kernel/index.ts";
import type { Database } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import type { Post } from "../../records/index.ts";
import {
  addressIn,
  type FormErrors,
  formErrors,
  HttpRefusal,
  html,
  mailboxIn,
  type Reply,
  seeOther,
  sentForm,
} from "../../web/index.ts";
import { knownIn } from "../known.ts";
import { confirmedPage, confirmPage, type Followed, wordPage } from "../link.page.tsx";
import { outreachTexts } from "../outreach.texts.ts";
import { everything, type Known, keyOf, narrowWords, type Topic, topicIn, topicName } from "../topic.ts";
import { followPage, sentPage } from "./subscribe.page.tsx";
import { askedBy, askToFollow, confirm, confirmPurpose } from "./subscribe.ts";

/** The pages about following by mail that everybody sees alike, also where nothing can be sent. */
export function followPages({ register }: Pick<Database, "register">, post: Post): readonly UdsynRoute[] {
  const sent: UdsynRoute = {
    ...({ lane: "public", kept: true, method: "GET", path: "/abonnement/sendt" } as const),
    handle: async (asked: AskedByAnyone) => html(sentPage(asked, post)),
  };
  return [
    {
      ...({ lane: "public", kept: true, method: "GET", path: "/abonnement", words: narrowWords } as const),
      handle: async (asked: AskedByAnyone) => {
        const known = await knownIn(register, asked.here);
        const topic = topicIn(asked.query, known);
        // A stale address signs nobody up for everything.
        if (topic === null) throw new HttpRefusal(404);
        return html(followPage({ asked, known, post, topic }));
      },
    },
    ...(post === "none" ? [] : [sent]),
  ];
}

/** Asking to follow, and the link that confirms it: a look changes nothing, a button says yes. Where no letter can go, nobody may ask. */
export function subscribeRoutes(
  db: Pick<Database, "app" | "register">,
  { secret, baseOf, post }: { readonly secret: string; readonly baseOf: BaseOf; readonly post: Post },
): readonly UdsynRoute[] {
  if (post === "none") return [];
  const path = "/tilmelding/:token";
  return [
    { lane: "open", method: "POST", path: "/abonnement", mails: true, handle: (asked) => ask(asked) },
    { lane: "link", method: "GET", path, handle: (asked) => orSpent(asked, () => looked(asked)) },
    { lane: "link", method: "POST", path, handle: (asked) => orSpent(asked, () => said(asked)) },
  ];

  async function ask(asked: AskedByAnyone): Promise<Reply> {
    const { here, lang, now, form } = asked;
    const known = await knownIn(db.register, here);
    const topic = topicIn(form, known);
    const mailbox = mailboxIn(form.get("email") ?? "");
    const faults = [...("faults" in mailbox ? mailbox.faults : []), ...(topic ? [] : [fault("topic-unknown")])];
    if (!topic || !("email" in mailbox) || faults.length > 0) {
      const errors = formErrors(lang, faults, outreachTexts);
      return html(followPage({ asked, known, post, topic: topic ?? everything, values: sentForm(form), errors }), 422);
    }
    await work(db.app, here, linkHolder, now, (one) =>
      askToFollow({ work: one, known, secret, base: baseOf(here) }, { email: mailbox.email, topic, lang }),
    );
    return seeOther(addressIn(lang, "/abonnement/sendt"));
  }

  async function looked(asked: AskedByAnyone, ticked?: readonly string[], errors?: FormErrors): Promise<Reply> {
    const known = await knownIn(db.register, asked.here);
    return work(db.app, asked.here, linkHolder, asked.now, async (one) => {
      const { subjectId } = await readLink(one.tx, asked.here.id, confirmPurpose, asked.params.token ?? "", asked.now);
      const { email, asked: topics } = await askedBy(one, subjectId);
      return html(
        confirmPage({ asked, email, topics: followed(topics, known, asked), ...(ticked && { ticked }), errors }),
        errors ? 422 : 200,
      );
    });
  }

  async function said(asked: AskedByAnyone): Promise<Reply> {
    const ticked = asked.form.getAll("topic");
    const shown = (asked.form.get("shown") ?? "").split(",");
    const known = await knownIn(db.register, asked.here);
    try {
      const topics = await work(db.app, asked.here, linkHolder, asked.now, (one) => {
        const outreach = { work: one, known, secret, base: baseOf(asked.here) };
        return confirm(outreach, asked.params.token ?? "", asked.lang, { shown, ticked });
      });
      return html(confirmedPage(asked, followed(topics, known, asked)));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return looked(asked, ticked, formErrors(asked.lang, error.faults, outreachTexts));
    }
  }

  /** Pressed twice it is done once, and says so: the link's own refusals are words for its holder. */
  async function orSpent(asked: AskedByAnyone, answer: () => Promise<Reply>): Promise<Reply> {
    try {
      return await answer();
    } catch (error) {
      if (error instanceof NotFound) return html(wordPage(asked, "link-gone"), 404);
      if (!(error instanceof Conflict)) throw error;
      const made = await work(db.app, asked.here, linkHolder, asked.now, ({ tx, municipality }) =>
        linkMade(tx, municipality.id, confirmPurpose, asked.params.token ?? ""),
      );
      return html(wordPage(asked, made?.usedAt ? "link-used" : "link-gone"), 410);
    }
  }
}

/** Topics by name; one that is not here any more by what it was called in addresses. */
export function followed(
  topics: readonly Topic[],
  known: Known,
  { lang }: Pick<AskedByAnyone, "lang">,
): readonly Followed[] {
  return topics.map((one) => ({
    name: topicName(one, known, lang) ?? { text: one.value },
    key: keyOf(one),
  }));
}
