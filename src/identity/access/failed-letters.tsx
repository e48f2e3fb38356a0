import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { DataTable, Notice, Section } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";
import type { Access } from "./access.ts";

const f = formatsIn("da");

/** Letters that did not get away, first of all: somebody waits for an answer that nobody was asked for. */
export function FailedLetters({ asked, letters }: { asked: AskedByWho; letters: Access["letters"] }) {
  if (letters.length === 0) return null;
  const zone = asked.here.profile.timeZone;
  const lost = letters.filter((one) => one.givenUp).length;
  return (
    <Section title="Breve, der ikke er kommet frem" note={f.number(letters.length)}>
      {lost > 0 && (
        <Notice tone="wrong" title={lost === 1 ? "Et brev er opgivet" : `${f.number(lost)} breve er opgivet`}>
          <p>
            Der prøves ikke mere. Ret mailadressen nedenfor eller ved kommunens log ind, og send dem igen fra sagen: der
            får de et nyt link.
          </p>
        </Notice>
      )}
      <DataTable
        caption="Breve, der ikke er kommet frem"
        captionHidden
        rows={letters}
        rowKey={(one) => `${one.to} ${one.postedAt.toISOString()} ${one.subject}`}
        columns={[
          {
            kind: "text",
            key: "letter",
            head: "Brev",
            narrow: "full",
            cell: (one) => (
              <>
                <b>{one.subject}</b>
                <small class="m"> {one.to}</small>
              </>
            ),
          },
          {
            kind: "text",
            key: "tries",
            head: "Forsøg",
            cell: (one) =>
              `${f.number(one.attempts)} siden ${f.moment(instant(one.postedAt), zone)}, ${one.givenUp ? "opgivet" : "prøves igen"}`,
          },
          {
            kind: "text",
            key: "why",
            head: "Postserverens svar",
            narrow: "full",
            cell: (one) => <code>{one.failure}</code>,
          },
        ]}
      />
    </Section>
  );
}
