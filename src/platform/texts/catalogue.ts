import { IntlMessageFormat } from "intl-messageformat";
import type { ArgumentsOf } from "./arguments.ts";
import { type Lang, localeOf } from "./lang.ts";

/** ICU messages by key: `"trip.days": "{count, plural, one {# dag} other {# dage}}"`. */
export type Messages = Readonly<Record<string, string>>;

/** A value a message may show. Amounts and dates come as text from `formatsIn`. */
export type TextValue = string | number | boolean | null;

type Values<Message extends string> = [ArgumentsOf<Message>] extends [never]
  ? []
  : [values: Readonly<Record<ArgumentsOf<Message>, TextValue>>];

/** The words in one language: `t("trip.new")`, `t("trip.days", { count: 3 })`. */
export type Texts<M extends Messages> = <K extends keyof M & string>(key: K, ...values: Values<M[K]>) => string;

export interface Catalogue<M extends Messages> {
  in(lang: Lang): Texts<M>;
  /** For keys known only when running, such as a fault's code: the words, or `null` when the catalogue has none. */
  find(lang: Lang, key: string, values?: Readonly<Record<string, TextValue>>): string | null;
  /** The messages as written; texts that exist in Danish only stand under every language. */
  readonly words: Readonly<Record<Lang, Messages>>;
}

/** A room's words in all three languages; a key missing from or foreign to one of them does not compile. */
export function catalogue<const M extends Messages>(words: {
  readonly da: M;
  readonly en: { readonly [K in keyof M]: string };
  readonly de: { readonly [K in keyof M]: string };
}): Catalogue<M> {
  return compiled(words);
}

/** Words of the desk, which speaks Danish; answers Danish whatever language is asked for. */
export function danishOnly<const M extends Messages>(da: M): Catalogue<M> {
  return compiled({ da, en: da, de: da }, "da");
}

type Said = (values?: Readonly<Record<string, TextValue>>) => string;

/** Sentences of one message that are remembered, by the count in them. */
const mostCounts = 1_000;

/**
 * A message with words put into it, which is put together without a formatter where it has places for text alone; one with
 * a single count in it is said once for each count.
 */
function saying(message: IntlMessageFormat): Said {
  const parts = message.getAst();
  const format: Said = (values) => String(message.format(values));
  // The parser's kinds of parts: 0 is text, 1 a place for a value as it is.
  if (parts.every(({ type }) => type === 0 || type === 1))
    return (values) => {
      let said = "";
      for (const part of parts) {
        const value = part.type === 0 ? part.value : values?.[(part as { readonly value: string }).value];
        if (typeof value !== "string" && typeof value !== "number") return format(values);
        said += value;
      }
      return said;
    };
  const counted = new Map<number, string>();
  return (values) => {
    const [only, more] = Object.values(values ?? {});
    if (typeof only !== "number" || more !== undefined) return format(values);
    const known = counted.get(only) ?? format(values);
    if (counted.size < mostCounts) counted.set(only, known);
    return known;
  };
}

function compiled<M extends Messages>(words: Record<Lang, Messages>, always?: Lang): Catalogue<M> {
  /** A message that says the same each time is its words; the others are read once. */
  const read = (message: string, lang: Lang): string | Said =>
    /[{}'#<]/.test(message)
      ? saying(new IntlMessageFormat(message, localeOf(lang), undefined, { ignoreTag: true }))
      : message;
  const cache: Record<Lang, Map<string, string | Said>> = {
    da: new Map(),
    en: new Map(),
    de: new Map(),
  };
  function find(asked: Lang, key: string, values?: Readonly<Record<string, TextValue>>): string | null {
    const lang = always ?? asked;
    let known = cache[lang].get(key);
    if (known === undefined) {
      const message = Object.hasOwn(words[lang], key) ? words[lang][key] : undefined;
      if (message === undefined) return null;
      known = read(message, lang);
      cache[lang].set(key, known);
    }
    return typeof known === "string" ? known : known(values);
  }
  const speaking = (lang: Lang): Texts<M> => {
    const known = cache[always ?? lang];
    return (key, ...[values]) => {
      const before = known.get(key);
      if (before !== undefined) return typeof before === "string" ? before : before(values);
      const said = find(lang, key, values);
      if (said === null) throw new Error(`no text "${key}"`);
      return said;
    };
  };
  const spoken: Record<Lang, Texts<M>> = { da: speaking("da"), en: speaking("en"), de: speaking("de") };
  return { words, find, in: (lang) => spoken[lang] };
}
