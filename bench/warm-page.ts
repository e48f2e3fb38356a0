import { bareServer } from "./bare.ts";
import { got, requestsPerSecond } from "./load.ts";
import { goal, type Row } from "./row.ts";

const rounds = 3;
const brotli = { "accept-encoding": "br" };

/** P1: a warm public page against the same bytes from bare `node:http`, in turn, the best of three rounds each. */
export async function warmPage(address: string, page: string, seconds: number): Promise<Row> {
  const url = address + page;
  for (let time = 0; time < 3; time += 1) await got(url, { headers: brotli });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { headers } = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const kept = { "content-type": headers.get("content-type") ?? "", etag: headers.get("etag") ?? "" };
  const bare = await bareServer(await got(url, { headers: brotli }), { ...kept, "content-encoding": "br" });
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await requestsPerSecond(url, seconds));
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
    goal: goal("≥ 0.85", a / b >= 0.85),
  };
}

/** P13: what a reader downloads for the first page, as it goes over the line. */
export async function firstBytes(address: string): Promise<Row> {
  for (let time = 0; time < 3; time += 1) await got(`${address}/`, { headers: brotli });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const page = await got(`${address}/`, { headers: brotli });
  const html = await (await fetch(`${address}/`)).text();
  const files = [...html.matchAll(/(?:href|src)="(\/a\/[0-9a-f]+\.(css|woff2))"/g)].map((found) => found[1] ?? "");
  const sizes = await Promise.all(
    files.map(async (file) => ({ file, size: (await got(address + file, { headers: brotli })).length })),
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
    goal: goal("≤ 60; ≤ 120 kB", withoutFonts <= 60_000 && withoutFonts + fonts <= 120_000),
  };
}
