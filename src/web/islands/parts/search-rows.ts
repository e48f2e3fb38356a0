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
  const text = ` ${folded(said.map((one) => (typeof one === "string" ? one : one[0])).join(" · "))} `;
  return terms.every((term) => saysIt(text, term.text) !== term.isLeftOut);
}

/** A word's beginning; of a longer one also a part, as the head of a compound is. */
function saysIt(text: string, term: string): boolean {
  return text.includes(` ${term}`) || (term.length >= 4 && text.includes(term));
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
