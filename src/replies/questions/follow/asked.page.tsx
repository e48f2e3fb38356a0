import type { ComponentChildren } from "preact";
import type { AskedByAnyone } from "../../../identity/index.ts";
import { addDays, dateInZone } from "../../../kernel/index.ts";
import { formatsIn } from "../../../platform/index.ts";
import { settingOn, siteOf } from "../../../profile/index.ts";
import {
  addressIn,
  ButtonLink,
  ButtonRow,
  Foreign,
  Notice,
  OnlyIn,
  Page,
  renderPage,
  Section,
  Title,
} from "../../../web/index.ts";
import { isLate, type Question } from "../question.ts";
import { questionTexts } from "../questions.texts.ts";

interface FrameProps {
  readonly asked: AskedByAnyone;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page behind a question's own link: in each language, and with no address that leads anybody else there. */
function Behind({ asked, title, children }: FrameProps) {
  const { here, lang, base, path } = asked;
  const t = questionTexts.in(lang);
  const site = siteOf(here, lang, base);
  const translations = here.profile.languages.map((one) => ({ lang: one, href: addressIn(one, path) }));
  return (
    <Page
      {...{ lang, site, title, translations }}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("ask.title") }]}
    >
      {children}
    </Page>
  );
}

/** What somebody asked, by when there is an answer, and the answer: the receipt, and the page they come back to. */
export function askedPage(asked: AskedByAnyone, question: Question, isPublic: boolean): string {
  const { here, lang, now } = asked;
  const [t, f] = [questionTexts.in(lang), formatsIn(lang)];
  const zone = here.profile.timeZone;
  const { status, answerBy, email, path, title, titleLang } = question;
  const by = { weekday: f.weekday(answerBy), date: f.date(answerBy) };
  const late = isLate(question, dateInZone(now, zone));
  return renderPage(
    <Behind asked={asked} title={t(`asked.title.${status}`)}>
      <Title
        title={t(`asked.title.${status}`)}
        {...(status === "open" && { lede: late ? t("asked.late", by) : t("asked.by", by) })}
        note={<Foreign text={title} lang={titleLang} />}
      />
      {status === "open" && (
        <Notice tone={late ? "watch" : "ok"} title={t("asked.sent")} announce={asked.query.has("sendt")}>
          <p>
            {t("asked.keep")}
            {email !== null && ` ${t("asked.mail", { email })}`}
          </p>
          <pre class="code copy">{asked.base + addressIn(lang, asked.path)}</pre>
          <p>{t("ask.next.secret")}</p>
        </Notice>
      )}
      {status !== "open" && <Settled asked={asked} question={question} />}
      <Section
        first={status === "open"}
        title={t("asked.yours")}
        note={t("asked.on", { date: f.date(dateInZone(question.askedAt, zone)) })}
      >
        <Written text={question.body} lang={question.lang} />
      </Section>
      <ButtonRow>
        {isPublic && (
          <ButtonLink weight="quiet" href={addressIn(lang, path)}>
            {t("asked.record")}
          </ButtonLink>
        )}
        {isPublic && (
          <ButtonLink weight="quiet" href={addressIn(lang, `${path}/spoerg`)}>
            {t("asked.again")}
          </ButtonLink>
        )}
      </ButtonRow>
    </Behind>,
  );
}

function Settled({ asked: { here, lang }, question }: { asked: AskedByAnyone; question: Question }) {
  const [t, f] = [questionTexts.in(lang), formatsIn(lang)];
  const { status, whyClosed, answer, answerLang, settledAt, askedAt } = question;
  const on = dateInZone(settledAt ?? askedAt, here.profile.timeZone);
  const days = settingOn(here.profile, "retention", on).value.questionDaysAfterSettled;
  return (
    <Section
      first
      title={t("asked.answer")}
      note={t(status === "answered" ? "asked.answered-on" : "asked.closed-on", { date: f.date(on) })}
    >
      {whyClosed !== null && <p>{t(`asked.why.${whyClosed}`)}</p>}
      {answer !== null && <Written text={answer} lang={answerLang ?? question.lang} links />}
      <p class="s m">{t("asked.until", { date: f.date(addDays(on, days)) })}</p>
    </Section>
  );
}

/** An answer's web addresses as links, without the signs that end a sentence. */
function withLinks(text: string): ComponentChildren {
  return text.split(/(https?:\/\/[^\s<>"»«]*[^\s<>"»«.,:;!?)\]])/).map((part, at) =>
    at % 2 === 1 && URL.canParse(part) ? (
      <a key={at} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

/** What somebody wrote, line by line, in its own language. */
function Written({ text, lang, links = false }: { text: string; lang: Question["lang"]; links?: boolean }) {
  return (
    <div class="prose">
      <p class="written" lang={lang}>
        {links ? withLinks(text) : text}
      </p>
      <OnlyIn lang={lang} />
    </div>
  );
}

/** A link that leads to no question, or to none any more. */
export function noQuestionPage(asked: AskedByAnyone): string {
  const t = questionTexts.in(asked.lang);
  return renderPage(
    <Behind asked={asked} title={t("asked.unknown")}>
      <Title title={t("asked.unknown")} lede={t("asked.unknown.lede")} />
    </Behind>,
  );
}
