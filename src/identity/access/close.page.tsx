import { formatsIn } from "../../platform/index.ts";
import { Confirm, Notice, type Reply } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import type { Closing } from "./access.ts";
import { accessBase } from "./access-base.ts";
import { grantWords } from "./grant-words.ts";

const f = formatsIn("da");

/** What happens when somebody's access is closed, before it is. */
export function closingReply(asked: AskedByWho, { person, links, standsInFor, left }: Closing): Reply {
  const title = `Vil du lukke adgangen for ${person.name}?`;
  return deskReply({
    asked,
    title,
    crumbs: [{ text: "Adgang", href: accessBase }, { text: "Luk adgang" }],
    children: (
      <Confirm question={title} action={`${accessBase}/${person.id}/luk`} does="Luk adgangen" back={accessBase} danger>
        <ul>
          <li>{sessionWords(person.sessions)}</li>
          <li>{linkWords(links)}</li>
          <li>
            Adgangstegn til programmer hører ikke til personer og gælder stadig. Kender {person.name} nogen af dem, så
            træk dem tilbage og lav nye.
          </li>
          <li>Det, {person.name} har gjort, bliver stående i sagerne. Navnet slettes, når fristen er gået.</li>
        </ul>
        {left.length > 0 && (
          <Notice tone="watch" title="Ingen anden kan svare">
            <p>
              {person.name} er den eneste, der er {f.list(left.map((one) => grantWords(asked, one).toLowerCase()))}. Giv
              en anden rollen, før du lukker, så sagerne ikke går i stå.
            </p>
          </Notice>
        )}
        {standsInFor.length > 0 && (
          <Notice tone="watch" title="Er stedfortræder">
            <p>For {f.list(standsInFor)}. Vælg en anden stedfortræder under personens fravær.</p>
          </Notice>
        )}
      </Confirm>
    ),
  });
}

function sessionWords(count: number): string {
  if (count === 0) return "Personen er ikke logget ind noget sted.";
  return count === 1
    ? "Personen bliver logget ud straks, ét sted."
    : `Personen bliver logget ud straks, ${f.number(count)} steder.`;
}

function linkWords(count: number): string {
  if (count === 0) return "Der venter ingen sager på svar fra personen i en mail.";
  return count === 1
    ? "Én sag venter på svar fra personen. Linket i mailen holder op med at virke, og sagen skal sendes til en anden."
    : `${f.number(count)} sager venter på svar fra personen. Linkene i mailene holder op med at virke, og sagerne skal sendes til en anden.`;
}
