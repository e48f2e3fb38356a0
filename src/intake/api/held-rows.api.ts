import { z } from "zod";
import { type AskedByWho, doneOnce, idIn, type UdsynRoute, valid, type Work, work } from "../../identity/index.ts";
import { fault, Invalid, isId } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { namesConfirmed } from "../../register/index.ts";
import { type Answer, json, listOf } from "../../web/index.ts";
import { heldRowFor, lookAtHeldRows, typedOver } from "../held-row.ts";
import type { Importer } from "../importer.ts";
import { importerOf } from "../publish-run/publish-run.ts";
import type { HeldRow } from "../row.store.ts";
import { textOf } from "../table/table.ts";
import { findingAnswer } from "./finding-answer.ts";

const allow = ["coordinator", "accountant"];
const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullable().default(null),
});
const repairBody = z.strictObject({
  /** Only the cells that are set right, by column. */
  cells: z.record(z.string().max(200), z.string().max(50_000)).default({}),
  asPrinted: z.boolean().default(false),
  isOther: z
    .boolean()
    .nullable()
    .default(null)
    .describe("Of a row with a finding that has `stands`: whether it is another record than the one that stands"),
  namesConfirmed,
});
const dismissalBody = z.strictObject({ reason: z.string().max(2000) });

const heldRowAnswer = z
  .object({
    id: z.uuid(),
    dataset: z.string(),
    file: z.string(),
    row: z.int().describe("The file's data row, from 1"),
    reference: z.string().nullable(),
    cells: z.record(z.string(), z.string()).describe("What the file prints, by column"),
    findings: z.array(findingAnswer),
  })
  .meta({ id: "HeldRow" });
const rowDone = z.object({
  id: z.uuid(),
  status: z.enum(["repaired", "dismissed"]),
  findings: z
    .array(findingAnswer)
    .describe("What a repaired row was let in with, such as `parts-differ-from-total`; none of a dismissed one"),
});

/** Rows that an import held, for programs: read, set right, laid aside. */
export function heldRowsApi(db: Db, importers: readonly Importer[]): readonly UdsynRoute[] {
  const doing = async (asked: AskedByWho, use: (work: Work) => Promise<unknown>) => {
    const done = await doneOnce(db, asked, async (one) => ({ status: 201, body: await use(one) }));
    return json(done.body, done.status);
  };
  return [
    {
      lane: "api",
      method: "GET",
      path: "/api/v1/held-rows",
      allow,
      whole: true,
      api: {
        summary: "Rows that an import held, the oldest first.",
        query: pageQuery,
        answers: { 200: listOf(heldRowAnswer, {}) },
      },
      handle: async (asked) => {
        const { limit, cursor } = valid(pageQuery, Object.fromEntries(asked.query));
        if (cursor !== null && !isId<"import-row">(cursor))
          throw new Invalid([fault("cursor-unreadable", {}, "cursor")]);
        const page = await work(db, asked.here, asked.who, asked.now, (one) =>
          lookAtHeldRows(one, { limit, after: cursor }),
        );
        return json({ items: page.items.map(shown), next: page.next });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/held-rows/:id/repair",
      allow,
      whole: true,
      api: {
        summary:
          "Judges a held row anew with corrected cells; sound, it becomes a record, and what it was let in with is told.",
        body: repairBody,
        answers: { 201: rowDone, 403: null, 404: null, 409: null, 422: null },
      },
      handle: (asked) => {
        const { cells, ...answers } = valid(repairBody, asked.json);
        return doing(asked, async (one) => {
          const row = await heldRowFor(one, idIn<"import-row">(asked));
          const { keptAs, findings } = await importerOf(importers, row.dataset).repair(one, row, {
            cells: typedOver(row.printed, new Map(Object.entries(cells))),
            ...answers,
          });
          if (keptAs === null)
            throw new Invalid(
              findings.map(({ code, message }) => fault("row-still-wrong", { code, message }, "cells")),
            );
          return { id: row.rowId, status: "repaired", findings };
        });
      },
    },
    {
      lane: "api",
      method: "POST",
      path: "/api/v1/held-rows/:id/dismissal",
      allow,
      whole: true,
      api: {
        summary: "Lays a held row aside for good, with the reason.",
        body: dismissalBody,
        answers: { 201: rowDone, 403: null, 404: null, 422: null },
      },
      handle: (asked) => {
        const { reason } = valid(dismissalBody, asked.json);
        return doing(asked, async (one) => {
          const row = await heldRowFor(one, idIn<"import-row">(asked));
          await importerOf(importers, row.dataset).dismiss(one, row, reason);
          return { id: row.rowId, status: "dismissed", findings: [] };
        });
      },
    },
  ];
}

function shown({
  rowId,
  dataset,
  fileName,
  rowNumber,
  reference,
  printed,
  findings,
}: HeldRow): Answer<typeof heldRowAnswer> {
  const cells = Object.fromEntries(printed.map(([column, cell]) => [column, textOf(cell)]));
  return { id: rowId, dataset, file: fileName, row: rowNumber, reference, cells, findings };
}
