import { instant } from "../../kernel/index.ts";
import { type Db, formatsIn } from "../../platform/index.ts";
import { type UnsentLetter, unsentLetters } from "../../records/index.ts";
import { Details, EmptyState, type Reply, Title } from "../../web/index.ts";
import type { AskedByWho, UdsynRoute } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import { trace, work } from "../work.ts";
import { accessBase } from "./access-base.ts";

const f = formatsIn("da");
const title = "Demoens breve";
const mostShown = 30;

export const demoLettersBase = "/skrivebord/breve";

/** A demo sends no mail: whoever tries a task that goes on in a letter reads it here. A municipality's own site has no such page. */
export function demoLetters(db: Db): readonly UdsynRoute[] {
  return [
    {
      ...({ lane: "staff", allow: ["admin"], whole: true, method: "GET", path: demoLettersBase } as const),
      handle: (asked: AskedByWho) =>
        work(db, asked.here, asked.who, asked.now, async (one) => {
          const letters = await unsentLetters(one.tx, one.municipality.id, mostShown);
          const subject = { type: "person", id: "all" };
          await trace(one, { action: "identity.look-at-letters", subject });
          return lettersReply(asked, letters);
        }),
    },
  ];
}

function lettersReply(asked: AskedByWho, letters: readonly UnsentLetter[]): Reply {
  const zone = asked.here.profile.timeZone;
  return deskReply({
    asked,
    title,
    crumbs: [{ text: "Adgang", href: accessBase }, { text: title }],
    children: (
      <>
        <Title
          title={title}
          lede="Demoen sender ingen mails. Her ligger de breve, der ville være sendt. Et link virker, indtil det er brugt, udløbet eller trukket tilbage."
        />
        {letters.length === 0 && (
          <EmptyState title="Ingen breve venter">
            Send en tjenesterejse til lederen, eller bed om bidrag til en rapport.
          </EmptyState>
        )}
        {letters.map(({ id, to, subject, text, postedAt }, at) => (
          <Details key={id} summary={`${subject} · ${to} · ${f.moment(instant(postedAt), zone)}`} open={at === 0}>
            {text.split(/\n{2,}/).map((part, line) => (
              <p key={line} class="written">
                {part.split(/(https?:\/\/[^\s<>"]+)/).map((word, piece) =>
                  piece % 2 === 1 ? (
                    <a key={piece} href={word}>
                      {word}
                    </a>
                  ) : (
                    word
                  ),
                )}
              </p>
            ))}
          </Details>
        ))}
      </>
    ),
  });
}
