import type { ComponentChildren } from "preact";
import type { AskedByAnyone } from "../identity/index.ts";
import { siteOf } from "../profile/index.ts";
import {
  addressIn,
  Button,
  ButtonLink,
  ButtonRow,
  Checkboxes,
  Foreign,
  Form,
  type FormErrors,
  Notice,
  Page,
  Rows,
  renderPage,
  type Said,
  Title,
} from "../web/index.ts";
import { outreachTexts } from "./outreach.texts.ts";

/** One thing somebody follows or asked to, by name; with what takes it away. */
export interface Followed {
  readonly name: Said;
  readonly key: string;
}

function Behind({
  asked,
  title,
  heading = title,
  lede,
  children,
}: {
  asked: AskedByAnyone;
  title: string;
  /** Where the title says more than the heading does. */
  heading?: string;
  lede: string;
  children?: ComponentChildren;
}) {
  const { here, lang, base, path } = asked;
  const [t, site] = [outreachTexts.in(lang), siteOf(here, lang, base)];
  const translations = here.profile.languages.map((one) => ({ lang: one, href: addressIn(one, path) }));
  return (
    <Page
      lang={lang}
      site={site}
      title={title}
      translations={translations}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("follow.page") }]}
    >
      <Title title={heading} lede={lede} />
      <div class="stack-l">{children}</div>
    </Page>
  );
}

function List({ topics }: { topics: readonly Followed[] }) {
  return <Rows rows={topics.map(({ name }) => ({ title: <Foreign {...name} /> }))} />;
}

interface ConfirmView {
  readonly asked: AskedByAnyone;
  readonly email: string;
  readonly topics: readonly Followed[];
  readonly ticked?: readonly string[];
  readonly errors?: FormErrors | undefined;
}

/**
 * Behind the link to confirm by: what was asked for, and the one button that says yes to it. Of several each is ticked by who wants
 * it, for whoever knows an address can have asked, and a box ticked beforehand is no consent. A look changes nothing.
 */
export function confirmPage({ asked, email, topics, ticked = [], errors }: ConfirmView): string {
  const t = outreachTexts.in(asked.lang);
  const [first, ...others] = topics;
  const only = others.length === 0 ? first : undefined;
  const title = t("confirm.title");
  return renderPage(
    <Behind
      asked={asked}
      title={errors ? t("follow.wrong", { title }) : title}
      heading={title}
      lede={t(only ? "confirm.lede" : "confirm.lede.several", { email })}
    >
      {only && <List topics={topics} />}
      <Form
        action={addressIn(asked.lang, asked.path)}
        hidden={{ shown: topics.map(({ key }) => key).join(","), ...(only && { topic: only.key }) }}
        {...(errors && { errors })}
      >
        {!only && (
          <Checkboxes
            name="topic"
            label={t("confirm.which")}
            options={topics.map(({ name, key }) => ({ value: key, text: name.text, lang: name.lang }))}
            values={ticked}
            error={errors?.at("topic")}
          />
        )}
        <ButtonRow>
          <Button>{t("confirm.yes")}</Button>
        </ButtonRow>
      </Form>
      <p class="s m">{t("confirm.no")}</p>
    </Behind>,
  );
}

/** What is followed from now on. */
export function confirmedPage(asked: AskedByAnyone, topics: readonly Followed[]): string {
  const t = outreachTexts.in(asked.lang);
  return renderPage(
    <Behind asked={asked} title={t("confirmed.title")} lede={t("confirmed.lede")}>
      <List topics={topics} />
      <ButtonRow>
        <ButtonLink weight="quiet" href={addressIn(asked.lang, "/rejser")}>
          {t("follow.register")}
        </ButtonLink>
      </ButtonRow>
    </Behind>,
  );
}

/** A page that says one thing, and leads back to the register. */
export function wordPage(asked: AskedByAnyone, about: "left" | "link-used" | "link-gone"): string {
  const t = outreachTexts.in(asked.lang);
  const isSpent = about === "link-used" || about === "link-gone";
  return renderPage(
    <Behind
      asked={asked}
      title={isSpent ? t("spent.title") : t(`${about}.title`)}
      lede={isSpent ? t(`spent.${about}`) : t(`${about}.lede`)}
    >
      <ButtonRow>
        <ButtonLink weight="quiet" href={addressIn(asked.lang, isSpent ? "/abonnement" : "/rejser")}>
          {t(isSpent ? "follow.page" : "follow.register")}
        </ButtonLink>
      </ButtonRow>
    </Behind>,
  );
}

/** The word of the address that one comes back to after leaving one of several. */
export const leftWord = "afmeldt";

/** Behind the way out: what is followed, each with a button of its own, and one that ends it all. */
export function leavePage(asked: AskedByAnyone, topics: readonly Followed[]): string {
  const t = outreachTexts.in(asked.lang);
  const action = addressIn(asked.lang, asked.path);
  return renderPage(
    <Behind asked={asked} title={t("leave.title")} lede={t("leave.lede")}>
      {asked.query.has(leftWord) && (
        <Notice tone="ok" announce>
          {t("leave.done")}
        </Notice>
      )}
      {topics.length > 1 ? (
        <Rows
          rows={topics.map(({ name, key }) => ({
            title: <Foreign {...name} />,
            end: (
              <Form action={action} hidden={{ topic: key }}>
                <Button weight="quiet">
                  {t("leave.one")}
                  <span class="vh">{`: ${name.text}`}</span>
                </Button>
              </Form>
            ),
          }))}
        />
      ) : (
        <List topics={topics} />
      )}
      <Form action={action}>
        <ButtonRow>
          <Button>{t("leave.all")}</Button>
        </ButtonRow>
      </Form>
    </Behind>,
  );
}
