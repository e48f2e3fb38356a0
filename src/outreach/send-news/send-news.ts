import { operator, type Who, work } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Database, Lang } from "../../platform/index.ts";
import { type Municipality, settingOn } from "../../profile/index.ts";
import { dropLetters, once, post } from "../../records/index.ts";
import { type EntryOf, type News, publishedSince, readSigned } from "../../register/index.ts";
import { addressIn } from "../../web/index.ts";
import { knownIn } from "../known.ts";
import { leaveToken } from "../leave-token.ts";
import { type NewsItem, newsLetter } from "../letters.ts";
import { lettersTo, namesOf } from "../subscribe/subscribe.ts";
import { holdFollowers, tellThrough } from "../subscription.store.ts";
import { mostListed } from "../terms.ts";
import { isOf, type Known, type Topic, topicPath } from "../topic.ts";

/** What a letter says of a record, and what it is called: where two versions say the same, the later is no news. */
export interface NewsWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly path: string;
}

/** How a feature tells of its kind of record. */
export interface NewsType<Entry> {
  readonly type: string;
  readonly wordsOf: (
    entry: EntryOf<Entry>,
    asked: { readonly lang: Lang; readonly here: Municipality; readonly now: Date },
  ) => NewsWords;
}

const sender: Who = { ...operator, actor: { kind: "job", id: "outreach.news", name: "Nyt på mail" } };
/** As many records as one day's letters are made from. */
const mostRead = 500;

/**
 * Sends what is new to those who follow it: one letter each, once a day from the hour of the municipality's own reminders, and
 * none where nothing is. What was told is never told again: a letter and the place it tells through are kept together or not at all.
 */
export async function sendNews<Entry>(
  { app, register }: Pick<Database, "app" | "register">,
  here: Municipality,
  now: Date,
  { base, secret, newsType }: { readonly base: string; readonly secret: string; readonly newsType: NewsType<Entry> },
): Promise<void> {
  const day = dateInZone(now, here.profile.timeZone);
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: here.profile.timeZone, timeStyle: "short" }).format(now);
  if (clock < settingOn(here.profile, "digest", day).value.at) return;
  const known = await knownIn(register, here);
  const claim = { municipality: here.id, actorId: sender.actor.id, key: day, request: "news", now };
  await work(app, here, sender, now, (one) =>
    once(one.tx, claim, async () => {
      const head = (await readSigned(one.tx, here.id))?.size ?? 0;
      const followers = await holdFollowers(one.tx, here.id, head);
      const since = followers.reduce((least, { toldThrough }) => Math.min(least, toldThrough), head);
      const { news, more } =
        since < head
          ? await publishedSince<Entry>(one.tx, here.id, newsType.type, since, mostRead)
          : { news: [], more: false };
      // What is published while this runs lies further on in the log than what was read, and is tomorrow's.
      const through = news[0] ? news[0].leafIndex + 1 : head;
      for (const { id, email, lang: chosen, topics, toldThrough } of followers) {
        const lang = here.profile.languages.includes(chosen) ? chosen : (here.profile.languages[0] ?? "da");
        const theirs = newsFor(news, { topics, toldThrough, known });
        const items = theirs.flatMap((record) =>
          itemOf(record, toldThrough, (entry) => newsType.wordsOf(entry, { lang, here, now })),
        );
        const [first] = topics;
        if (items.length === 0 || !first) continue;
        const isCut = items.length > mostListed || (more && toldThrough === since);
        const list = isCut ? addressIn(lang, topics.length === 1 ? topicPath(first) : "/rejser") : null;
        const writing = { here, email, lang, base, topics: namesOf(topics, known, lang) };
        const payload = newsLetter(writing, items.slice(0, mostListed), list, leaveToken(secret, here.id, id));
        // Only the newest letter's address is kept: which letters came before is nobody's business.
        await dropLetters(one.tx, here.id, lettersTo(id), "sent");
        await post(one.tx, here.id, { kind: "mail", key: `${lettersTo(id)}news ${day}`, payload }, now);
      }
      await tellThrough(one.tx, here.id, through);
      return { status: 200, body: null };
    }),
  );
}

/** What was published since somebody was last told, of what they follow, each once. */
function newsFor<Entry>(
  news: readonly News<Entry>[],
  {
    topics,
    toldThrough,
    known,
  }: { readonly topics: readonly Topic[]; readonly toldThrough: number; readonly known: Known },
): readonly News<Entry>[] {
  return news.filter((record) => record.leafIndex >= toldThrough && topics.some((topic) => isOf(record, topic, known)));
}

/** A record as a letter tells of it; nothing where the letter would say what the version last told said. */
function itemOf<Entry>(
  { entry, before }: News<Entry>,
  toldThrough: number,
  wordsOf: (entry: EntryOf<Entry>) => NewsWords,
): readonly NewsItem[] {
  const told = before.find(({ leafIndex }) => leafIndex < toldThrough);
  const words = wordsOf(entry);
  if (!told) return [{ isNew: true, ...words }];
  const then = wordsOf(told.entry);
  const isSame = words.title === then.title && words.lines.join("\n") === then.lines.join("\n");
  return isSame ? [] : [{ isNew: false, ...words }];
}
