import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { goal, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

/** What readers ask for on an ordinary day: pages that are kept, and one in five that is made anew for whoever asks. */
const asked = (nth: number): string => {
  const own = 2_010 + (nth % 16);
  switch (nth % 10) {
    case 0:
      return `/soeg?q=${["skoler", "cykelveje", "havn", "hamborg", "venskab"][Math.floor(nth / 10) % 5]}`;
    case 1:
      return `/rejser?aar=${own}&type=conference&land=${["DE", "SE", "NO", "FI"][Math.floor(nth / 10) % 4]}`;
    case 2:
      return "/rejser/feed.xml";
    case 3:
      return "/data";
    case 4:
    case 5:
      return `/rejser/${own}`;
    case 6:
      return "/";
    default:
      return "/rejser";
  }
};

const readersSteady = 16;
const times = 10;

/**
 * Ten times the readers of an ordinary day, each asking again as soon as it is answered, while one caseworker goes on working:
 * lists the trips and makes one, twice a second. Nobody may be answered by a fault; whoever is put off is told when to come back.
 */
export async function overload(trial: Trial, seconds: number): Promise<readonly Row[]> {
  const alone = await worked(trial, seconds / 4);
  const steady = await read(trial, readersSteady, seconds / 4);
  const [crowd, desk] = await Promise.all([read(trial, readersSteady * times, seconds), worked(trial, seconds)]);
  const megabytes = trial.site.megabytes();
  return [
    {
      id: "S1",
      work: `desk beside ${readersSteady * times} readers for ${seconds} s, p95 of a list and of a write`,
      ours: `${ms(desk.list)}; ${ms(desk.write)}`,
      reference: `alone ${ms(alone.list)}; ${ms(alone.write)}`,
      ratio: (p95(desk.list) / p95(alone.list)).toFixed(1),
      goal: goal("≤ 1 s each, none refused", p95(desk.list) <= 1_000 && p95(desk.write) <= 1_000 && desk.failed === 0),
    },
    {
      id: "S2",
      work: `readers, ${times} times ${readersSteady}: answers a second, p95, put off (503), faults; memory`,
      ours: `${rate(crowd, seconds)}/s, ${ms(crowd.took)}, ${crowd.putOff}, ${crowd.failed}; ${megabytes} MB`,
      reference: `${readersSteady} readers ${rate(steady, seconds / 4)}/s, ${ms(steady.took)}`,
      ratio: (rate(crowd, seconds) / rate(steady, seconds / 4)).toFixed(2),
      goal: goal(
        "no fault, few put off, ≥ 0.8 of the answers",
        crowd.failed === 0 &&
          // One in five asks for what is made anew: of those at most one in five is put off.
          crowd.putOff <= crowd.took.length / 25 &&
          rate(crowd, seconds) >= 0.8 * rate(steady, seconds / 4),
      ),
    },
  ];
}

interface Read {
  readonly took: number[];
  putOff: number;
  failed: number;
}

async function read({ site, host }: Trial, readers: number, seconds: number): Promise<Read> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: readers });
  const until = performance.now() + seconds * 1_000;
  const all: Read = { took: [], putOff: 0, failed: 0 };
  let next = 0;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const { status, retryAfter } = await answered(site.address + asked(next++), agent, { host });
        if (status === 200) all.took.push(performance.now() - began);
        else if (status === 503 && retryAfter !== undefined) {
          all.putOff += 1;
          // A browser that is told to come back does not ask again at once.
          await sleep(200);
        } else all.failed += 1;
      }
    }),
  );
  agent.destroy();
  return all;
}

async function worked({ site, tokens }: Trial, seconds: number) {
  const agent = new http.Agent({ keepAlive: true });
  const until = performance.now() + seconds * 1_000;
  const all = { list: [] as number[], write: [] as number[], failed: 0 };
  const headers = { authorization: `Bearer ${tokens.coordinator}`, "content-type": "application/json" };
  const body = JSON.stringify({ kind: "conference", title: "Målt under pres", lang: "da" });
  while (performance.now() < until) {
    const list = await timed(() => answered(`${site.address}/api/v1/trips`, agent, headers));
    all.list.push(list.took);
    const key = { "idempotency-key": `overload-${process.pid}-${performance.now()}` };
    const write = await timed(() => answered(`${site.address}/api/v1/trips`, agent, { ...headers, ...key }, body));
    all.write.push(write.took);
    if (list.status !== 200 || write.status !== 201) all.failed += 1;
    await sleep(500);
  }
  agent.destroy();
  return all;
}

async function timed(one: () => Promise<Answered>): Promise<Answered & { readonly took: number }> {
  const began = performance.now();
  const answer = await one();
  return { ...answer, took: performance.now() - began };
}

interface Answered {
  /** 0: the connection broke. */
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function answered(url: string, agent: http.Agent, headers: Record<string, string>, body?: string): Promise<Answered> {
  return new Promise((resolve) => {
    const method = body === undefined ? "GET" : "POST";
    const request = http.request(
      url,
      { method, agent, headers: { "accept-encoding": "gzip", ...headers } },
      (answer) => {
        answer.resume();
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"] }),
        );
        answer.once("error", () => resolve({ status: 0, retryAfter: undefined }));
      },
    );
    request.once("error", () => resolve({ status: 0, retryAfter: undefined }));
    request.end(body);
  });
}

function p95(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

const ms = (all: readonly number[]) => `${Math.round(p95(all))} ms`;
const rate = (all: Read, seconds: number) => Math.round(all.took.length / seconds);
