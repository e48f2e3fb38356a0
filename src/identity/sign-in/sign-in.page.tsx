import { municipalityName, siteOf } from "../../profile/index.ts";
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Notice,
  Page,
  renderPage,
  Section,
  Title,
} from "../../web/index.ts";
import type { AskedByAnyone } from "../routes.ts";
import { roleTaskTexts, roleTexts } from "./role-names.ts";

/** How one may sign in: as the demo's people, or at the municipality's own login. */
export interface WaysIn {
  readonly demo: boolean;
  readonly login: boolean;
}

/** @param back where to go afterwards, a path on this site */
export function signInPage(asked: AskedByAnyone, ways: WaysIn, back: string): string {
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
        lede={`Skrivebordet er for dem, der arbejder med rejser for ${municipalityName(here, "da")}.`}
      />
      {ways.login && (
        <ButtonRow>
          <ButtonLink href={`/log-ind/oidc?retur=${encodeURIComponent(back)}`}>
            Log ind med kommunens log ind
          </ButtonLink>
        </ButtonRow>
      )}
      {ways.demo && <DemoPeople asked={asked} back={back} />}
      {!ways.demo && !ways.login && (
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
