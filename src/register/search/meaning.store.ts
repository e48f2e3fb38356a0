import { sql } from "kysely";
import { type Db, type MunicipalityId, prepared, type Tx } from "../../platform/index.ts";
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

/**
 * What words mean, in their order: forms by stem in Danish, English and German; compounds by the Danish stem. The head of a
 * compound is what it is (`studietur`), so little before it does; as the first part a word needs more left over, or every word
 * begins a hundred. What is before a head of three letters must end as first parts do (`studie-tur`), or begin another word, or
 * *tur* were found in `struktur`.
 */
export async function readMeanings(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  words: readonly string[],
): Promise<readonly Meaning[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<Meaning>`
    ${prepared} SELECT s.is_empty AS "isEmpty",
      ARRAY(SELECT w.word FROM register.word w
            WHERE w.municipality_id = ${municipalityId} AND (w.word = asked.word OR w.stems && s.stems)
            ORDER BY w.word = asked.word DESC, w.records DESC, w.word LIMIT ${mostForms}) AS forms,
      ARRAY(SELECT w.word FROM register.word w, LATERAL (SELECT (ts_lexize('pg_catalog.danish_stem', w.word))[1] AS da) own
            WHERE w.municipality_id = ${municipalityId} AND w.word LIKE '%' || s.da || '%'
              AND s.letters >= CASE WHEN s.is_empty THEN 4 ELSE 3 END
              AND ((own.da LIKE '%' || s.da AND CASE WHEN s.letters > 3 THEN char_length(own.da) >= s.letters + 2
                  ELSE char_length(own.da) >= 7 AND (left(own.da, -3) ~ '(e|s|el|en)$' OR EXISTS (
                    SELECT FROM register.word p WHERE p.municipality_id = ${municipalityId}
                      AND p.word LIKE left(own.da, -3) || '%' AND p.word NOT LIKE left(own.da, -2) || '%')) END)
                OR (w.word LIKE s.da || '%'
                  AND char_length(own.da) >= s.letters + CASE WHEN s.letters = 3 THEN 4 ELSE 3 END))
            ORDER BY w.records DESC, w.word LIMIT ${mostCompounds}) AS compounds
    FROM unnest(${[...words]}::text[], ${words.map((word) => JSON.stringify(contractedForms(word)))}::jsonb[])
        WITH ORDINALITY AS asked (word, others, n),
      LATERAL (SELECT register.stems(asked.word) AS own, (ts_lexize('pg_catalog.danish_stem', asked.word))[1] AS da) o,
      LATERAL (SELECT cardinality(o.own) < 3 AS is_empty, o.da, char_length(o.da) AS letters,
                      o.own || ARRAY(SELECT 'da:' || (ts_lexize('pg_catalog.danish_stem', other))[1]
                                     FROM jsonb_array_elements_text(asked.others) AS other) AS stems) s
    ORDER BY asked.n`.execute(db);
  return rows;
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
