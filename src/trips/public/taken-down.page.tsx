import { dateInZone } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, siteOf } from "../../profile/index.ts";
import { addressIn, ButtonLink, ButtonRow, Foreign, Page, Title } from "../../web/index.ts";
import { takenDownTexts } from "./taken-down.texts.ts";

interface TakenDownProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly at: Date;
  /** `null` where it has been erased since. */
  readonly reason: string | null;
}

/** What the address of a trip says that was taken down: that it was there, since when it is not, and why. */
export function TakenDownPage({ here, lang, base, at, reason }: TakenDownProps) {
  const t = takenDownTexts.in(lang);
  const f = formatsIn(lang);
  const site = siteOf(here, lang, base);
  const list = addressIn(lang, "/rejser");
  const date = f.date(dateInZone(at, here.profile.timeZone));
  return (
    <Page
      lang={lang}
      site={site}
      title={t("title")}
      current={list}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("trips"), href: list }, { text: t("crumb") }]}
    >
      <Title title={t("title")} lede={t("lede", { date })} />
      <dl class="answers">
        <div>
          <dt>{t("why")}</dt>
          <dd>{reason === null ? t("erased") : <Foreign text={reason} lang={here.profile.languages[0]} />}</dd>
        </div>
      </dl>
      <p>{t("log")}</p>
      <ButtonRow>
        <ButtonLink href={list}>{t("all")}</ButtonLink>
        <ButtonLink href={addressIn(lang, "/log")} weight="quiet">
          {t("see-log")}
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}
