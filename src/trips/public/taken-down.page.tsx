import { dateInZone } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, siteOf, translationsOf, whose, writeTo } from "../../profile/index.ts";
import { addressIn, ButtonLink, ButtonRow, Foreign, Page, Title } from "../../web/index.ts";
import { takenDownTexts } from "./taken-down.texts.ts";

interface GoneProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  /** `null` where it has been erased since, or none was given. */
  readonly reason: string | null;
}

interface TakenDownProps extends GoneProps {
  readonly at: Date;
  /** The trip's own address, on a page beside it. */
  readonly slug?: string;
  /** The address that answers so in every language. */
  readonly path?: string;
}

/** What the address of a trip says that was taken down, and of all that went with it: that it was there, since when it is not, and why. */
export function TakenDownPage({ here, lang, base, at, reason, slug, path }: TakenDownProps) {
  const t = takenDownTexts.in(lang);
  const list = addressIn(lang, "/rejser");
  return (
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("title")}
      current={list}
      {...(path !== undefined && { translations: translationsOf(here, path) })}
      crumbs={[
        { text: t("front"), href: siteOf(here, lang, base).home },
        { text: t("trips"), href: list },
        { text: t("crumb"), ...(slug && { href: addressIn(lang, `/rejser/${slug}`) }) },
        ...(slug ? [{ text: t("beside") }] : []),
      ]}
    >
      <Title title={t("title")} lede={takenDownOn(here, lang, at)} />
      <div class="stack-l">
        <Why here={here} lang={lang} reason={reason} />
        <p>{t("log")}</p>
        <WhereToAsk here={here} lang={lang} />
        <ButtonRow>
          <ButtonLink href={list}>{t("all")}</ButtonLink>
          <SeeLog lang={lang} />
        </ButtonRow>
      </div>
    </Page>
  );
}

interface AnnexGoneProps extends GoneProps {
  readonly slug: string;
  /** `null` where no version has told of it yet. */
  readonly at: Date | null;
}

/** What the address of an annex says that was taken back from a trip which is still public. */
export function AnnexGonePage({ here, lang, base, slug, at, reason }: AnnexGoneProps) {
  const t = takenDownTexts.in(lang);
  const list = addressIn(lang, "/rejser");
  const trip = addressIn(lang, `/rejser/${slug}`);
  const of = { whose: whose(here.profile) };
  return (
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("annex.title")}
      current={list}
      crumbs={[
        { text: t("front"), href: siteOf(here, lang, base).home },
        { text: t("trips"), href: list },
        { text: t("trip"), href: trip },
        { text: t("crumb") },
      ]}
    >
      <Title
        title={t("annex.title")}
        lede={at === null ? t("annex.lede", of) : t("annex.lede.since", { ...of, date: dayOf(here, lang, at) })}
      />
      <div class="stack-l">
        {reason !== null && <Why here={here} lang={lang} reason={reason} />}
        <p>{t("annex.log")}</p>
        <WhereToAsk here={here} lang={lang} />
        <ButtonRow>
          <ButtonLink href={trip}>{t("annex.trip")}</ButtonLink>
          <SeeLog lang={lang} />
        </ButtonRow>
      </div>
    </Page>
  );
}

interface WhyProps {
  readonly here: Municipality;
  readonly lang: Lang;
  /** `null` where it has been erased since: that is said in a word of ours, in the page's language. */
  readonly reason: string | null;
}

/** Why something was taken down. */
export function Why({ here, lang, reason }: WhyProps) {
  const t = takenDownTexts.in(lang);
  return (
    <dl class="answers">
      <div>
        <dt>{t("why")}</dt>
        <dd>{reason === null ? t("erased") : <Foreign text={reason} lang={here.profile.languages[0]} />}</dd>
      </div>
    </dl>
  );
}

/** Whom to ask what no page says any more; nothing where nobody is named. */
function WhereToAsk({ here, lang }: Pick<GoneProps, "here" | "lang">) {
  const { email, website } = writeTo(here.profile);
  const href = email ? `mailto:${email}` : website;
  if (href === undefined) return null;
  return (
    <p>
      {takenDownTexts.in(lang)("ask")} <a href={href}>{email ?? website}</a>
    </p>
  );
}

function SeeLog({ lang }: { readonly lang: Lang }) {
  return (
    <ButtonLink href={addressIn(lang, "/log")} weight="quiet">
      {takenDownTexts.in(lang)("see-log")}
    </ButtonLink>
  );
}

/** By whom and when it was taken down. */
export function takenDownOn(here: Municipality, lang: Lang, at: Date): string {
  return takenDownTexts.in(lang)("lede", { whose: whose(here.profile), date: dayOf(here, lang, at) });
}

function dayOf(here: Municipality, lang: Lang, at: Date): string {
  return formatsIn(lang).date(dateInZone(at, here.profile.timeZone));
}
