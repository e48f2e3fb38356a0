import type { DateOn } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import {
  accountsWindow,
  contactUnitIn,
  gathererIn,
  type Municipality,
  municipalityName,
  wordsOf,
  writeTo,
} from "../../profile/index.ts";
import { addressIn, Foreign, LinkRow, Notice, Section } from "../../web/index.ts";
import { organizationLinked } from "./linked.ts";
import { pageTexts } from "./pages.texts.ts";
import { PlainPage } from "./plain-page.tsx";
import { SourceCode } from "./source-code.tsx";

interface AboutProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
}

/** Where the licence stands in every language of the Union, the page's own last in the address. */
const licence = "https://eupl.eu/1.2";

/** What this is, who answers for it, what can be taken along, and what becomes of people's names. */
export function AboutPage({ here, lang, base, today }: AboutProps & { readonly today: DateOn }) {
  const t = pageTexts.in(lang);
  const window = accountsWindow(here.profile, today);
  const { fictional } = here.profile;
  const answers = writeTo(here.profile);
  const isReached = answers.email !== null || answers.website !== undefined;
  const municipality = municipalityName(here, lang);
  // Who gathered it answers for it; a municipality is named as the one responsible for what it made itself.
  const by = gathererIn(here.profile, lang);
  return (
    <PlainPage
      here={here}
      lang={lang}
      base={base}
      path="/om"
      facts={organizationLinked({ here, lang, base })}
      title={t("about.title")}
      lede={by === null ? t("about.lede", { municipality }) : t("gathered.lede", { municipality })}
    >
      <Section first title={t("about.what")}>
        {fictional && (
          <Notice tone="watch">
            <p>{t("about.fictional", { municipality })}</p>
          </Notice>
        )}
        <p>{by === null ? t("about.what.text") : t("gathered.what", { by, municipality })}</p>
      </Section>
      <Section title={t("about.responsible")}>
        <p>
          {`${t("about.responsible.text")} `}
          {by === null ? <Foreign {...contactUnitIn(here.profile, lang)} /> : t("gathered.by", { by, municipality })}
        </p>
        <WhereToWrite {...answers} lang={lang} />
      </Section>
      <Section id="offentligt" title={t("about.public")}>
        {(by === null
          ? (["about.public.1", "about.public.2", "about.public.3"] as const)
          : (["gathered.public", "gathered.public.3"] as const)
        ).map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
        {window && (
          <p>
            {t(by === null ? "about.public.older" : "gathered.public.older", {
              years: window.years,
              year: String(window.from),
            })}
          </p>
        )}
      </Section>
      <Section title={t("about.data")}>
        <p>{t("about.data.text")}</p>
        <LinkRow
          links={[
            { href: addressIn(lang, "/data"), text: t("about.data.link") },
            { href: addressIn(lang, "/log"), text: t("log.title") },
          ]}
        />
      </Section>
      <Section title={t("about.code")}>
        <p>{t("about.code.text")}</p>
        <SourceCode here={here} lang={lang} />
        <LinkRow links={[{ href: `${licence}/${lang}/`, text: "EUPL 1.2" }]} />
      </Section>
      <Section title={t("about.people")}>
        {(["about.people.1", "about.people.2"] as const).map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
        <p>
          {by === null ? t("about.people.3") : t(isReached ? "gathered.people" : "gathered.people.nowhere", { by })}
        </p>
      </Section>
    </PlainPage>
  );
}

interface WhereToWriteProps {
  readonly email: string | null;
  readonly website: string | undefined;
  readonly lang: Lang;
}

function WhereToWrite({ email, website, lang }: WhereToWriteProps) {
  if (email)
    return (
      <p>
        <a href={`mailto:${email}`}>{email}</a>
      </p>
    );
  if (website !== undefined)
    return (
      <p>
        <a href={website}>{website}</a>
      </p>
    );
  return <p class="m">{pageTexts.in(lang)("about.contact.unknown")}</p>;
}

/** Where a municipality has not said where its statement lies. */
export function NoStatementPage({ here, lang, base }: AboutProps) {
  const t = pageTexts.in(lang);
  const { email } = writeTo(here.profile);
  return (
    <PlainPage
      here={here}
      lang={lang}
      base={base}
      path="/was"
      title={t("was.title")}
      lede={t(wordsOf(here.profile, "was.missing"))}
    >
      <p>{t(wordsOf(here.profile, "was.target"))}</p>
      {email && (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
    </PlainPage>
  );
}
