import { formatsIn, type Lang } from "../platform/index.ts";
import { bodyByIdIn, type Municipality } from "../profile/index.ts";
import type { Partner } from "../relations/index.ts";
import { idsOf, partnerById, partnerName } from "../relations/index.ts";
import { goalById, type Strategy } from "../strategy/index.ts";
import type { Said } from "../web/index.ts";
import { outreachTexts } from "./outreach.texts.ts";

/** What one may follow, in the words of the register's filters; `alt` is everything. */
export const narrowWords = ["udvalg", "land", "partner", "maal"] as const;
export type TopicWord = (typeof narrowWords)[number] | "alt";

export interface Topic {
  readonly word: TopicWord;
  /** The committee's, partner's or goal's id, the country's code; empty for everything. */
  readonly value: string;
}

export const everything: Topic = { word: "alt", value: "" };

/** A topic as a form's fields name it. */
export function keyOf({ word, value }: Topic): string {
  return [word, value].filter(Boolean).join(" ");
}

/** What topics are called by and told apart with. */
export interface Known {
  readonly here: Municipality;
  readonly partners: readonly Partner[];
  readonly strategies: readonly Strategy[];
}

/** The topic that an address or a form names, everything where it names none; `null` where it names several, or what is not here. */
export function topicIn(words: URLSearchParams, known: Known): Topic | null {
  const named = narrowWords.flatMap((word): Topic[] => {
    const value = words.get(word) ?? "";
    return value === "" ? [] : [{ word, value: word === "land" ? value.toUpperCase() : value }];
  });
  const [topic = everything] = named;
  if (named.length > 1 || topicName(topic, known, "da") === null) return null;
  if (topic.word !== "partner") return topic;
  const partner = partnerById(known.partners, topic.value);
  return partner && { word: "partner", value: partner.id };
}

/** What a topic is called; `null` where it is not known here any more. */
export function topicName({ word, value }: Topic, { here, partners, strategies }: Known, lang: Lang): Said | null {
  const f = formatsIn(lang);
  if (word === "alt") return { text: outreachTexts.in(lang)("all") };
  if (word === "udvalg") return bodyByIdIn(here.profile, value, lang);
  if (word === "land") return /^[A-Z]{2}$/.test(value) ? { text: f.country(value) } : null;
  if (word === "partner") {
    const partner = partnerById(partners, value);
    return partner && { text: partnerName(partner, lang) };
  }
  const goal = goalById(strategies, value);
  if (!goal) return null;
  const { language } = goal.strategy;
  return { text: f.quote(goal.goal.quote), ...(language !== lang && { lang: language }) };
}

/** What a published record is narrowed by. */
interface Narrowed {
  readonly bodyId: string | null;
  readonly countries: readonly string[];
  readonly goals: readonly string[];
  readonly partners: readonly string[];
}

/** Whether a record is of a topic: the lists' own rule. */
export function isOf(record: Narrowed, { word, value }: Topic, { partners }: Pick<Known, "partners">): boolean {
  if (word === "alt") return true;
  if (word === "udvalg") return record.bodyId === value;
  if (word === "land") return record.countries.includes(value);
  if (word === "maal") return record.goals.includes(value);
  const partner = partnerById(partners, value);
  return (partner ? idsOf(partner) : [value]).some((id) => record.partners.includes(id));
}

/** The topic's own list in the register. */
export function topicPath({ word, value }: Topic): string {
  return word === "alt" ? "/rejser" : `/rejser/${word}/${word === "land" ? value.toLowerCase() : value}`;
}
