import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { bareServer } from "./bare.ts";
import { requestsPerSecond, untilAnswered } from "./load.ts";

interface Row {
  readonly id: string;
  readonly work: string;
  readonly ours: string;
  readonly reference: string;
  readonly ratio: string;
  readonly goal: string;
}

const seconds = Number(process.env.BENCH_SECONDS ?? "4");
const rounds = 3;
const program = path.join(import.meta.dirname, "udsyn.mjs");

/** P1: a warm public page against the same bytes from bare `node:http`, in turn, the best of three rounds each. */
async function warmPage(address: string, page: string): Promise<Row> {
  for (let time = 0; time < 3; time += 1) await fetch(address + page);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const response = await fetch(address + page, { headers: { "accept-encoding": "identity" } });
  const headers = {
    "content-type": response.headers.get("content-type") ?? "",
    etag: response.headers.get("etag") ?? "",
  };
  const compressed = await compressedBytes(address + page);
  const bare = await bareServer(compressed, { ...headers, "content-encoding": "br" });
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await requestsPerSecond(address + page, seconds));
    theirs.push(await requestsPerSecond(bare.url, seconds));
  }
  await bare.stop();
  const [a, b] = [Math.max(...ours), Math.max(...theirs)];
  return {
    id: "P1",
    work: `${page} warm`,
    ours: `${Math.round(a)}/s`,
    reference: `${Math.round(b)}/s`,
    ratio: (a / b).toFixed(2),
    goal: "≥ 0.85",
  };
}

/** The bytes as they go over the line, still compressed. */
async function compressedBytes(url: string): Promise<Uint8Array> {
  const http = await import("node:http");
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { "accept-encoding": "br" } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part)).once("end", () => resolve(Buffer.concat(parts)));
      })
      .once("error", reject);
  });
}

/** P10: from starting the installed program to its first answered request, and its memory when idle. */
async function coldStart(env: NodeJS.ProcessEnv, address: string): Promise<{ row: Row; site: ChildProcess }> {
  const site = spawn(process.execPath, [program, "serve"], { env, stdio: "ignore" });
  const took = await untilAnswered(`${address}/rejser`);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const status = readFileSync(`/proc/${site.pid}/status`, "utf8");
  const megabytes = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  const row = {
    id: "P10",
    work: "cold start to first page; memory idle",
    ours: `${(took / 1_000).toFixed(2)} s; ${megabytes} MB`,
    reference: "–",
    ratio: "–",
    goal: "≤ 3 s; ≤ 150 MB",
  };
  return { row, site };
}

/** P13: what a reader downloads for the first page, as it goes over the line. */
async function firstBytes(address: string): Promise<Row> {
  for (let time = 0; time < 3; time += 1) await fetch(`${address}/`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const page = await compressedBytes(`${address}/`);
  const html = await (await fetch(`${address}/`)).text();
  const files = [...html.matchAll(/(?:href|src)="(\/a\/[0-9a-f]+\.(css|woff2))"/g)].map((found) => found[1] ?? "");
  const sizes = await Promise.all(
    files.map(async (file) => ({ file, size: (await compressedBytes(address + file)).length })),
  );
  const sum = (end: string) => sizes.filter((one) => one.file.endsWith(end)).reduce((all, one) => all + one.size, 0);
  const [withoutFonts, fonts] = [page.length + sum(".css"), sum(".woff2")];
  const kb = (bytes: number) => (bytes / 1_000).toFixed(1);
  return {
    id: "P13",
    work: "first page: html and style; with fonts",
    ours: `${kb(withoutFonts)} kB; ${kb(withoutFonts + fonts)} kB`,
    reference: "–",
    ratio: "–",
    goal: "≤ 60; ≤ 120 kB",
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof found === "object" && found ? found.port : 0;
}

function print(rows: readonly Row[]): void {
  const heads: Row = { id: "#", work: "work", ours: "ours", reference: "reference", ratio: "ratio", goal: "goal" };
  const keys = ["id", "work", "ours", "reference", "ratio", "goal"] as const;
  const widths = keys.map((key) => Math.max(...[heads, ...rows].map((row) => row[key].length)));
  for (const row of [heads, ...rows])
    process.stdout.write(`${keys.map((key, at) => row[key].padEnd(widths[at] ?? 0)).join("  ")}\n`);
}

if (isMainThread) {
  const dir = await mkdtemp(path.join(tmpdir(), "udsyn-bench-"));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), UDSYN_DATA: dir, UDSYN_MODE: "demo", UDSYN_RATE_LIMITS: "off" };
  const address = `http://localhost:${port}`;
  const stop = async (site: ChildProcess) => {
    const ended = new Promise((resolve) => site.once("exit", resolve));
    site.kill("SIGTERM");
    await ended;
  };
  try {
    process.stderr.write("Sætter demoen op …\n");
    await stop((await coldStart(env, address)).site);
    process.stderr.write("Måler …\n");
    const { row, site } = await coldStart(env, address);
    const rows = [
      await warmPage(address, "/rejser"),
      await warmPage(address, "/rejser/toronto-2011"),
      row,
      await firstBytes(address),
    ];
    await stop(site);
    print(rows);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
