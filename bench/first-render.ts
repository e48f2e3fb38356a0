import { setTimeout as sleep } from "node:timers/promises";
import { got, lasting, requestsPerSecond } from "./load.ts";
import { goal, median, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

const times = 60;

/** P2: a page's first render after a publication against bare Fastify, the same SQL and a template string. */
export async function firstRender({ site, owner, host, id, reference }: Trial, what: "list" | "record"): Promise<Row> {
  const slug = what === "list" ? "" : await newSlug(owner, id);
  const page = what === "list" ? "/rejser" : `/rejser/${slug}`;
  const theirs = what === "list" ? "/list" : `/record/${slug}`;
  const [our, bare]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    our.push(await renderedAnew({ site, owner, host, id }, page));
    bare.push(await lasting(() => got(reference.url + theirs, { headers: {} })));
  }
  const [a, b] = [median(our.slice(10)), median(bare.slice(10))];
  return {
    id: "P2",
    work: `${what === "list" ? page : "/rejser/<trip>"} first render after a publication`,
    ours: `${a.toFixed(1)} ms`,
    reference: `${b.toFixed(1)} ms`,
    ratio: (b / a).toFixed(2),
    goal: goal("≥ 0.5", b / a >= 0.5),
  };
}

/** A page's first rendering after a publication, in milliseconds. */
export async function renderedAnew(
  { site, owner, host, id }: Pick<Trial, "site" | "owner" | "host" | "id">,
  page: string,
): Promise<number> {
  // What a publication tells every process: no page that was rendered before is used again.
  await owner.query("SELECT pg_notify('udsyn_published', $1)", [id]);
  await sleep(15);
  return lasting(() => got(site.address + page, { headers: { host, "accept-encoding": "gzip" } }));
}

async function newSlug(owner: Trial["owner"], id: string): Promise<string> {
  const { rows } = await owner.query<{ slug: string }>(
    `SELECT slug FROM register.current WHERE municipality_id = $1 AND type = 'trip' AND slug <> ''
      ORDER BY sort_on DESC NULLS LAST LIMIT 1
     OFFSET (SELECT least(1000, count(*) / 2) FROM register.current WHERE municipality_id = $1 AND type = 'trip')`,
    [id],
  );
  return rows[0]?.slug ?? "";
}

/** P3: the list for programs, filtered and sorted, with permission and count, against the same rows in bare Fastify. */
export async function listApi({ site, tokens, reference }: Trial, seconds: number): Promise<Row> {
  const [our, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    our.push(await listsPerSecond({ site, tokens }, seconds));
    bare.push(await requestsPerSecond(`${reference.url}/api`, seconds, { connections: 8 }));
  }
  const [a, b] = [Math.max(...our), Math.max(...bare)];
  return {
    id: "P3",
    work: "GET /api/v1/trips, 50 filtered and sorted, counted, by token",
    ours: `${Math.round(a)}/s`,
    reference: `${Math.round(b)}/s`,
    ratio: (a / b).toFixed(2),
    goal: goal("≥ 0.6", a / b >= 0.6),
  };
}

/** How many lists for programs are answered a second, eight asking at once. */
export function listsPerSecond({ site, tokens }: Pick<Trial, "site" | "tokens">, seconds: number): Promise<number> {
  const url = `${site.address}/api/v1/trips?status=complete&committee=byraadet&limit=50`;
  return requestsPerSecond(url, seconds, {
    headers: { authorization: `Bearer ${tokens.coordinator}` },
    connections: 8,
  });
}
