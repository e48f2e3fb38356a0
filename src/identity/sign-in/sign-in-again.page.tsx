import { Button, ButtonLink, ButtonRow, Notice, Page, renderPage, Section, type Site, Title } from "../../web/index.ts";

/** Where one who signed in beside a form is told to go back to it. */
export const signedInPath = "/skrivebord/logget-ind";

/** Signing in beside a form that is being written, in a tab of its own. */
export const signInInNewTab = `/log-ind?retur=${encodeURIComponent(signedInPath)}`;

/**
 * What a form is answered when its sender's sign-in is over: everything that was typed stands in this page and nowhere
 * else, and is sent again from it by a press, once one has signed in beside it. It comes from our own page, as any form.
 */
export function signInAgainPage(site: Site, action: string, form: URLSearchParams): string {
  const typed = [...form];
  return renderPage(
    <Page lang="da" site={site} title="Du er logget ud" current="/skrivebord" tone="desk">
      <Title title="Du er logget ud, men intet er tabt" />
      <div class="stack-l">
        <Notice tone="watch" announce>
          <p>Det, du sendte, er ikke gemt endnu. Det ligger i denne side, indtil du lukker den.</p>
        </Notice>
        <Section first title="1. Log ind" note="Siden åbner i et nyt faneblad, så denne bliver stående.">
          <p>
            <a class="btn" href={signInInNewTab} target="_blank" rel="noopener">
              Log ind i et nyt faneblad
            </a>
          </p>
        </Section>
        <Section title="2. Kom tilbage, og send igen" note="Så går det, du skrev, samme vej som før.">
          <form class="form" method="post" action={action}>
            {typed.map(([name, value], at) => (
              <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
            ))}
            <ButtonRow>
              <Button>Send igen</Button>
              <ButtonLink weight="bare" href="/skrivebord">
                Kassér det, og gå til skrivebordet
              </ButtonLink>
            </ButtonRow>
          </form>
        </Section>
      </div>
    </Page>,
  );
}
