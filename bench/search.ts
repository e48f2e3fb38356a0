import { partRule } from "../src/web/index.ts";
import { got, lasting } from "./load.ts";
import { goal, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

const words = 120;
const rule = partRule();

/** P4: a search for words that stand in under 1 % of the records, the whole page, against its own SQL in prepared statements. */
export async function search({ site, owner, host, id }: Trial): Promise<Row> {
  const { rows: all } = await owner.query<{ word: string; records: number; total: number }>(
    `SELECT word, records::int, (SELECT count(*)::int FROM register.current WHERE municipality_id = $1) AS total
     FROM register.word WHERE municipality_id = $1 ORDER BY records DESC`,
    [id],
  );
  const rare = all.filter((one) => one.records <= one.total / 100);
  // The commonest of the rare ones: they cost most.
  const asked = rare.slice(0, words);
  const [our, bare]: [number[], number[]] = [[], []];
  for (const { word } of asked) {
    const address = `${site.address}/soeg?q=${encodeURIComponent(word)}`;
    our.push(await lasting(() => got(address, { headers: { host, "accept-encoding": "gzip" } })));
    bare.push(await lasting(() => sameQuestions(owner, id, word)));
  }
  const [a, b] = [p95(our), p95(bare)];
  const most = asked[0]?.records ?? 0;
  return {
    id: "P4",
    work: `/soeg, ${asked.length} words in up to ${most} of ${all[0]?.total ?? 0} records, p95`,
    ours: `${a.toFixed(1)} ms`,
    reference: `${b.toFixed(1)} ms`,
    ratio: (a / b).toFixed(2),
    goal: goal("≤ 1.3×, ≤ 50 ms", a <= 50 && a <= 1.3 * b),
  };
}

/** What the page asks the database: what the word means, then how much there is of it, of what, and the first page. */
async function sameQuestions(owner: Trial["owner"], id: string, word: string): Promise<void> {
  const { rows } = await owner.query<{ forms: string[]; within: [string, string][]; stem: string }>({
    name: "meaning",
    text: `SELECT s.da AS stem,
        ARRAY(SELECT w.word FROM register.word w WHERE w.municipality_id = $1 AND (w.word = s.word OR w.stems && s.own)
              ORDER BY w.word = s.word DESC, w.records DESC, w.word LIMIT 60) AS forms,
        coalesce((SELECT jsonb_agg(jsonb_build_array(one.word, one.da)) FROM (
          SELECT w.word, own.da FROM register.word w,
            LATERAL (SELECT (ts_lexize('pg_catalog.danish_stem', w.word))[1] AS da) own
          WHERE w.municipality_id = $1 AND w.word LIKE '%' || s.da || '%' AND char_length(s.da) >= 3
            AND (own.da LIKE '%' || s.da OR own.da LIKE s.da || '%') AND char_length(own.da) >= char_length(s.da) + 2
          ORDER BY w.records DESC, w.word LIMIT 400) AS one), '[]') AS within
      FROM (SELECT $2::text AS word, register.stems($2) AS own, (ts_lexize('pg_catalog.danish_stem', $2))[1] AS da) s`,
    values: [id, word],
  });
  const [found] = rows;
  const compounds = (found?.within ?? []).filter(([goesOn, one]) => {
    const asked = { word: one, goesOn, part: found?.stem ?? "", written: word, isWord: () => false };
    return rule.isHeadOf(asked) || rule.isFirstOf(asked);
  });
  const words = [...(found?.forms ?? []), ...compounds.map(([one]) => one)];
  const query = words.map((one) => `'${one.replaceAll("'", "''")}'`).join(" | ");
  await owner.query({
    name: "found",
    text: `WITH found AS MATERIALIZED (SELECT record_id, year, body_id, countries, kind, state FROM register.current
        WHERE municipality_id = $1 AND type = 'trip' AND words @@ $2::tsquery LIMIT 10001),
      page AS (SELECT row_number() OVER (
          ORDER BY ts_rank(words, $2::tsquery) DESC, sort_on DESC NULLS LAST, record_id DESC) AS nth, entry
        FROM register.current WHERE municipality_id = $1 AND type = 'trip' AND record_id = ANY (ARRAY(
          SELECT record_id FROM found WHERE (SELECT count(*) FROM found) <= 1000))
        ORDER BY nth LIMIT 21)
      SELECT year, body_id, kind, state, count(*)::text AS records, NULL::jsonb AS entry
      FROM found GROUP BY GROUPING SETS ((), (year), (body_id), (kind), (state))
      UNION ALL SELECT NULL, country, NULL, NULL, count(*)::text, NULL FROM found, unnest(countries) AS country GROUP BY country
      UNION ALL (SELECT NULL, NULL, NULL, NULL, nth::text, entry FROM page ORDER BY nth)`,
    values: [id, query],
  });
}

function p95(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}
