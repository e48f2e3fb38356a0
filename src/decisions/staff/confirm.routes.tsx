import { type AskedByWho, deskReply, doneAt, idIn, type UdsynRoute, type Work, work } from "../../identity/index.ts";
import { Conflict, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { Confirm, Notice, type Reply, sentForm, textAt } from "../../web/index.ts";
import { confirmMinutes } from "../confirm-minutes/confirm-minutes.ts";
import { minutesAhead } from "../confirm-minutes/minutes-ahead.ts";
import { decisionTexts } from "../decisions.texts.ts";
import { readRuling } from "../ruling.store.ts";
import type { Submission } from "../ruling.ts";
import { committeeWords, f } from "./meeting-words.ts";
import { rehearse } from "./rehearse.ts";
import { PublicPreview } from "./ruling.page.tsx";
import { seenOf } from "./seen.ts";
import type { SubjectDesk } from "./subject-desk.ts";

type DeskOf = (subjectType: string) => SubjectDesk;
const t = decisionTexts.in("da");
const allow = ["secretary"];

/** Confirming the minutes of a ruling: asked once more, with exactly what becomes public. */
export function confirmRoutes(db: Db, deskOf: DeskOf): readonly UdsynRoute[] {
  const path = "/skrivebord/beslutninger/:id/bekraeft";
  return [
    { lane: "staff", method: "GET", path, allow, handle: (asked) => ask(db, asked, deskOf) },
    {
      lane: "staff",
      method: "POST",
      path,
      allow,
      handle: (asked) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const { id, submission } = await readRuling(one.tx, one.municipality.id, idIn<"ruling">(asked));
          refuseAhead(one, submission);
          const desk = deskOf(submission.subject.type);
          await confirmMinutes(one, submission.subject, id, desk);
          const preview = await desk.preview(one, submission.subject.id);
          if (seenOf(preview) !== textAt(sentForm(asked.form), "seen")) throw new NotAsSeen();
          return doneAt(desk.pathOf(submission.subject.id), "minutes-confirmed");
        }).catch((error: unknown) => {
          if (error instanceof NotAsSeen) return ask(db, asked, deskOf, "changed");
          // A second press finds done what it asks for.
          if (error instanceof Conflict && error.code === "confirmed-already") return doneBefore(db, asked, deskOf);
          throw error;
        }),
    },
  ];
}

function doneBefore(db: Db, asked: AskedByWho, deskOf: DeskOf): Promise<Reply> {
  return work(db, asked.here, asked.who, asked.now, async (one) => {
    const { submission } = await readRuling(one.tx, one.municipality.id, idIn<"ruling">(asked));
    return doneAt(deskOf(submission.subject.type).pathOf(submission.subject.id), "minutes-confirmed-before");
  });
}

/** What would become public is another than what was looked at: nothing is confirmed. */
class NotAsSeen extends Error {}

function ask(db: Db, asked: AskedByWho, deskOf: DeskOf, since?: "changed"): Promise<Reply> {
  return rehearse(db, asked, async (one) => {
    const ruling = await readRuling(one.tx, one.municipality.id, idIn<"ruling">(asked));
    const { submission } = ruling;
    refuseAhead(one, submission);
    const desk = deskOf(submission.subject.type);
    const title = await desk.titleOf(one, submission.subject.id);
    await confirmMinutes(one, submission.subject, ruling.id, desk);
    const preview = await desk.preview(one, submission.subject.id);
    const isPublic = await desk.isPublic(one, submission.subject.id);
    const subjectPath = desk.pathOf(submission.subject.id);
    return deskReply({
      asked,
      title: "Bekræft referat",
      crumbs: [{ text: title, href: subjectPath }, { text: "Bekræft referat" }],
      children: (
        <>
          <Confirm
            question="Er referatet bekræftet?"
            action={`/skrivebord/beslutninger/${ruling.id}/bekraeft`}
            does={isPublic ? "Bekræft og offentliggør" : "Bekræft referatet"}
            back={subjectPath}
            hidden={{ seen: seenOf(preview) }}
          >
            {since === "changed" && (
              <Notice tone="watch" title="Referatet er ikke bekræftet endnu" announce>
                <p>Noget er ændret, siden du så det. Læs, hvad borgerne nu får at se.</p>
              </Notice>
            )}
            <p class="lede">{title}</p>
            <p>
              {`${committeeWords(asked.here.profile, submission)}, ${f.date(submission.meetsOn)}: `}
              <b>{t(`ruling.${ruling.ruling}`)}</b>
            </p>
            <p>
              <a href={`/skrivebord/beslutninger/${ruling.id}/ret`}>Ret beslutningen først</a>
            </p>
            {isPublic && (
              <Notice tone="watch">
                <p>
                  Det, der bliver offentligt, bliver skrevet i kommunens log. Det kan rettes, men ikke fjernes uden
                  spor.
                </p>
              </Notice>
            )}
          </Confirm>
          <PublicPreview isPublic={isPublic}>{preview}</PublicPreview>
        </>
      ),
    });
  });
}

/** At the desk a person can be asked back: docs/decisions/0009. @throws Invalid `minutes-ahead` */
function refuseAhead({ today }: Work, { meetsOn }: Submission): void {
  const ahead = minutesAhead(meetsOn, today);
  if (ahead.length > 0) throw new Invalid(ahead);
}
