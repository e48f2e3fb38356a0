import { expect, test } from "vitest";
import { waitingJobs } from "./waiting-jobs.ts";

const job = (path: string) => ({ path, ask: path, known: null });
const pathsOf = (jobs: readonly { readonly path: string }[]) => jobs.map(({ path }) => path);

test("a page is asked for together with itself in other languages, and all of a record together", () => {
  const waiting = waitingJobs((path) => (path.includes("/wien") ? "wien" : null));
  const many = Array.from({ length: 200 }, (_, at) => `/beslutninger/${at}`);
  const first = ["/rejser/wien.json", "/rejser/2025"];
  const late = ["/en/rejser/2025", "/de/rejser/wien", "/de/rejser/2025", "/rejser/wien/v1.json"];
  for (const path of [...first, ...many, ...late]) waiting.add(job(path));
  const together = ["/rejser/wien.json", "/de/rejser/wien", "/rejser/wien/v1.json"];
  const list = ["/rejser/2025", "/en/rejser/2025", "/de/rejser/2025"];
  expect(pathsOf(waiting.next()).slice(0, 6)).toEqual([...together, ...list]);
});

test("batches hold everything once, also what is of one record and more than a batch", () => {
  const waiting = waitingJobs((path) => (path.startsWith("/rejser/wien") ? "wien" : null));
  const all = Array.from({ length: 1_000 }, (_, at) => (at % 2 === 0 ? `/rejser/wien/v${at}.json` : `/om/${at}`));
  for (const path of all) waiting.add(job(path));
  const got: string[] = [];
  for (let jobs = waiting.next(); jobs.length > 0; jobs = waiting.next()) {
    expect(jobs.length).toBeLessThanOrEqual(400);
    got.push(...pathsOf(jobs));
    expect(waiting.count()).toBe(all.length - got.length);
  }
  expect(got.toSorted()).toEqual(all.toSorted());
});
