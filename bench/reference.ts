import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import pg from "pg";

export interface ReferenceData {
  readonly connection: pg.ClientConfig;
  readonly municipality: string;
}

interface Listed {
  readonly slug: string;
  readonly title: string;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly kind: string | null;
  readonly committee: { name: string } | null;
  readonly participants: { total: number | null };
  readonly budget: { total: string | null } | null;
  readonly accounts: { total: string | null };
}

/**
 * What our pages and lists are held against: bare Fastify, the same SQL with the owner's rights, a template string. No
 * layout, no languages, no permission, nothing kept.
 */
export async function serveReference({ connection, municipality }: ReferenceData): Promise<number> {
  const pool = new pg.Pool({ ...connection, max: 8 });
  const app = Fastify({ logger: false });
  const html = (body: string) => `<!doctype html><html lang="da"><title>Rejser</title><body>${body}</body></html>`;
  app.get("/list", async (_request, reply) => {
    const [list, tallies] = await Promise.all([
      pool.query<{ entry: Listed }>(
        `SELECT record_id, sort_on, entry FROM register.current WHERE municipality_id = $1 AND type = 'trip'
         ORDER BY sort_on DESC NULLS LAST, record_id DESC LIMIT 51`,
        [municipality],
      ),
      pool.query<{ measure: string; key: string; records: string }>(
        `SELECT measure, key, records::text, hundredths::text, people::text FROM register.tally
         WHERE municipality_id = $1 AND type = 'trip'
           AND measure = ANY ('{all,year,body,country,kind,state}') AND records > 0 ORDER BY measure, key`,
        [municipality],
      ),
    ]);
    const rows = list.rows.slice(0, 50).map(({ entry: e }) => {
      const cells = [
        e.startOn,
        e.endOn,
        e.committee?.name,
        e.kind,
        e.participants.total,
        e.budget?.total,
        e.accounts.total,
      ];
      return `<tr><td><a href="/rejser/${e.slug}">${e.title}</a></td>${cells.map((one) => `<td>${one ?? ""}</td>`).join("")}</tr>`;
    });
    const options = tallies.rows.map(({ measure, key, records }) => `<option>${measure} ${key} ${records}</option>`);
    reply.type("text/html; charset=utf-8");
    return html(`<select>${options.join("")}</select><table>${rows.join("")}</table>`);
  });
  app.get<{ Params: { slug: string } }>("/record/:slug", async (request, reply) => {
    const found = await pool.query<{ entry: Listed & { id: string } }>(
      `SELECT c.slug, c.entry FROM register.slug s JOIN register.current c USING (municipality_id, type, record_id)
       WHERE s.municipality_id = $1 AND s.type = 'trip' AND s.slug = $2`,
      [municipality, request.params.slug],
    );
    const entry = found.rows[0]?.entry;
    const [versions, head] = await Promise.all([
      pool.query(
        `SELECT version, published_at, reason, entry, salts, erased, leaf_index FROM register.entry
         WHERE municipality_id = $1 AND type = 'trip' AND record_id = $2 ORDER BY version DESC`,
        [municipality, entry?.id],
      ),
      pool.query(
        "SELECT origin, size, checkpoint, verifier_key, signed_at FROM register.log_head WHERE municipality_id = $1",
        [municipality],
      ),
    ]);
    const lines = Object.entries(entry ?? {}).map(
      ([name, value]) => `<dt>${name}</dt><dd>${JSON.stringify(value)}</dd>`,
    );
    reply.type("text/html; charset=utf-8");
    return html(`<dl>${lines.join("")}</dl><p>${versions.rows.length}</p><pre>${head.rows[0]?.checkpoint}</pre>`);
  });
  app.get("/api", async () => {
    const of = "FROM udsyn.trips_trip WHERE municipality_id = $1 AND status = 'complete' AND committee_id = 'byraadet'";
    const [list, count] = await Promise.all([
      pool.query(`SELECT * ${of} ORDER BY start_on DESC NULLS FIRST, trip_id DESC LIMIT 51`, [municipality]),
      pool.query(`SELECT count(*) FROM (SELECT ${of} LIMIT 1001) AS counted`, [municipality]),
    ]);
    return { items: list.rows.slice(0, 50), next: list.rows[49]?.trip_id, count: Number(count.rows[0]?.count) };
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as AddressInfo).port;
}
