import { formatsIn, type Lang } from "../platform/index.ts";
import { type Municipality, municipalityName, senderOf, wordsOf } from "../profile/index.ts";
import type { Effect } from "../records/index.ts";
import { addressIn } from "../web/index.ts";
import { outreachTexts } from "./outreach.texts.ts";
import { requestDays } from "./terms.ts";

/** Who writes to whom, in which language, about what. */
interface Writing {
  readonly here: Municipality;
  readonly email: string;
  readonly lang: Lang;
  /** The topics by name. */
  readonly topics: readonly string[];
  /** The municipality's address, without a last slash. */
  readonly base: string;
}

const listed = (topics: readonly string[]) => topics.map((one) => `– ${one}`).join("\n");

/** Asks whether they want it: nothing is followed until the link is. */
export function askLetter({ here, email, lang, topics, base }: Writing, token: string): Effect["payload"] {
  const t = outreachTexts.in(lang);
  const municipality = municipalityName(here, lang);
  return {
    from: senderOf(here),
    to: email,
    subject: t(wordsOf(here.profile, "mail.ask.subject"), { municipality }),
    text: [
      `${t(wordsOf(here.profile, "mail.ask.body"), { municipality })}\n${listed(topics)}`,
      t("mail.ask.do", { days: requestDays }),
      `${base}${addressIn(lang, `/tilmelding/${token}`)}`,
      t("mail.ask.not"),
    ].join("\n\n"),
  };
}

/** Tells one who asks again that they follow it already; the page they asked on says the same to everybody. */
export function knownLetter(writing: Writing, token: string): Effect["payload"] {
  const { here, email, lang, topics } = writing;
  const t = outreachTexts.in(lang);
  const municipality = municipalityName(here, lang);
  return {
    from: senderOf(here),
    to: email,
    subject: t(wordsOf(here.profile, "mail.known.subject"), { municipality }),
    text: [`${t("mail.known.body")}\n${listed(topics)}`, wayOut(writing, token)].join("\n\n"),
    leaveAt: leaveAddress(writing, token),
  };
}

/** Tells one who follows as much as an address can that what was asked for now, `topics`, is not among it. @param count what is followed */
export function fullLetter(writing: Writing, count: number, token: string): Effect["payload"] {
  const { here, lang, topics } = writing;
  const t = outreachTexts.in(lang);
  const text = [`${t("mail.full.body", { count })}\n${listed(topics)}`, t("mail.full.do"), wayOut(writing, token)];
  return {
    from: senderOf(here),
    to: writing.email,
    subject: t("mail.full.subject", { municipality: municipalityName(here, lang) }),
    text: text.join("\n\n"),
    leaveAt: leaveAddress(writing, token),
  };
}

/** One published record as a letter tells of it. */
export interface NewsItem {
  readonly isNew: boolean;
  readonly title: string;
  readonly lines: readonly string[];
  /** Its page, below the municipality's address, in the letter's language. */
  readonly path: string;
}

/** The day's letter: everything new that one follows, each once. @param list where there is more than it holds */
export function newsLetter(
  writing: Writing,
  items: readonly NewsItem[],
  list: string | null,
  token: string,
): Effect["payload"] {
  const { here, email, lang, topics, base } = writing;
  const t = outreachTexts.in(lang);
  const told = items.map(({ isNew, title, lines, path }) =>
    [
      `${title}`,
      `${t(isNew ? "mail.news.new" : "mail.news.changed")}. ${lines[0] ?? ""}`.trim(),
      ...lines.slice(1),
      `${base}${path}`,
    ].join("\n"),
  );
  const municipality = municipalityName(here, lang);
  return {
    from: senderOf(here),
    to: email,
    subject: t("mail.news.subject", { municipality, count: items.length }),
    text: [
      ...told,
      ...(list === null ? [] : [`${t("mail.news.more")}\n${base}${list}`]),
      t("mail.news.why", { topics: formatsIn(lang).list(topics) }),
      wayOut(writing, token),
    ].join("\n\n"),
    leaveAt: leaveAddress(writing, token),
  };
}

function leaveAddress({ base, lang }: Writing, token: string): string {
  return `${base}${addressIn(lang, `/framelding/${token}`)}`;
}

function wayOut(writing: Writing, token: string): string {
  return `${outreachTexts.in(writing.lang)("mail.leave")}\n${leaveAddress(writing, token)}`;
}
