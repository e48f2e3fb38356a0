import { sql } from "kysely";
import { type Db, type MunicipalityId, prepared, type Tx } from "../../platform/index.ts";
import { partRule } from "../../web/index.ts";
import { contractedForms } from "./contracted-forms.ts";
import type { LikeWords } from "./nearest-word.ts";

/** What a word stands for among the published ones. */
export interface Meaning {
  /** The word itself and its other forms: `rejse`, `rejsen`, `rejser`. */
  readonly forms: readonly string[];
  /** Words that it is the head or the first part of: `udlandsrejser`, `rejsekort`. */
  readonly compounds: readonly string[];
  /** It says nothing by itself in some language: `og`, `the`. */
  readonly isEmpty: boolean;
}

const mostForms = 60;
const mostCompounds = 200;
/** The commonest words that a word's letters stand in: of these its compounds are chosen. */
const mostWithin = 400;
const rule = partRule();

/** A word's meaning with the published words that its stem stands in, each with its own stem. */
type Looked = Omit<Meaning, "compounds"> & {
  readonly stem: string;
  readonly within: readonly (readonly [string, string])[];
};

/**
 * What words mean, in their order: forms by stem in Danish, English and German; compounds by the Danish stem, as `partRule` tells
 * them from words that only end or begin so.
 */
export async function readMeanings(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  words: readonly string[],
): Promise<readonly Meaning[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<Looked>`
    ${prepared} SELECT s.is_empty AS "isEmpty", coalesce(s.da, '') AS stem,
      ARRAY(SELECT w.word FROM register.word w
            WHERE w.municipality_id = ${municipalityId} AND (w.word = asked.word OR w.stems && s.stems)
            ORDER BY w.word = asked.word DESC, w.records DESC, w.word LIMIT ${mostForms}) AS forms,
      coalesce((SELECT jsonb_agg(jsonb_build_array(one.word, one.da) ORDER BY one.records DESC, one.word) FROM (
        SELECT w.word, own.da, w.records
        FROM register.word w, LATERAL (SELECT (ts_lexize('pg_catalog.danish_stem', w.word))[1] AS da) own
        WHERE w.municipality_id = ${municipalityId} AND w.word LIKE '%' || s.da || '%'
          AND s.letters >= CASE WHEN s.is_empty THEN 4 ELSE 3 END
          AND (own.da LIKE '%' || s.da OR own.da LIKE s.da || '%') AND char_length(own.da) >= s.letters + 2
        ORDER BY w.records DESC, w.word LIMIT ${mostWithin}) AS one), '[]') AS within
    FROM unnest(${[...words]}::text[], ${words.map((word) => JSON.stringify(contractedForms(word)))}::jsonb[])
        WITH ORDINALITY AS asked (word, others, n),
      LATERAL (SELECT register.stems(asked.word) AS own, (ts_lexize('pg_catalog.danish_stem', asked.word))[1] AS da) o,
      LATERAL (SELECT cardinality(o.own) < 3 AS is_empty, o.da, char_length(o.da) AS letters,
                      o.own || ARRAY(SELECT 'da:' || (ts_lexize('pg_catalog.danish_stem', other))[1]
                                     FROM jsonb_array_elements_text(asked.others) AS other) AS stems) s
    ORDER BY asked.n`.execute(db);
  const doubted = new Set<string>();
  for (const [at, looked] of rows.entries()) compoundsIn(looked, words[at], (part) => !doubted.add(part));
  const known = await readPublished(db, municipalityId, [...doubted]);
  return rows.map((looked, at) => ({
    ...{ forms: looked.forms, isEmpty: looked.isEmpty },
    compounds: compoundsIn(looked, words[at], (part) => known.has(part)),
  }));
}

function compoundsIn({ stem, within }: Looked, written = "", isWord: (text: string) => boolean): readonly string[] {
  const are = within.filter(([goesOn, word]) => {
    const asked = { word, goesOn, part: stem, written, isWord };
    return rule.isHeadOf(asked) || rule.isFirstOf(asked);
  });
  return are.slice(0, mostCompounds).map(([word]) => word);
}

/**
 * Which of some parts of words are published by themselves, in any form: a part may be the stem (`kongres`) or have one. A word that
 * says nothing (*for*, *sig*) is none.
 */
async function readPublished(db: Db | Tx, municipalityId: MunicipalityId, parts: readonly string[]) {
  if (parts.length === 0) return new Set<string>();
  const { rows } = await sql<{ part: string }>`
    SELECT part FROM unnest(${[...parts]}::text[]) AS part,
      LATERAL (SELECT (ts_lexize('pg_catalog.danish_stem', part))[1] AS da) own
    WHERE own.da IS NOT NULL AND EXISTS (
      SELECT FROM register.word w WHERE w.municipality_id = ${municipalityId} AND w.stems && ARRAY['da:' || own.da, 'da:' || part])`.execute(
    db,
  );
  return new Set(rows.map((one) => one.part));
}

/** Phrases as a query asks for them: their words one after the other, cut as the records' own text is. Empty: no word at all. */
export async function readPhrases(db: Db | Tx, phrases: readonly string[]): Promise<readonly string[]> {
  if (phrases.length === 0) return [];
  const { rows } = await sql<{ query: string }>`
    SELECT phraseto_tsquery('pg_catalog.simple', phrase)::text AS query
    FROM unnest(${[...phrases]}::text[]) WITH ORDINALITY AS asked (phrase, n) ORDER BY n`.execute(db);
  return rows.map((one) => one.query);
}

const mostAlike = 3_000;

/**
 * Published words that may be meant by one that is not: those among its slips, and of about its length those that begin, go
 * on or end as it does.
 * @param patterns of `LIKE`
 */
export async function readLikeWords(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  { slips, patterns, lengths }: LikeWords,
): Promise<readonly { readonly word: string; readonly records: number }[]> {
  const [begins = "", goesOn = "", ends = ""] = patterns;
  const { rows } = await sql<{ word: string; records: string }>`
    SELECT word, records FROM register.word WHERE municipality_id = ${municipalityId} AND word = ANY (${[...slips]}::text[])
    UNION
    (SELECT word, records FROM register.word
     WHERE municipality_id = ${municipalityId} AND (word LIKE ${begins} OR word LIKE ${goesOn} OR word LIKE ${ends})
       AND char_length(word) BETWEEN ${lengths[0]} AND ${lengths[1]}
     ORDER BY records DESC LIMIT ${mostAlike})`.execute(db);
  return rows.map((one) => ({ word: one.word, records: Number(one.records) }));
}
