import type { AskedByAnyone } from "../../../identity/index.ts";
import { type DateOn, dateInZone } from "../../../kernel/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { settingOn, siteOf, translationsOf } from "../../../profile/index.ts";
import type { Post } from "../../../records/index.ts";
import {
  addressIn,
  Button,
  ButtonRow,
  Foreign,
  Form,
  type FormErrors,
  type FormTree,
  fieldsOf,
  LinkRow,
  Notice,
  Page,
  renderPage,
  Section,
  TextArea,
  TextField,
  Title,
  TypedTooLate,
  textAt,
} from "../../../web/index.ts";
import { type AskedAbout, unitAsked } from "../asked-about.ts";
import { questionRules } from "../question.ts";
import { questionTexts } from "../questions.texts.ts";
import { WhereElse } from "../where-else.tsx";

interface AskView {
  readonly asked: AskedByAnyone;
  readonly about: AskedAbout;
  readonly post: Post;
  readonly answerBy: DateOn;
  /** The opened form's own name, which makes that it is taken once. */
  readonly form: string;
  readonly values: FormTree;
  readonly errors: FormErrors;
}

/** The form by which anybody asks about a public record: by when there is an answer, what is kept, and that nothing is published. */
export function askPage({ asked, about, post, answerBy, form, values, errors }: AskView): string {
  const { here, lang, base, now } = asked;
  const [t, f] = [questionTexts.in(lang), formatsIn(lang)];
  const { field } = fieldsOf(values, errors);
  const today = dateInZone(now, here.profile.timeZone);
  const path = `${about.path}/spoerg`;
  const site = siteOf(here, lang, base);
  const title = t("ask.title");
  const by = { weekday: f.weekday(answerBy), date: f.date(answerBy) };
  const days = questionRules(here, today)?.answerWithinWorkingDays ?? 0;
  const kept = settingOn(here.profile, "retention", today).value.questionDaysAfterSettled;
  return renderPage(
    <Page
      lang={lang}
      site={site}
      title={errors.summary.length > 0 ? t("ask.wrong", { title }) : title}
      description={t("ask.lede", { ...by, days })}
      path={addressIn(lang, path)}
      translations={translationsOf(here, path)}
      crumbs={[
        { text: t("front"), href: site.home },
        { text: about.said.text, href: addressIn(lang, about.path), ...(about.said.lang && { lang: about.said.lang }) },
        { text: title },
      ]}
    >
      <Title title={title} lede={t("ask.lede", { ...by, days })} />
      <Section first title={t("ask.form")} note={t("ask.next.secret")}>
        <Form action={addressIn(lang, path)} errors={errors} hidden={{ form }}>
          <p>
            {`${t("ask.about")} `}
            <b>
              <Foreign {...about.said} />
            </b>
          </p>
          <TextArea label={t("ask.question")} hint={t("ask.question.hint")} rows={8} {...field("question")} />
          <TextField label={t("ask.name")} autocomplete="name" optional {...field("name")} />
          {post === "none" ? (
            <p class="s m">{t("ask.no-mail")}</p>
          ) : (
            <TextField
              label={t("ask.email")}
              hint={t("ask.email.hint")}
              type="email"
              autocomplete="email"
              maxLength={254}
              optional
              {...field("email")}
            />
          )}
          <ButtonRow>
            <Button>{t("ask.send")}</Button>
          </ButtonRow>
        </Form>
      </Section>
      <Section title={t("ask.next")}>
        <div class="prose">
          <p>
            <WhereTo about={about} asked={asked} />
          </p>
          <p>{t("ask.next.when", by)}</p>
        </div>
      </Section>
      <Section title={t("ask.kept")}>
        <div class="prose">
          <p>{t("ask.kept.what")}</p>
          <p>{`${t("ask.kept.how-long", { days: kept })} ${t("ask.next.secret")}`}</p>
        </div>
      </Section>
    </Page>,
  );
}

/** The sentence, with the unit's name marked where it is in another language. */
function WhereTo({ about, asked: { here, lang } }: Pick<AskView, "about" | "asked">) {
  const gap = "\u0000";
  const [before = "", after = ""] = questionTexts.in(lang)("ask.next.where", { unit: gap }).split(gap);
  return (
    <>
      {before}
      <Foreign {...unitAsked(here, about, lang)} />
      {after}
    </>
  );
}

/** What is answered to a question about what was withdrawn meanwhile: nothing typed is lost, and nothing was sent. */
export function askedTooLatePage(asked: AskedByAnyone, values: FormTree): string {
  const { here, lang, base } = asked;
  const t = questionTexts.in(lang);
  const { email } = here.profile.contact;
  const fields = [
    { label: t("ask.question"), text: textAt(values, "question") },
    { label: t("ask.name"), text: textAt(values, "name") },
    { label: t("ask.email"), text: textAt(values, "email") },
  ];
  return renderPage(
    <Page lang={lang} site={siteOf(here, lang, base)} title={t("gone.title")} translations={[]}>
      <Title title={t("gone.title")} />
      <Notice tone="watch">
        <p>{t("gone.lede")}</p>
      </Notice>
      <TypedTooLate title={t("gone.typed")} fields={fields}>
        {email && <LinkRow lead={t("gone.whom")} links={[{ href: `mailto:${email}`, text: email }]} />}
      </TypedTooLate>
    </Page>,
  );
}

/** Where the municipality takes no questions: where one asks instead, and the way back. */
export function askedNowherePage({ here, lang, base }: AskedByAnyone, about: AskedAbout): string {
  const t = questionTexts.in(lang);
  return renderPage(
    <Page lang={lang} site={siteOf(here, lang, base)} title={t("ask.title")} translations={[]}>
      <Title title={t("ask.title")} />
      <WhereElse here={here} lang={lang} />
      <LinkRow lead={t("ask.about")} links={[{ href: addressIn(lang, about.path), text: about.said.text }]} />
    </Page>,
  );
}
