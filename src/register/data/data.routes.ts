import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { CsvDialect } from "../../papers/index.ts";
import type { Db } from "../../platform/index.ts";
import { gathererIn, inRoom, isRoomOn, municipalityName } from "../../profile/index.ts";
import { addressIn, bytes, HttpRefusal, html, json, listOf, type Reply } from "../../web/index.ts";
import type { ListFilter } from "../lists.store.ts";
import { isSameHead, type LogHead, readHead } from "../log.store.ts";
import { readSought } from "../search/sought.ts";
import { aboutDatasets, countsBehind } from "./about-datasets.ts";
import type { DataInterface } from "./catalogue.ts";
import { catalogueFiles, digestOfText } from "./catalogue-files.ts";
import { publishedMeanwhile } from "./current-entries.store.ts";
import { dataPage } from "./data.page.tsx";
import { dataPackage, mediaTypes } from "./data-package.ts";
import { type AnyDataset, type DataFormat, datasetsOf } from "./dataset.ts";
import { datasetEntries } from "./dataset-entries.ts";
import { licenceOf } from "./licence.ts";
import { listQuery, readListWords, refuseUnnamed } from "./list-words.ts";
import { digestsOf } from "./listed-digests.ts";
import { byteTagAt, lastModified, openHeaders } from "./open-headers.ts";
import { describedSince, standingSince } from "./standing.ts";
import { dataTypes, itemSchema, writeDataset } from "./write-dataset.ts";

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
export function dataRoutes(
  db: Db,
  datasets: readonly AnyDataset[],
  interfaces: readonly DataInterface[],
): readonly UdsynRoute[] {
  return [...aboutRoutes(db, datasets, interfaces), ...fileRoutes(db, datasets)];
}

const catalogueTypes = { "catalog.ttl": "text/turtle", "catalog.jsonld": "application/ld+json" } as const;

function aboutRoutes(
  db: Db,
  datasets: readonly AnyDataset[],
  interfaces: readonly DataInterface[],
): readonly UdsynRoute[] {
  const catalogues = (["catalog.ttl", "catalog.jsonld"] as const).map(
    (file): UdsynRoute => ({
      lane: "public",
      kept: true,
      method: "GET",
      path: `/data/${file}`,
      api: { summary: "The catalogue of all open data, DCAT-AP-DK.", answers: { 200: catalogueTypes[file] } },
      handle: async (asked) => {
        const head = await readHead(db, asked.here.id);
        const files = await catalogueFiles(db, asked, datasets, interfaces);
        const since = await describedSince(db, asked, head, datasetsOf(datasets, asked.here));
        const type = file === "catalog.ttl" ? `${catalogueTypes[file]}; charset=utf-8` : catalogueTypes[file];
        return bytes(type, files[file], { ...openHeaders, ...lastModified(since) });
      },
    }),
  );
  return [
    ...catalogues,
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/data",
      handle: async (asked) => {
        const { here, now } = asked;
        const own = datasetsOf(datasets, here);
        const about = await aboutDatasets(db, here, own, now);
        const shown = interfaces.filter(({ room }) => isRoomOn(here.profile, room));
        const behind = await countsBehind(db, here, shown);
        return html(dataPage(asked, { datasets: own, about, interfaces: shown, behind }));
      },
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/data/datapackage.json",
      api: { summary: "All open data described: Data Package v2 with table schemas.", answers: { 200: packageAnswer } },
      handle: async ({ here, lang, base, now }) => {
        const head = await readHead(db, here.id);
        const title = municipalityName(here, lang);
        const own = datasetsOf(datasets, here);
        const catalogues = await catalogueFiles(db, { here, base }, datasets, interfaces);
        const digests = new Map([
          ...(await digestsOf(db, here, own, now)),
          ...Object.entries(catalogues).map(([name, text]) => [name, digestOfText(text)] as const),
        ]);
        const about = {
          name: here.slug,
          title,
          publisher: gathererIn(here.profile, lang) ?? title,
          lang,
          base,
          updatedAt: head?.changedAt ?? null,
          licence: licenceOf(here),
          digests,
        };
        const since = await describedSince(db, { here, now }, head, own);
        return json(dataPackage(own, about), 200, { ...openHeaders, ...lastModified(since) });
      },
    },
  ];
}

function fileRoutes(db: Db, datasets: readonly AnyDataset[]): readonly UdsynRoute[] {
  return datasets.flatMap((dataset) => {
    const query = z.object(
      Object.fromEntries(
        dataset.words.map((word) => {
          const own = dataset.texts.find("en", `word.${word}`);
          return [word, own === null ? listQuery.shape[word] : listQuery.shape[word].describe(own)];
        }),
      ),
    );
    const routes = dataset.formats.map(
      (format): UdsynRoute => ({
        lane: "public",
        kept: false,
        method: "GET",
        path: `/data/${dataset.name}.${format}`,
        api: {
          summary: `Published ${dataset.name.replaceAll("-", " ")} as ${format.toUpperCase()}, whole unless "side" is given.`,
          query: format === "csv" ? query.extend({ dialekt: z.enum(["excel-da"]).optional() }) : query,
          inParts: true,
          answers: {
            200: format === "json" ? listOf(itemSchema(dataset), {}) : mediaTypes[format],
            400: null,
            ...(dataset.namesNone && { 404: null }),
          },
        },
        handle: (asked) => (dataset.listed ? listed : answer)(db, dataset, format, asked),
      }),
    );
    return dataset.room === undefined ? routes : inRoom(dataset.room, routes);
  });
}

/** A file of a set that is its own list: short, so that its ETag is of its bytes. */
async function listed(db: Db, dataset: AnyDataset, format: DataFormat, asked: AskedByAnyone): Promise<Reply> {
  const { filter, q, page } = readListWords(asked.query, dataset.choices);
  const dialect = dialectOf(asked.query.get("dialekt"));
  const entries = await datasetEntries(db, asked.here, dataset, { filter, q, page, now: asked.now });
  const next = page === null || !entries.goesOn ? null : nextPage(asked, page);
  const body = await buffer(writeDataset(dataset, format, entries, { dialect, next }));
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const since = lastModified(await standingSince(db, asked, await readHead(db, asked.here.id), dataset));
  return bytes(dataTypes[format], body, { ...openHeaders, ...since, etag, ...disposition(asked, dataset, format) });
}

async function answer(db: Db, dataset: AnyDataset, format: DataFormat, asked: AskedByAnyone): Promise<Reply> {
  const { page } = readListWords(asked.query, dataset.choices);
  const dialect = dialectOf(asked.query.get("dialekt"));
  const head = await readHead(db, asked.here.id);
  const filter = await filterIn(db, asked, dataset);
  const entries = await datasetEntries(db, asked.here, dataset, { filter, page, now: asked.now, head });
  // A part is put together with another by its tag: what it is of must not have moved while it was looked up.
  if (asked.header("range") !== undefined && !isSameHead(await readHead(db, asked.here.id), head)) {
    entries.close();
    throw publishedMeanwhile();
  }
  const next = page === null || !entries.goesOn ? null : nextPage(asked, page);
  const body = writeDataset(dataset, format, entries, { dialect, next });
  // Whoever asks for the head alone, or has the file, never reads it.
  body.once("close", entries.close);
  return {
    status: 200,
    headers: {
      ...openHeaders,
      ...(await narrowedHeaders(db, asked, head, { filter, dataset })),
      "content-type": dataTypes[format],
      ...disposition(asked, dataset, format),
    },
    body,
  };
}

/** What a list is narrowed by, as its address says it: with the ids that a partner is known by, and what has come with the day. */
export async function filterIn(
  db: Db,
  asked: Pick<AskedByAnyone, "here" | "now" | "query">,
  dataset: Pick<AnyDataset, "choices" | "namesNone" | "partnerIds" | "orThese" | "reportIs">,
): Promise<ListFilter> {
  const { filter: listed, report, q, partner } = readListWords(asked.query, dataset.choices);
  const named = { udvalg: listed.bodyId ?? null, partner, maal: listed.goal ?? null };
  const names = Object.values(named).some((id) => id !== null);
  if (names) refuseUnnamed((await dataset.namesNone?.(db, asked.here, named)) ?? []);
  const partners = partner === null ? null : ((await dataset.partnerIds?.(db, asked.here, partner)) ?? [partner]);
  const words = q === null ? {} : { words: (await readSought(db, asked.here, q, { corrects: false })).query };
  const today = dayOf(asked);
  const these = report === null ? {} : { these: (await dataset.reportIs?.(db, asked.here, { report, today })) ?? [] };
  const said = { ...listed, ...words, ...these, ...(partners === null ? {} : { partners }) };
  const { state } = said;
  const orThese = state === undefined ? [] : ((await dataset.orThese?.(db, asked.here, { state, today })) ?? []);
  return orThese.length > 0 ? { ...said, orThese } : said;
}

/**
 * The strong ETag and the date of what a list holds, narrowed so. What is there by the day alone, or by a name that a partner has
 * besides, came without a publication.
 */
export async function narrowedHeaders(
  db: Db,
  asked: AskedByAnyone,
  head: LogHead | null,
  { filter, dataset }: { readonly filter: ListFilter; readonly dataset: Pick<AnyDataset, "changedAt"> },
): Promise<{ readonly etag: string; readonly "last-modified"?: string }> {
  const { orThese, these, partners = [] } = filter;
  const byDay = orThese !== undefined || these !== undefined;
  const besides = [...(byDay ? [dayOf(asked)] : []), ...partners];
  const etag = byteTagAt(asked, head, besides);
  return {
    etag,
    ...lastModified(besides.length > 0 ? await standingSince(db, asked, head, dataset) : head?.changedAt),
  };
}

function dayOf({ now, here }: Pick<AskedByAnyone, "here" | "now">) {
  return dateInZone(now, here.profile.timeZone);
}

function disposition({ here }: AskedByAnyone, { name }: AnyDataset, format: DataFormat): Record<string, string> {
  const kind = format === "json" ? "inline" : "attachment";
  return { "content-disposition": `${kind}; filename="${here.slug}-${name}.${format}"` };
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
