import { z } from "zod";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { CsvDialect } from "../../papers/index.ts";
import type { Db } from "../../platform/index.ts";
import { municipalityName } from "../../profile/index.ts";
import { addressIn, HttpRefusal, html, json, listOf, type Reply } from "../../web/index.ts";
import type { ListFilter } from "../lists.store.ts";
import { readHead } from "../log.store.ts";
import { readSought } from "../search/sought.ts";
import { currentEntries } from "./current-entries.store.ts";
import { dataPage } from "./data.page.tsx";
import { dataPackage, mediaTypes } from "./data-package.ts";
import type { AnyDataset, DataFormat } from "./dataset.ts";
import { listQuery, readListWords } from "./list-words.ts";
import { etagAt, lastModified, openHeaders } from "./open-headers.ts";
import { dataTypes, writeDataset } from "./write-dataset.ts";

/** As far as it is the same for all: the standard says what a resource and a table's schema may hold. */
const packageAnswer = z.looseObject({
  $schema: z.string(),
  name: z.string(),
  title: z.string(),
  homepage: z.string(),
  created: z.iso.datetime().exactOptional(),
  resources: z.array(z.looseObject({ name: z.string(), path: z.string(), title: z.string(), mediatype: z.string() })),
  signed: z.string().exactOptional().describe("The log's signature"),
});

/** The register's sets of open data: what they are, and their files `/data/<name>.<format>`, made as they are read, however long. */
export function dataRoutes(db: Db, datasets: readonly AnyDataset[]): readonly UdsynRoute[] {
  return [...aboutRoutes(db, datasets), ...fileRoutes(db, datasets)];
}

function aboutRoutes(db: Db, datasets: readonly AnyDataset[]): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/data",
      handle: async (asked) => html(dataPage(asked, datasets)),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/data/datapackage.json",
      api: { summary: "All open data described: Data Package v2 with table schemas.", answers: { 200: packageAnswer } },
      handle: async ({ here, lang, base }) => {
        const head = await readHead(db, here.id);
        const title = municipalityName(here, lang);
        const about = { name: here.slug, title, lang, base, updatedAt: head?.changedAt ?? null };
        return json(dataPackage(datasets, about), 200, { ...openHeaders, ...lastModified(head?.changedAt) });
      },
    },
  ];
}

function fileRoutes(db: Db, datasets: readonly AnyDataset[]): readonly UdsynRoute[] {
  return datasets.flatMap((dataset) =>
    dataset.formats.map(
      (format): UdsynRoute => ({
        lane: "public",
        kept: false,
        method: "GET",
        path: `/data/${dataset.name}.${format}`,
        api: {
          summary: `Published ${dataset.name.replaceAll("-", " ")} as ${format.toUpperCase()}, whole unless "side" is given.`,
          query: format === "csv" ? listQuery.extend({ dialekt: z.enum(["excel-da"]).optional() }) : listQuery,
          answers: { 200: format === "json" ? listOf(dataset.entry, {}) : mediaTypes[format], 400: null },
        },
        handle: (asked) => answer(db, dataset, format, asked),
      }),
    ),
  );
}

async function answer(db: Db, dataset: AnyDataset, format: DataFormat, asked: AskedByAnyone): Promise<Reply> {
  const { page } = readListWords(asked.query, dataset.choices);
  const dialect = dialectOf(asked.query.get("dialekt"));
  const head = await readHead(db, asked.here.id);
  const filter = await filterIn(db, asked, dataset);
  const { partners = [] } = filter;
  const byDay = filter.orThese !== undefined;
  const entries = await currentEntries(db, asked.here.id, dataset.type, filter, page);
  const next = page === null || !entries.goesOn ? null : nextPage(asked, page);
  const body = writeDataset(dataset, format, entries, { dialect, next });
  // Whoever asks for the head alone, or has the file, never reads it.
  body.once("close", entries.close);
  return {
    status: 200,
    headers: {
      ...openHeaders,
      // What is there by the day alone came with the day, and no publication says when.
      ...(byDay ? {} : lastModified(head?.changedAt)),
      etag: etagAt(asked, head, [...(byDay ? [dayOf(asked)] : []), ...partners]),
      "content-type": dataTypes[format],
      "content-disposition": `${format === "json" ? "inline" : "attachment"}; filename="${asked.here.slug}-${dataset.name}.${format}"`,
    },
    body,
  };
}

/** What a list is narrowed by, as its address says it: with the ids that a partner is known by, and what has come with the day. */
export async function filterIn(
  db: Db,
  asked: AskedByAnyone,
  dataset: Pick<AnyDataset, "choices" | "partnerIds" | "orThese">,
): Promise<ListFilter> {
  const { filter: listed, q, partner } = readListWords(asked.query, dataset.choices);
  const partners = partner === null ? null : ((await dataset.partnerIds?.(db, asked.here, partner)) ?? [partner]);
  const words = q === null ? {} : { words: (await readSought(db, asked.here.id, q)).query };
  const said = { ...listed, ...words, ...(partners === null ? {} : { partners }) };
  const { state } = said;
  const today = dayOf(asked);
  const orThese = state === undefined ? [] : ((await dataset.orThese?.(db, asked.here, { state, today })) ?? []);
  return orThese.length > 0 ? { ...said, orThese } : said;
}

function dayOf({ now, here }: AskedByAnyone) {
  return dateInZone(now, here.profile.timeZone);
}

function dialectOf(text: string | null): CsvDialect {
  if (text === null || text === "") return "standard";
  if (text !== "excel-da") throw new HttpRefusal(400, "filter-unreadable", { word: "dialekt" });
  return text;
}

function nextPage({ base, lang, path, query }: AskedByAnyone, page: number): string {
  const next = new URLSearchParams(query);
  next.set("side", String(page + 1));
  return `${base}${addressIn(lang, path)}?${next}`;
}
