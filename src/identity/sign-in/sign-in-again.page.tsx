import {
  Button,
  ButtonLink,
  ButtonRow,
  FileField,
  Notice,
  Page,
  renderPage,
  Section,
  type SentForm,
  type Site,
  Title,
} from "../../web/index.ts";

/** Where one who signed in beside a form is told to go back to it. */
export const signedInPath = "/skrivebord/logget-ind";

/** Signing in beside a form that is being written, in a tab of its own. */
export const signInInNewTab = `/log-ind?retur=${encodeURIComponent(signedInPath)}`;

/**
 * What a form is answered when its sender's sign-in is over: everything that was typed stands in this page and nowhere
 * else, and is sent again from it by a press, once one has signed in beside it. It comes from our own page, as any form.
 * Files are not kept for somebody nobody knows: they are named, and chosen again here.
 */
export function signInAgainPage(site: Site, action: string, { form, files }: SentForm): string {
  const typed = [...form];
  const chosen = [...Map.groupBy(files, (one) => one.field)].map(
    ([field, of]) => [field, of.map((one) => baseName(one.fileName)).filter((name) => name !== "")] as const,
  );
  const named = chosen.flatMap(([, names]) => names);
  return renderPage(
    <Page lang="da" site={site} title="Du er logget ud" current="/skrivebord" tone="desk">
      <Title title={named.length > 0 ? "Du er logget ud. Vælg filerne igen" : "Du er logget ud, men intet er tabt"} />
      <div class="stack-l">
        <Notice tone="watch" announce>
          <p>
            {named.length > 0
              ? "Det, du sendte, er ikke gemt. Det, du skrev, ligger i denne side, indtil du lukker den. Filerne tager Udsyn ikke imod fra en, der ikke er logget ind: de ligger stadig hos dig."
              : "Det, du sendte, er ikke gemt endnu. Det ligger i denne side, indtil du lukker den."}
          </p>
        </Notice>
        <Section first title="1. Log ind" note="Siden åbner i et nyt faneblad, så denne bliver stående.">
          <p>
            <a class="btn" href={signInInNewTab} target="_blank" rel="noopener">
              Log ind i et nyt faneblad
            </a>
          </p>
        </Section>
        <Section
          title={chosen.length > 0 ? "2. Kom tilbage, vælg filerne, og send igen" : "2. Kom tilbage, og send igen"}
          note="Så går det, du skrev, samme vej som før."
        >
          <form
            class="form"
            method="post"
            action={action}
            encType={chosen.length > 0 ? "multipart/form-data" : undefined}
          >
            {typed.map(([name, value], at) => (
              <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
            ))}
            {chosen.map(([field, names]) => (
              <FileField
                key={field}
                label={names.length > 1 ? "Vælg filerne igen" : "Vælg filen igen"}
                name={field}
                {...(names.length > 0 && { hint: `Du sendte ${names.join(", ")}.` })}
                multiple={names.length > 1}
              />
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

/** A browser may say a file's whole path; its last part is what people know it by. */
function baseName(fileName: string): string {
  return (fileName.split(/[/\\]/).at(-1) ?? "").slice(0, 200);
}
