import { got, lasting } from "./load.ts";
import { goal, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

const words = 120;

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

/** What the page asks the database: what the word means, how much there is of it and of what, and the first page. */
async function sameQuestions(owner: Trial["owner"], id: string, word: string): Promise<void> {
  const { rows } = await owner.query<{ forms: string[] }>({
    name: "meaning",
    text: `SELECT ARRAY(SELECT w.word FROM register.word w WHERE w.municipality_id = $1
             AND (w.word = $2 OR w.stems && register.stems($2))
             UNION SELECT w.word FROM register.word w WHERE w.municipality_id = $1
             AND char_length((ts_lexize('pg_catalog.danish_stem', $2))[1]) >= 3
             AND w.word LIKE '%' || (ts_lexize('pg_catalog.danish_stem', $2))[1] || '%' LIMIT 200) AS forms`,
    values: [id, word],
  });
  const query = (rows[0]?.forms ?? []).map((one) => `'${one.replaceAll("'", "''")}'`).join(" | ");
  await owner.query({
    name: "counts",
    text: `WITH found AS MATERIALIZED (SELECT year, body_id, countries, kind, state FROM register.current
             WHERE municipality_id = $1 AND type = 'trip' AND words @@ $2::tsquery LIMIT 10001)
           SELECT year, body_id, kind, state, NULL AS country, count(*) FROM found
             GROUP BY GROUPING SETS ((), (year), (body_id), (kind), (state))
           UNION ALL SELECT NULL, NULL, NULL, NULL, country, count(*) FROM found, unnest(countries) AS country GROUP BY country`,
    values: [id, query],
  });
  await owner.query({
    name: "finds",
    text: `SELECT entry FROM register.current WHERE municipality_id = $1 AND type = 'trip' AND words @@ $2::tsquery
           ORDER BY ts_rank(words, $2::tsquery) DESC, sort_on DESC NULLS LAST LIMIT 21`,
    values: [id, query],
  });
}

function p95(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}
