import { municipalityName, siteOf } from "../../profile/index.ts";
import { Button, EmptyState, Notice, Page, renderPage, Section, Title } from "../../web/index.ts";
import type { AskedByAnyone } from "../routes.ts";
import { roleTaskTexts, roleTexts } from "./role-names.ts";

/** @param demo whether the demo's people may be chosen. @param back where to go afterwards, a path on this site */
export function signInPage(asked: AskedByAnyone, demo: boolean, back: string): string {
  const { here, base } = asked;
  return renderPage(
    <Page
      lang="da"
      site={siteOf(here, "da", base)}
      title="Log ind"
      current="/skrivebord"
      tone="desk"
      crumbs={[{ text: "Forside", href: "/" }, { text: "Log ind" }]}
    >
      <Title
        title="Log ind"
        lede={`Skrivebordet er for dem, der arbejder med ${municipalityName(here, "da")}s rejser.`}
      />
      {demo ? (
        <DemoPeople asked={asked} back={back} />
      ) : (
        <EmptyState title="Log ind er ikke sat op endnu">
          Kommunens administrator forbinder Udsyn med kommunens eget log ind. Alt, der er offentligt, kan læses uden.
        </EmptyState>
      )}
    </Page>,
  );
}

function DemoPeople({ asked, back }: { asked: AskedByAnyone; back: string }) {
  const name = roleTexts.in("da");
  const task = roleTaskTexts.in("da");
  return (
    <Section first title="Vælg, hvem du vil være" note="Ét klik, ingen adgangskode. Gælder kun i demoen.">
      <ul class="rows">
        {asked.here.profile.demoPeople.map((person) => (
          <li key={person.role} class="row">
            <div>
              <b>{name(person.role)}</b>
              {person.name !== name(person.role) && <span class="m">{` ${person.name}`}</span>}
              <small>{task(person.role)}</small>
            </div>
            <form method="post" action="/log-ind/demo">
              <input type="hidden" name="role" value={person.role} />
              <input type="hidden" name="retur" value={back} />
              <Button weight="quiet">
                <span>
                  Log ind<span class="vh">{` som ${name(person.role).toLowerCase()}`}</span>
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <Notice tone="note">
        <p>Det, du gør i demoen, kan ses af andre på denne maskine. Skriv ikke rigtige personers oplysninger.</p>
      </Notice>
    </Section>
  );
}
