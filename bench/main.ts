import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { referenceServer } from "./bare.ts";
import { deskWrite } from "./desk-write.ts";
import { exportWhole } from "./export-whole.ts";
import { firstRender, listApi } from "./first-render.ts";
import { growth, smallTrips } from "./growth.ts";
import { longLog } from "./long-log.ts";
import { type MeasuredSite, measuredSite } from "./measured-site.ts";
import { overload } from "./overload.ts";
import { publication } from "./publication.ts";
import { goal, print, type Row } from "./row.ts";
import { search } from "./search.ts";
import { staticSite } from "./static-site.ts";
import type { Trial } from "./trial.ts";
import { firstBytes, warmPage } from "./warm-page.ts";

const seconds = Number(process.env.BENCH_SECONDS ?? "4");
const trips = Number(process.env.BENCH_TRIPS ?? "100000");
/** How long the log is that P11 measures. */
const leaves = Number(process.env.BENCH_LEAVES ?? "1000000");
/** `BENCH_ONLY=P3,P7`: only these rows. */
const only = process.env.BENCH_ONLY?.split(",");
/** `npm run bench -- --soak`: what is held under ten times the readers, and nothing else. */
const soaks = process.argv.includes("--soak");
const soakSeconds = Number(process.env.BENCH_SECONDS ?? "60");
const slug = "proeve-1";
/** A small municipality in the same installation, for what must not grow. */
const smallSlug = "proeve-2";

/** P10: from starting the installed program to its first answered request, and its memory when idle. */
async function coldStart(site: MeasuredSite): Promise<Row> {
  const took = await site.start();
  await untilIdle(site);
  const megabytes = site.megabytes();
  return {
    id: "P10",
    work: "cold start to first page; memory idle, without database",
    ours: `${(took / 1_000).toFixed(2)} s; ${megabytes} MB`,
    reference: "–",
    ratio: "–",
    goal: goal("≤ 3 s; ≤ 150 MB", took <= 3_000 && megabytes <= 150),
  };
}

/** What starts beside the first requests (the gazetteer, sealing what a command wrote) is done: three quiet seconds. */
async function untilIdle(site: MeasuredSite): Promise<void> {
  for (let [quiet, before, round] = [0, site.cpuTicks(), 0]; quiet < 3 && round < 120; round += 1) {
    await sleep(1_000);
    const now = site.cpuTicks();
    quiet = now - before <= 3 ? quiet + 1 : 0;
    before = now;
  }
}

async function openTrial(site: MeasuredSite, slug: string): Promise<Trial> {
  const owner = await site.owner();
  const { rows } = await owner.query<{ id: string }>(
    "SELECT municipality_id AS id FROM register.municipality WHERE slug = $1",
    [slug],
  );
  const id = rows[0]?.id ?? "";
  const token = async (role: string) =>
    (
      JSON.parse(await site.command(["token", "add", "--role", role, "--municipality", slug, "--json"])) as {
        token: string;
      }
    ).token;
  return {
    ...{ site, owner, slug, id, host: `${slug}.localhost` },
    tokens: { coordinator: await token("coordinator"), secretary: await token("secretary") },
    reference: await referenceServer({ connection: site.ownerConnection(), municipality: id }),
  };
}

async function measure(site: MeasuredSite): Promise<void> {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  tell("Sætter demoen op …");
  await site.start();
  await site.stop();
  tell(`Opdigter ${trips} rejser …`);
  // In data that was kept, an earlier run's own writes lie beside the made-up trips, and nothing is added.
  await site.command(["seed", "--trips", String(trips)]).catch((error: unknown) => {
    if (!process.env.BENCH_DATA) throw error;
  });
  tell("Måler …");
  const rows: Row[] = [];
  const add = async (id: string, measured: () => Promise<Row>) => {
    if (only && !only.includes(id)) return;
    const row = await measured();
    rows.push(row);
    tell(`  ${row.id} ${row.work}: ${row.ours} | ${row.reference} | ${row.ratio}`);
  };
  if (soaks) {
    await site.start();
    await untilIdle(site);
    const trial = await openTrial(site, slug);
    try {
      print(await overload(trial, soakSeconds));
    } finally {
      await trial.reference.stop();
      await trial.owner.end();
    }
    return;
  }
  const cold = await coldStart(site);
  await add("P10", async () => cold);
  await add("P1", () => warmPage(site.address, "/rejser", seconds));
  await add("P1", () => warmPage(site.address, "/rejser/toronto-2011", seconds));
  await add("P13", () => firstBytes(site.address));
  const trial = await openTrial(site, slug);
  try {
    await add("P2", () => firstRender(trial, "list"));
    await add("P2", () => firstRender(trial, "record"));
    await add("P3", () => listApi(trial, seconds));
    await add("P4", () => search(trial));
    await add("P6", () => exportWhole(trial));
    await add("P7", () => deskWrite(trial));
    await add("P8", () => publication(trial));
    if (!only || only.includes("P9")) {
      await site.command(["seed", "--trips", String(smallTrips), "--municipality", smallSlug]);
      const small = await openTrial(site, smallSlug);
      try {
        for (const row of await growth(trial, small, trips, seconds)) await add("P9", async () => row);
      } finally {
        await small.reference.stop();
        await small.owner.end();
      }
    }
    await add("P11", () => longLog(trial, leaves));
    await add("P12", () => staticSite(trial));
  } finally {
    await trial.reference.stop();
    await trial.owner.end();
  }
  rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  process.stdout.write(`${trips} rejser i én kommune; ${process.version}, ${process.platform}\n`);
  print(rows);
}

if (isMainThread) {
  // With BENCH_DATA the data stays for the next run, which then makes up only what is missing.
  const kept = process.env.BENCH_DATA;
  const dir = kept ? path.resolve(kept) : await mkdtemp(path.join(tmpdir(), "udsyn-bench-"));
  const site = await measuredSite(dir);
  const tidy = async () => {
    await site.stop();
    if (!kept) await rm(dir, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void tidy().finally(() => process.exit(1)));
  try {
    await measure(site);
  } finally {
    await tidy();
  }
}
