import pg from "pg";
import { hearPublications, openDirectory, udsynServer, wireRooms } from "../src/app/index.ts";
import { openInstallation } from "../src/app/installation.ts";
import { openLog, readConfig } from "../src/platform/index.ts";
import { perSecond } from "./load.ts";
import { freshValues, type Statement, variablesOf } from "./replay.ts";
import { goal, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

const total = 600;
const atOnce = 8;
const path = "/api/v1/staff-visits";
const form = {
  who: { unit: "skole-og-dagtilbud", count: 2 },
  where: { place: "Malmø", country: "SE" },
  when: { from: "2027-03-02", to: "2027-03-04" },
  purpose: "At se, hvordan skolen tager imod elever, der ikke taler sproget.",
  budget: { amount: "4200.00" },
};

/** P7: a desk write with rules, audit and outbox in one transaction, eight at once, against the same statements by bare `pg`. */
export async function deskWrite(trial: Trial): Promise<Row> {
  const write = writer(trial);
  const statements = await recorded(trial);
  const replay = await replayer(trial, statements);
  await perSecond(100, atOnce, write);
  await perSecond(100, atOnce, replay.one);
  const [our, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    our.push(await perSecond(total, atOnce, write));
    bare.push(await perSecond(total, atOnce, replay.one));
  }
  await replay.close();
  const [a, b] = [Math.max(...our), Math.max(...bare)];
  return {
    id: "P7",
    work: `desk write: rules, audit, outbox (${statements.first.length} statements), 8 at once`,
    ours: `${Math.round(a)}/s`,
    reference: `${Math.round(b)}/s`,
    ratio: (a / b).toFixed(2),
    goal: goal("≥ 0.6", a / b >= 0.6),
  };
}

/** How many such writes are done a second, eight at once. */
export function writesPerSecond(trial: Pick<Trial, "site" | "tokens" | "slug">, writes: number): Promise<number> {
  return perSecond(writes, atOnce, writer(trial));
}

let written = 0;

function writer({ site, tokens, slug }: Pick<Trial, "site" | "tokens" | "slug">) {
  return async () => {
    written += 1;
    const answer = await fetch(site.address + path, {
      method: "POST",
      headers: headersOf(tokens.coordinator, `bench-${process.pid}-${slug}-${written}`),
      body: JSON.stringify(form),
    });
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
}

function headersOf(token: string, key: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key };
}

interface Recorded {
  readonly first: readonly Statement[];
  readonly second: readonly Statement[];
}

/** The statements that one such write really asks, twice: what differs between the two is new in every write. */
async function recorded({ site, tokens }: Trial): Promise<Recorded> {
  const config = readConfig({ ...process.env, UDSYN_DATA: site.dir, UDSYN_MODE: "demo", PORT: "0" });
  if ("faults" in config) throw new Error("the bench's own configuration is refused");
  const log = openLog("warn", (text) => text);
  const installation = await openInstallation(config, log, () => undefined);
  const directory = await openDirectory(installation.db.app);
  const publications = await hearPublications(installation.connections.register, log);
  const rooms = wireRooms({ ...installation, log });
  const server = await udsynServer({ installation, directory, publications, rooms, clock: () => new Date(), log });
  const once = async (key: string) => {
    const asked: Statement[] = [];
    const original = pg.Client.prototype.query;
    // biome-ignore lint/suspicious/noExplicitAny: every form that pg takes a query in.
    pg.Client.prototype.query = function query(this: pg.Client, ...given: any[]) {
      const [text, values] = typeof given[0] === "string" ? given : [given[0].text, given[0].values];
      asked.push({ text, values: Array.isArray(values) ? values : [] });
      return Reflect.apply(original, this, given);
    } as typeof original;
    try {
      const headers = headersOf(tokens.coordinator, key);
      const answer = await server.inject({ method: "POST", url: path, headers, payload: JSON.stringify(form) });
      if (answer.statusCode !== 201) throw new Error(answer.body);
    } finally {
      pg.Client.prototype.query = original;
    }
    return asked;
  };
  await once(`bench-warm-${process.pid}`);
  const [first, second] = [await once(`bench-a-${process.pid}`), await once(`bench-b-${process.pid}`)];
  await server.close();
  await publications.close();
  await installation.close();
  return { first, second };
}

/** Asks the recorded statements by bare `pg`, as the application's role, each time with new ids, keys and hashes. */
async function replayer({ site }: Trial, { first, second }: Recorded) {
  const variables = variablesOf(first, second);
  const pool = new pg.Pool({ ...site.appConnection(), max: atOnce });
  return {
    one: async () => {
      const client = await pool.connect();
      try {
        for (const { text, values } of freshValues(first, variables)) await client.query(text, [...values]);
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
