import type { AskedByAnyone } from "../../identity/index.ts";
import { municipalityName, siteOf, translationsOf, wordsOf } from "../../profile/index.ts";
import type { Post } from "../../records/index.ts";
import {
  addressIn,
  ButtonLink,
  ButtonRow,
  type FormErrors,
  type FormTree,
  LinkRow,
  Page,
  renderPage,
  Section,
  Title,
} from "../../web/index.ts";
import { Follow } from "../follow.tsx";
import { outreachTexts } from "../outreach.texts.ts";
import { requestDays } from "../terms.ts";
import { type Known, type Topic, topicName } from "../topic.ts";

interface FollowView {
  readonly asked: AskedByAnyone;
  readonly known: Known;
  readonly post: Post;
  readonly topic: Topic;
  readonly values?: FormTree;
  readonly errors?: FormErrors;
}

/** The form on a page of its own: where one is led from elsewhere, and where it comes back to when something is wrong. */
export function followPage({ asked, known, post, topic, values, errors }: FollowView): string {
  const { here, lang, base } = asked;
  const t = outreachTexts.in(lang);
  const site = siteOf(here, lang, base);
  const behind = topic.word === "alt" ? "" : `?${new URLSearchParams({ [topic.word]: topic.value })}`;
  const path = `/abonnement${behind}`;
  const name = topicName(topic, known, lang) ?? { text: outreachTexts.in(lang)("all") };
  const lede = t(wordsOf(here.profile, "follow.lede"), { municipality: municipalityName(here, lang) });
  return renderPage(
    <Page
      lang={lang}
      site={site}
      title={errors ? t("follow.wrong", { title: t("follow.page") }) : t("follow.page")}
      description={lede}
      path={addressIn(lang, path)}
      translations={translationsOf(here, path)}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("follow.page") }]}
    >
      <Title title={t("follow.page")} {...(here.hasDesk && { lede })} />
      <Follow
        first
        {...{ here, lang, post, topic, name, feed: `/rejser/feed.xml${behind}` }}
        {...(values && { values })}
        {...(errors && { errors })}
      />
      {here.hasDesk && (
        <Section title={t("follow.narrow")}>
          <p>{t("follow.narrow.how")}</p>
          <LinkRow links={[{ href: addressIn(lang, "/rejser"), text: t("follow.register") }]} />
        </Section>
      )}
    </Page>,
  );
}

/** What everybody is told who has sent the form, whether they follow already or not. */
export function sentPage({ here, lang, base }: AskedByAnyone, post: Post): string {
  const t = outreachTexts.in(lang);
  const site = siteOf(here, lang, base);
  const title = t(post === "shown" ? "sent.demo.title" : "sent.title");
  return renderPage(
    <Page
      lang={lang}
      site={site}
      title={title}
      translations={translationsOf(here, "/abonnement/sendt")}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("follow.page") }]}
    >
      <Title title={title} lede={t(post === "shown" ? "sent.demo" : "sent.lede")} />
      <div class="stack-l">
        <div class="prose">
          <p>{t("sent.days", { days: requestDays })}</p>
          {post !== "shown" && <p>{t("sent.nothing")}</p>}
        </div>
        <ButtonRow>
          {post === "shown" && <ButtonLink href="/skrivebord/breve">{t("sent.demo.link")}</ButtonLink>}
          <ButtonLink weight="quiet" href={addressIn(lang, "/rejser")}>
            {t("follow.register")}
          </ButtonLink>
        </ButtonRow>
      </div>
    </Page>,
  );
}
