import { z } from "zod";
import type { UdsynRoute } from "../../identity/index.ts";
import { bytes, Schemas } from "../../web/index.ts";
import { openHeaders } from "./open-headers.ts";

/** Where a schema of published entries is to be read: `udsyn.trip/1` → `/api/schema/udsyn.trip/1.json`. */
export function schemaAddress(schema: string): string {
  return `/api/schema/${schema}.json`;
}

const schemaAnswer = z.looseObject({ $schema: z.string(), $id: z.string(), title: z.string() });

/** What a schema of open data describes, and what is said of it. */
interface DescribedEntry {
  readonly type: string;
  readonly schema: string;
  readonly entry: z.ZodType;
  readonly about: string;
}

/** Of an entry of the register. */
export const aboutEntries =
  "A published entry. Unknown is null; so is what has been erased. A file of one version holds its proof beside it (docs/log-format.md).";

/** The JSON Schema of each type's entries, made from what the entries' own type is made of. */
export function entrySchemaRoutes(types: readonly DescribedEntry[]): readonly UdsynRoute[] {
  return types.map((type) => ({
    lane: "public",
    kept: true,
    method: "GET",
    path: schemaAddress(type.schema),
    api: { summary: `The JSON Schema of a published ${type.type}, ${type.schema}.`, answers: { 200: schemaAnswer } },
    handle: async ({ base }) =>
      bytes("application/json; charset=utf-8", JSON.stringify(jsonSchema(type, base), null, 1), openHeaders),
  }));
}

function jsonSchema(type: DescribedEntry, base: string): object {
  const schemas = new Schemas("#/$defs/");
  const entry = schemas.of(type.entry);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `${base}${schemaAddress(type.schema)}`,
    title: type.schema,
    description: type.about,
    ...(typeof entry === "object" && entry),
    $defs: schemas.named(),
  };
}
