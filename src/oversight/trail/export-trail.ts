import { type AskedByWho, trace, work } from "../../identity/index.ts";
import { Invalid } from "../../kernel/index.ts";
import { type Column, writeCsv, writeJsonLines, writeSheet } from "../../papers/index.ts";
import { type Db, inMunicipality } from "../../platform/index.ts";
import { listTrail, type TrailFilter, type TrailLine } from "../../records/index.ts";
import { bytes, type Reply } from "../../web/index.ts";
import { askedTrail, saidOf, type TrailWords } from "./asked-trail.ts";
import { actionWords, subjectWords } from "./trail.texts.ts";

export type TrailFormat = "csv" | "xlsx" | "jsonl";

const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The media types: as they are described, and as they are sent. */
export const trailTypes: Readonly<Record<TrailFormat, { readonly bare: string; readonly sent: string }>> = {
  csv: { bare: "text/csv", sent: "text/csv; charset=utf-8; header=present" },
  xlsx: { bare: sheet, sent: sheet },
  jsonl: { bare: "application/jsonl", sent: "application/jsonl; charset=utf-8" },
};

/** The acts asked for as a file of any length, made as it is read. That it was taken stands in the trail before it is. */
export async function exportTrail(
  db: Db,
  asked: AskedByWho,
  words: TrailWords,
  format: TrailFormat,
  looksOnly: boolean,
): Promise<Reply> {
  const { filter, faults } = await work(db, asked.here, asked.who, asked.now, async (one) => {
    const found = await askedTrail(one, words, looksOnly);
    if (found.faults.length === 0)
      await trace(one, {
        action: "oversight.export-trail",
        subject: { type: "trail", id: looksOnly ? "looks" : "all" },
        after: { format, ...saidOf(words) },
      });
    return found;
  });
  if (faults.length > 0) throw new Invalid(faults);
  // What happens while the file is read is not in it, or a file of reads would never end.
  const rows = lines(db, asked, { ...filter, until: earliest(filter.until, asked.now) });
  const body =
    format === "csv"
      ? writeCsv(columns, rows, "excel-da")
      : format === "xlsx"
        ? writeSheet("Revisionsspor", columns, rows)
        : writeJsonLines(jsonLines(rows));
  const day = asked.now.toISOString().slice(0, 10);
  const name = `${looksOnly ? "opslag" : "revisionsspor"}-${asked.here.slug}-${day}.${format}`;
  return bytes(trailTypes[format].sent, body, { "content-disposition": `attachment; filename="${name}"` });
}

function earliest(until: Date | undefined, now: Date): Date {
  return until && until < now ? until : now;
}

const batch = 500;

/** One short transaction for each batch: a slow reader holds no connection. */
async function* lines(db: Db, { here }: AskedByWho, filter: TrailFilter): AsyncGenerator<TrailLine> {
  for (let before: string | null = null; ; ) {
    const page: readonly TrailLine[] = await inMunicipality(db, here.id, (tx) =>
      listTrail(tx, here.id, filter, { limit: batch, before }),
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < batch) return;
    before = last.id;
  }
}

async function* jsonLines(rows: AsyncIterable<TrailLine>): AsyncGenerator<unknown> {
  for await (const { seal, ...line } of rows)
    yield { ...line, seal: seal && { seq: String(seal.seq), at: seal.at, holds: seal.holds } };
}

const columns: readonly Column<TrailLine>[] = [
  { head: "Tidspunkt (UTC)", type: "text", cell: (line) => line.at.toISOString() },
  { head: "Handling", type: "text", cell: (line) => actionWords(line.action) },
  { head: "Kode", type: "text", cell: (line) => line.action },
  { head: "Hvem", type: "text", cell: (line) => line.who },
  { head: "Hvem, slags", type: "text", cell: (line) => line.actor.kind },
  { head: "Hvem, id", type: "text", cell: (line) => line.actor.id },
  { head: "Om", type: "text", cell: (line) => subjectWords(line.subject.type) },
  { head: "Om, id", type: "text", cell: (line) => line.subject.id },
  { head: "Før", type: "text", cell: (line) => json(line.before) },
  { head: "Efter", type: "text", cell: (line) => json(line.after) },
  { head: "Segl", type: "integer", cell: (line) => (line.seal ? Number(line.seal.seq) : null) },
  { head: "Forseglet (UTC)", type: "text", cell: (line) => line.seal?.at.toISOString() ?? null },
  { head: "Seglet passer", type: "boolean", cell: (line) => line.seal?.holds ?? null },
  { head: "Værdier slettet", type: "boolean", cell: (line) => line.erased },
];

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
