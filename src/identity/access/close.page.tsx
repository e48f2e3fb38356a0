import { formatsIn } from "../../platform/index.ts";
import { Checkboxes, Confirm, Notice, type Reply } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";
import { deskReply } from "../sign-in/desk-page.tsx";
import type { Closing } from "./access.ts";
import { accessBase } from "./access-base.ts";
import { grantWords } from "./grant-words.ts";

const f = formatsIn("da");

/** What happens when somebody's access is closed, before it is. */
export function closingReply(asked: AskedByWho, { person, tokens, links, standsInFor, left }: Closing): Reply {
  const title = `Vil du lukke adgangen for ${person.name}?`;
  return deskReply({
    asked,
    title,
    crumbs: [{ text: "Adgang", href: accessBase }, { text: "Luk adgang" }],
    children: (
      <Confirm question={title} action={`${accessBase}/${person.id}/luk`} does="Luk adgangen" back={accessBase} danger>
        <p>{sessionWords(person.sessions)}</p>
        <p>{linkWords(links)}</p>
        <TokensMade asked={asked} name={person.name} tokens={tokens} />
        <p>Det, {person.name} har gjort, bliver stående i sagerne. Navnet slettes, når fristen er gået.</p>
        {left.length > 0 && (
          <Notice tone="watch" title="Ingen anden kan svare">
            <p>
              {person.name} er den eneste, der er {f.list(left.map((one) => lowerFirst(grantWords(asked, one))))}. Giv
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

/** What they made opens nothing any more, unless a program needs it and nobody but the program knows it. */
function TokensMade({
  asked,
  name,
  tokens,
}: {
  readonly asked: AskedByWho;
  readonly name: string;
  readonly tokens: Closing["tokens"];
}) {
  if (tokens.length === 0)
    return (
      <p>
        {name} har ikke lavet adgangstegn, der gælder. Kender {name} andres, så træk dem tilbage og lav nye.
      </p>
    );
  const said = (one: (typeof tokens)[number]) => `${one.name} (${lowerFirst(grantWords(asked, one))})`;
  const [admins, others] = [tokens.filter(isAdmins), tokens.filter((one) => !isAdmins(one))];
  return (
    <>
      <p>
        Adgangstegn, som {name} har lavet, holder op med at virke, for den, der kender et, kommer ind med det.
        {admins.length > 0 && ` Det gælder altid administratorens: ${f.list(admins.map(said))}.`}
      </p>
      {others.length > 0 && (
        <Checkboxes
          label="Behold adgangstegn"
          hint="Sæt kun hak, hvis et program bruger tegnet nu, og kun programmet kender det. Ellers: lav et nyt til programmet."
          name="keep"
          values={[]}
          options={others.map((one) => ({ value: one.id, text: said(one) }))}
          optional
        />
      )}
    </>
  );
}

function isAdmins({ role }: Closing["tokens"][number]): boolean {
  return role === "admin";
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

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
