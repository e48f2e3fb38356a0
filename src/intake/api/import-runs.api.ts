import { z } from "zod";
import { type AskedByWho, doneInSteps, idIn, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { fault, Invalid, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { datasetNames } from "../dataset.ts";
import type { Importer } from "../importer.ts";
import { publishers, publishRun, waitingIn } from "../publish-run/publish-run.ts";
import type { WaitingRecord } from "../records.ts";
import { listRuns, readRun, type StoredRun } from "../run.store.ts";
import { type RunNow, runNow } from "../run-now.ts";
import { findingAnswer } from "./finding-answer.ts";

const keepers = ["coordinator", "accountant"];
const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullable().default(null),
});
/** Findings of a run, a page at a time; the cursor is how many have been told. */
const findingsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.coerce.number().int().min(0).max(100_000).default(0),
});
const publicationBody = z.strictObject({
  record: z
    .uuid({ message: "not-an-id" })
    .nullable()
    .default(null)
    .describe("One record alone; null: all that wait and are not in doubt"),
});

const count = z.int();
const sums = z.record(z.string(), z.string());
const runItem = z
  .object({
    id: z.uuid(),
    dataset: z.enum(datasetNames),
    file: z.string(),
    ...{ added: count, updated: count, unchanged: count, held: count },
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable().describe("null while it runs, or where it was cut off"),
  })
  .meta({ id: "ImportRunItem" });
const runAnswer = z
  .object({
    ...runItem.shape,
    rows: count.nullable(),
    totals: sums.nullable().describe("By currency; null until it is finished"),
    stillHeld: count.describe("How many of `held` wait yet: not repaired, dismissed or read in again since"),
    findings: z
      .array(findingAnswer)
      .nullable()
      .describe(
        "A page of them, by `limit` and `cursor`: what was found of the file; of a row that was repaired, what it was let in with; of one that was dismissed, nothing",
      ),
    findingsNext: z.string().nullable().describe("The cursor of the next page of findings"),
    waiting: z
      .array(
        z.object({
          ...{ id: z.uuid(), title: z.string() },
          doubt: z
            .string()
            .nullable()
            .describe(
              "Why it is published by `record` alone: it may be a trip that was made here, or names a traveller who is not public. null: with the others",
            ),
        }),
      )
      .nullable()
      .describe("What of it is not public yet; null where nothing can be, or to those who do not publish"),
  })
  .meta({ id: "ImportRun" });
const publicationDone = z.object({
  id: z.uuid(),
  published: count.describe("How many the public now sees anew"),
  stopped: z.array(z.uuid()).describe("Not published: their text may hold a CPR number that a person must look at"),
});

/** Runs of imports for programs: what came of each, and publishing what was read in. */
export function importRunsApi(db: Db, importers: readonly Importer[]): readonly UdsynRoute[] {
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const common = { lane: "api", whole: true } as const;
  return [
    {
      ...common,
      method: "GET",
      path: "/api/v1/import-runs",
      allow: keepers,
      api: {
        summary: "Files that were read in, the latest first.",
        query: pageQuery,
        answers: { 200: listOf(runItem, {}) },
      },
      handle: async (asked: AskedByWho) => {
        const { limit, cursor: before } = valid(pageQuery, Object.fromEntries(asked.query));
        if (before !== null && !isId<"import-run">(before))
          throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
        const runs = await doing(asked, ({ tx }) => listRuns(tx, asked.here.id, { limit: limit + 1, before }));
        const items = runs.slice(0, limit);
        return json({
          items: items.map(itemBody),
          next: runs.length > limit ? (items.at(-1)?.runId ?? null) : null,
        });
      },
    },
    {
      ...common,
      method: "GET",
      path: "/api/v1/import-runs/:id",
      allow: keepers,
      api: {
        summary: "One file that was read in: what it came to, what was found a page at a time, and what waits.",
        query: findingsQuery,
        answers: { 200: runAnswer, 404: null, 422: null },
      },
      handle: (asked: AskedByWho) => {
        const page = valid(findingsQuery, Object.fromEntries(asked.query));
        return doing(asked, async (one) => {
          const run = await readRun(one.tx, asked.here.id, idIn<"import-run">(asked));
          return json(runBody(run, await runNow(one, run), page, await waitingIn(one, importers, run)));
        });
      },
    },
    {
      ...common,
      method: "POST",
      path: "/api/v1/import-runs/:id/publication",
      allow: publishers,
      api: {
        summary: "Publishes what a file brought and the public does not see yet.",
        body: publicationBody,
        answers: { 201: publicationDone, 404: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const { record } = valid(publicationBody, asked.json ?? {});
        const id = idIn<"import-run">(asked);
        const { status, body } = await doneInSteps(db, asked, async () => {
          const done = await publishRun((use) => doing(asked, use), importers, id, record);
          if (record !== null && done.published + done.stopped.length === 0)
            throw new Invalid([fault("record-not-waiting", {}, "record")]);
          return { status: 201, body: { id, ...done } };
        });
        return json(body, status);
      },
    },
  ];
}

function itemBody({ runId, dataset, fileName, startedAt, finishedAt, ...run }: StoredRun): Answer<typeof runItem> {
  const { added, updated, unchanged, held } = run;
  return {
    ...{ id: runId, dataset, file: fileName, added, updated, unchanged, held },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function runBody(
  run: StoredRun,
  { findings, stillHeld }: RunNow,
  { limit, cursor }: z.output<typeof findingsQuery>,
  waiting: readonly WaitingRecord[] | null,
): Answer<typeof runAnswer> {
  const { answer } = run;
  const end = cursor + limit;
  return {
    ...itemBody(run),
    rows: answer?.rows ?? null,
    totals: answer?.totals ?? null,
    stillHeld,
    findings: findings?.slice(cursor, end) ?? null,
    findingsNext: (findings?.length ?? 0) > end ? String(end) : null,
    waiting: waiting?.map(({ id, title, doubt }) => ({ id, title, doubt: doubt ?? null })) ?? null,
  };
}
