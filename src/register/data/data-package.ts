import type { Lang } from "../../platform/index.ts";
import { dataPageTexts } from "./data-page.texts.ts";
import { type AnyDataset, aboutData, type DataColumn, type DataFormat } from "./dataset.ts";
import { schemaAddress } from "./entry-schema.routes.ts";
import type { Licence } from "./licence.ts";
import type { FileDigests } from "./listed-digests.ts";

export interface PackageAbout {
  /** The municipality's slug and name. */
  readonly name: string;
  readonly title: string;
  /** Who publishes: the municipality, or those who gathered the facts where it did not. */
  readonly publisher: string;
  readonly lang: Lang;
  /** Origin and base path. */
  readonly base: string;
  /** When the log last grew; `null` while nothing is published. */
  readonly updatedAt: Date | null;
  readonly licence: Licence;
  readonly digests: FileDigests;
}

/**
 * The description of all open data, Data Package v2 (datapackage.org): every CSV with the schema of its table, the other
 * forms as resources beside it.
 */
export function dataPackage(datasets: readonly AnyDataset[], about: PackageAbout): object {
  const { licence } = about;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `${about.name}-udsyn`,
    title: about.title,
    homepage: `${about.base}/data`,
    contributors: [{ title: about.publisher, roles: ["publisher"] }],
    ...(about.updatedAt && { created: about.updatedAt.toISOString() }),
    licenses: [{ name: licence.name, path: licence.url, title: licence.title }],
    resources: [
      ...datasets.flatMap((dataset) => dataset.formats.map((format) => resource(dataset, format, about))),
      ...catalogues.map((one) => catalogueResource(one, about)),
    ],
  };
}

const catalogues = [
  { file: "catalog.ttl", form: "Turtle", format: "ttl", mediatype: "text/turtle" },
  { file: "catalog.jsonld", form: "JSON-LD", format: "jsonld", mediatype: "application/ld+json" },
] as const;

function catalogueResource(
  { file, form, format, mediatype }: (typeof catalogues)[number],
  { lang, base, digests }: PackageAbout,
): object {
  return {
    name: file.replace(".", "-"),
    path: `${base}/data/${file}`,
    title: dataPageTexts.in(lang)("catalogue", { form }),
    format,
    mediatype,
    encoding: "utf-8",
    ...digests.get(file),
  };
}

export const mediaTypes: Readonly<Record<DataFormat, string>> = {
  csv: "text/csv",
  json: "application/json",
  jsonl: "application/jsonl",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

function resource(dataset: AnyDataset, format: DataFormat, about: PackageAbout): object {
  const { lang, base, digests } = about;
  const common = {
    name: `${dataset.name}-${format}`,
    path: `${base}/data/${dataset.name}.${format}`,
    title: aboutData(dataset, "title", lang),
    description: aboutData(dataset, "about", lang),
    format,
    mediatype: mediaTypes[format],
    ...digests.get(`${dataset.name}.${format}`),
  };
  if ((format === "json" || format === "jsonl") && !dataset.rowsInJson)
    return { ...common, encoding: "utf-8", jsonSchema: `${base}${schemaAddress(dataset.schema)}` };
  return {
    ...common,
    type: "table",
    $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
    ...(dialects[format] && { encoding: "utf-8", dialect: dialects[format] }),
    schema: tableSchema(dataset, lang),
  };
}

const dialects: Partial<Record<DataFormat, object>> = {
  csv: { header: true, delimiter: ",", lineTerminator: "\r\n" },
  json: { property: "items", itemType: "object" },
  jsonl: { itemType: "object" },
};

/** A table's columns for programs: types, codes, which are always filled, and which together name a row. */
function tableSchema(dataset: AnyDataset, lang: Lang): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: dataset.columns.map((column) => field(column, aboutData(dataset, `column.${column.head}`, lang))),
    primaryKey: [...dataset.key],
    missingValues: [""],
  };
}

const fieldTypes = {
  text: "string",
  integer: "integer",
  number: "number",
  decimal: "number",
  date: "date",
  boolean: "boolean",
} as const;

function field({ head, type, form, required, codes }: DataColumn<never>, description: string): object {
  const constraints = {
    ...(required && { required: true }),
    ...(codes && { enum: [...codes] }),
  };
  return {
    name: head,
    type: form ?? fieldTypes[type],
    description,
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
