import { partRule } from "../../compounds/is-part-of.ts";

/** Words, with their language where that is not the page's. */
export type Said = string | readonly [text: string, lang: string];

/** A record in the index of a site of files. */
export interface Row {
  readonly href: string;
  readonly name: Said;
  readonly about: readonly Said[];
  readonly knowledge: string;
  readonly status: string | null;
  readonly aar: string;
  readonly udvalg: string | null;
  readonly land: readonly string[];
  readonly type: string | null;
  readonly regnskab: readonly string[];
  readonly rapport: readonly string[];
  readonly partner: readonly string[];
  readonly maal: readonly string[];
  readonly maaned: string | null;
  readonly sted: readonly string[];
  /** What it is found by besides, and is not shown: its case number, purpose, the elected. */
  readonly ord: readonly string[];
}

/** What is looked for: all words, none of those left out, and every narrowing. */
export interface Asked {
  readonly query: URLSearchParams;
  readonly terms: readonly { readonly text: string; readonly isLeftOut: boolean }[];
  readonly narrow: readonly (readonly [word: string, value: string])[];
}

/** The words that narrow a list (`register/data/list-words.ts`). */
export const narrowing = [
  "aar",
  "udvalg",
  "land",
  "type",
  "status",
  "rapport",
  "partner",
  "maal",
  "maaned",
  "sted",
] as const;

/** Reads the address's words, empty ones left out as a form leaves them; `null` where nothing is asked. */
export function readAsked(given: URLSearchParams): Asked | null {
  const query = new URLSearchParams();
  for (const name of ["q", ...narrowing]) {
    const value = given.get(name)?.trim();
    if (value) query.set(name, name === "land" ? value.toUpperCase() : value);
  }
  if (query.size === 0) return null;
  const terms = [...(query.get("q") ?? "").matchAll(/(-?)(?:["»“„]([^"«”“]+)["«”“]|(\S+))/g)].flatMap(
    ([, minus, phrase, word]) => {
      const text = folded(phrase ?? word ?? "");
      return text === "" ? [] : [{ text, isLeftOut: minus === "-" }];
    },
  );
  return { query, terms, narrow: [...query].filter(([name]) => name !== "q") };
}

/** Whether a record, or another thing with a name, is among what is looked for. */
export function isFound(
  row: Partial<Row> & Pick<Row, "name"> & { readonly words?: readonly string[] },
  { terms, narrow }: Pick<Asked, "terms" | "narrow">,
): boolean {
  const isIn = narrow.every(([word, value]) => {
    const has = word === "status" ? row.regnskab : row[word as "aar"];
    return Array.isArray(has) ? has.includes(value) : has === value;
  });
  if (!isIn) return false;
  if (terms.length === 0) return true;
  const said = [row.name, ...(row.about ?? []), ...(row.status ? [row.status] : []), ...(row.words ?? [])];
  const text = ` ${folded(said.map(textOf).join(" · "))} `;
  return terms.every((term) => saysIt(text, term.text) !== term.isLeftOut);
}

/** What a record is found by as it is filed, besides what is shown of it: its countries, its kind and its accounts by name. */
export function wordsFiled(
  row: Pick<Row, "land" | "type" | "regnskab">,
  names: Readonly<Record<string, Readonly<Record<string, Said>>>>,
): readonly string[] {
  const named = [
    ...row.land.map((code) => names.country?.[code]),
    row.type === null ? null : names.kind?.[row.type],
    ...row.regnskab.map((state) => names.state?.[state]),
  ];
  return named.flatMap((one) => (one ? [textOf(one)] : []));
}

/** The words of what is said, whatever their language. */
export function textOf(said: Said): string {
  return typeof said === "string" ? said : said[0];
}

const rule = partRule(folded);

/** A word's beginning, or the head of a compound in any of its forms; what is more than one word as it stands, too. */
function saysIt(text: string, term: string): boolean {
  if (text.includes(` ${term}`)) return true;
  if (term.length < 3 || !text.includes(term)) return false;
  return text.split(" ").some((word) => {
    for (let at = word.indexOf(term, 1); at !== -1; at = word.indexOf(term, at + 1)) {
      const begins = word.slice(0, at + term.length);
      if (rule.isHeadOf({ word: begins, goesOn: word, part: term, written: term, isWord: () => false })) return true;
    }
    return false;
  });
}

/** Letters alone, small, without marks: as one types them, or does not. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
