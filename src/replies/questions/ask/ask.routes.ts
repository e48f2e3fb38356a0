import { randomUUID } from "node:crypto";
import { type AskedByAnyone, linkHolder, type UdsynRoute, work } from "../../../identity/index.ts";
import { dateInZone, isId } from "../../../kernel/index.ts";
import type { Database } from "../../../platform/index.ts";
import { type BaseOf, inRoom } from "../../../profile/index.ts";
import type { Post } from "../../../records/index.ts";
import {
  addressIn,
  type FormErrors,
  type FormTree,
  formErrors,
  HttpRefusal,
  html,
  movedTo,
  noErrors,
  type Reply,
  seeOther,
  sentForm,
} from "../../../web/index.ts";
import type { AskedAbout, PublicRecords } from "../asked-about.ts";
import { takesQuestions } from "../question.ts";
import { questionTexts } from "../questions.texts.ts";
import { askedNowherePage, askedTooLatePage, askPage } from "./ask.page.tsx";
import { answerByOn, askQuestion, questionToken, readAsking } from "./ask-question.ts";

interface AskWires {
  readonly secret: string;
  readonly baseOf: BaseOf;
  readonly post: Post;
}

/** Asking about a public record, `/rejser/<slug>/spoerg` and its like: a form without script or cookie, taken once, on to a page of its own. */
export function askRoutes(
  db: Pick<Database, "app">,
  records: readonly PublicRecords[],
  wires: AskWires,
): readonly UdsynRoute[] {
  return records.flatMap((kind) => {
    const path = `${kind.at}/:slug/spoerg`;
    return inRoom(kind.room, [
      { lane: "open", method: "GET", path, handle: (asked: AskedByAnyone) => opened(kind, asked) },
      {
        ...({ lane: "open", method: "POST", path, mails: true, looksItself: true } as const),
        handle: (asked: AskedByAnyone) => sent(kind, asked),
      },
    ] satisfies readonly UdsynRoute[]);
  });

  async function opened(kind: PublicRecords, asked: AskedByAnyone): Promise<Reply> {
    const { here, now } = asked;
    const about = await kind.find(asked, asked.params.slug ?? "");
    if (about === null) throw new HttpRefusal(404);
    if (about === "gone") return gone(kind, asked);
    if ("movedTo" in about) return movedTo(addressIn(asked.lang, `${kind.at}/${about.movedTo}/spoerg`));
    // Whoever was led here, or guessed it, hears where one asks instead.
    if (!takesQuestions(here, now)) return html(askedNowherePage(asked, about), 404);
    return shown(asked, about, {}, noErrors);
  }

  async function gone(kind: PublicRecords, asked: AskedByAnyone): Promise<Reply> {
    const page = await kind.gonePage?.(asked, asked.params.slug ?? "");
    if (!page) throw new HttpRefusal(410);
    return html(page, 410);
  }

  async function sent(kind: PublicRecords, asked: AskedByAnyone): Promise<Reply> {
    const { here, lang, now, form } = asked;
    const answerBy = requireTaken(asked);
    const values = sentForm(form);
    const about = await inForce(kind, asked);
    if (about === null) throw new HttpRefusal(404);
    if (about === "gone") return html(askedTooLatePage(asked, values), 410);
    const read = readAsking(values, wires.post !== "none");
    if ("faults" in read) return shown(asked, about, values, formErrors(lang, read.faults, questionTexts));
    const token = questionToken(wires.secret, here.id + formIn(asked), about, read.asking);
    await work(db.app, here, linkHolder, now, (one) =>
      askQuestion(one, about, read.asking, { token, lang, answerBy, baseOf: wires.baseOf }),
    );
    return seeOther(`${addressIn(lang, `/spoergsmaal/${token}`)}?sendt`);
  }

  function shown(asked: AskedByAnyone, about: AskedAbout, values: FormTree, errors: FormErrors): Reply {
    const answerBy = requireTaken(asked);
    const page = askPage({ asked, about, post: wires.post, answerBy, form: formIn(asked), values, errors });
    return html(page, errors.summary.length > 0 ? 422 : 200);
  }
}

/** By when a question of today is answered; where none are taken there is no such page. */
function requireTaken({ here, now }: AskedByAnyone) {
  const answerBy = answerByOn(here, dateInZone(now, here.profile.timeZone));
  if (answerBy === null) throw new HttpRefusal(404);
  return answerBy;
}

/** Sent to an address the record had before, it is about the same record. */
async function inForce(kind: PublicRecords, asked: AskedByAnyone): Promise<AskedAbout | "gone" | null> {
  const found = await kind.find(asked, asked.params.slug ?? "");
  const again =
    found !== null && typeof found === "object" && "movedTo" in found ? await kind.find(asked, found.movedTo) : found;
  return again !== null && typeof again === "object" && "movedTo" in again ? null : again;
}

/** The opened form's name; one that we did not give is nobody's, and meets no other. */
function formIn({ form }: AskedByAnyone): string {
  const given = form.get("form") ?? "";
  return isId(given) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : randomUUID();
}
