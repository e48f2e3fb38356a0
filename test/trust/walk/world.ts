import { isDeepStrictEqual } from "node:util";
import type { RoleName } from "../../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../../setup/site.ts";
import { changedIn, type State, stateOf } from "./state.ts";

export const slug = "lyngholm";
/** Stands in every field that nobody but the municipality may read. */
export const canary = "Hemmelighed";

/** Later than any hour it is on the machine for long: a row is as old as its id, which no clock of a test turns back. */
const begins = new Date("2028-03-01T09:00:00Z");

/** A seeded choice, the same on every machine. */
export interface Chance {
  /** A whole number below `n`. */
  below(n: number): number;
  one<T>(of: readonly T[]): T;
  /** Whether, so many times in a hundred. */
  hits(percent: number): boolean;
}

/** mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    one: (of) => {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
    hits: (percent) => below(100) < percent,
  };
}

export interface Said {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what each route answers is held against its schema as it is served.
  readonly body: any;
}

export interface World {
  readonly site: TestSite;
  /** Ids of trips, in the order they came. */
  readonly trips: string[];
  /** Names that are erased and that nobody writes any more. */
  readonly erased: Set<string>;
  /** What has been done, to be read by whoever looks for the fault. */
  readonly log: string[];
  /** What was found wrong. */
  readonly faults: string[];
  readonly links: string[];
  /** Rows of the files that were read in, by key. */
  readonly rows: Map<string, readonly string[]>;
  /** Versions as they were first published: their digest, and how much was erased in them. */
  readonly versions: Map<string, { readonly digest: string; readonly erased: string }>;
  readonly cookies: Map<RoleName, string>;
  checkpoint: string | null;
  /** Tables whose contents are compared before and after an act; read once. */
  tables: readonly string[] | null;
  step: number;
  /** Counts what gets a name or number of its own. */
  count: number;
  /** Counts what was asked, for keys of its own. */
  asked: number;
}

export async function openWorld(): Promise<World> {
  return {
    site: await startTestSite(begins),
    ...{ trips: [], erased: new Set(), log: [], faults: [], links: [], rows: new Map(), versions: new Map() },
    ...{ cookies: new Map(), checkpoint: null, tables: null, step: 0, count: 0, asked: 0 },
  };
}

export function broken(world: World, what: string): void {
  world.faults.push(`after act ${world.step}: ${what}`);
}

/**
 * Asks the interface in a role. What is no answer, or a refusal without words, is a fault; so is a refused act that changed
 * something, and one that does more when it is sent again.
 */
export async function does(
  world: World,
  role: RoleName,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Said> {
  if (method === "GET") return asks(world, role, method, path, body, headers);
  const key = { "idempotency-key": `walk-${world.step}-${world.asked++}` };
  const before = await stateOf(world);
  const said = await asks(world, role, method, path, body, { ...key, ...headers });
  const what = `${method} ${path} as ${role}`;
  if (world.step > 0)
    world.log.push(`${world.step} ${role} ${method} ${path} ${JSON.stringify(body ?? null)} → ${told(said)}`);
  const after = await stateOf(world);
  if (said.status >= 400) {
    left(world, `${what} is refused (${said.body?.code}) and changes`, before, after);
    return said;
  }
  if (world.asked % 4 === 0) {
    const again = await asks(world, role, method, path, body, { ...key, ...headers });
    // A link is said once, and what was taken away is not there to be taken away again.
    const isSaidOnce = method === "DELETE" || Boolean(said.body?.link);
    if (!isSaidOnce && (again.status !== said.status || !isDeepStrictEqual(again.body, said.body)))
      broken(world, `${what} by the same key answers ${told(again)}, first ${told(said)}`);
    left(world, `${what} by the same key changes again`, after, await stateOf(world));
  } else if (world.asked % 4 === 2 && isOnce(method, path, body)) {
    await asks(world, role, method, path, body, headers);
    left(world, `${what} once more changes again`, after, await stateOf(world));
  }
  return said;
}

/** What is done when it is done: pressed again it is refused, or is nothing. A line that is booked again is another line. */
const once = new RegExp(
  [
    "^(PATCH trips/|DELETE )",
    "/(carry-over|accounts-closing|accounts-reopening|cancellation|withdrawal|takedown|republication|corrections)$",
    "/(confirmation|take-back|report-take-back|report-settlement|approval|putting-back|assignment|per-diems|report)$",
    "^POST (pots|personal-data/corrections)$",
  ].join("|"),
);

/** An allowance for others than those who have one is said to be another. */
function isOnce(method: string, path: string, body: object | undefined): boolean {
  const isOthers = body !== undefined && "bookedConfirmed" in body && body.bookedConfirmed === true;
  return once.test(`${method} ${path}`) && !isOthers;
}

function left(world: World, what: string, before: State, after: State): void {
  const changed = changedIn(before, after);
  if (changed.length > 0) broken(world, `${what} ${changed.join(", ")}`);
}

function told({ status, body }: Said): string {
  const errors = (body?.errors ?? []).map((one: Said["body"]) => ` ${one.path}:${one.code}`);
  return body?.code ? `${status} ${body.code}${errors.join("")}` : String(status);
}

async function asks(
  world: World,
  role: RoleName,
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
): Promise<Said> {
  const answer = await world.site.api(slug, role, method, `/api/v1/${path}`, body, headers);
  const text = await answer.text();
  let said: Said["body"] = null;
  try {
    said = text === "" ? null : JSON.parse(text);
  } catch {
    broken(world, `${method} ${path} as ${role}: ${answer.status} is no JSON: ${text.slice(0, 200)}`);
  }
  if (answer.status >= 500) broken(world, `${method} ${path} as ${role}: ${answer.status} ${text.slice(0, 300)}`);
  else if (answer.status >= 400 && !worded(said))
    broken(world, `${method} ${path} as ${role}: ${answer.status} without words: ${text.slice(0, 300)}`);
  return { status: answer.status, body: said };
}

/** A refusal says in words what is wrong: of the whole, and of each mistake. */
function worded(said: Said["body"]): boolean {
  const words = [said?.detail, ...(said?.errors ?? []).map((one: Said["body"]) => one.message)];
  return words.every((one) => typeof one === "string" && one.length > 5 && !/undefined|\bnull\b|\{\w+\}|NaN/.test(one));
}

export function today(world: World): string {
  return dayAfter(world, 0);
}

/** A day so many days from today. */
export function dayAfter(world: World, days: number): string {
  return new Date(world.site.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Names of people that are no elected members', each with a word that stands nowhere else; erased ones are left out. */
export function nameOf(world: World, chance: Chance): string {
  const names = ["Bodil Kanariefugl", "Jens Strandskade", "Ulla Vibefløjt", "Kåre Alkefugl", "Signe Tornskade"];
  const left = names.filter((one) => !world.erased.has(one));
  return left.length === 0 ? "Ingen" : chance.one(left);
}
