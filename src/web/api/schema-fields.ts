import { z } from "zod";

/** A field of a JSON body as a programmer reads it: `budget.lines[].amount`, `string | null`. */
export interface SchemaField {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** The words it takes, where only some are taken. */
  readonly values: readonly string[];
  /** What is said of it, where its name does not say it. */
  readonly about: string | null;
}

/** What `z.toJSONSchema` writes, as far as it is read here. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Every field of a body, those inside lists and objects too, in the order of the schema. What is on the wire, not what we make of it. */
export function schemaFields(schema: z.ZodType): readonly SchemaField[] {
  const { $defs = {}, ...whole } = referring(schema);
  return fieldsOf(written(whole, $defs), "");
}

/** A schema that has a name, with its own fields; what it refers to is named, not written out. */
export interface NamedSchema {
  readonly name: string;
  readonly fields: readonly SchemaField[];
}

/** What an answer holds: the name of its schema, else its fields, with other schemas by name. */
export function answerFields(schema: z.ZodType): {
  readonly name: string | null;
  readonly fields: readonly SchemaField[];
} {
  const { $ref, ...own } = referring(schema);
  return $ref === undefined ? { name: null, fields: fieldsOf(own, "") } : { name: nameIn($ref), fields: [] };
}

/** Every schema that has a name among these and within them, by name. */
export function namedSchemas(schemas: readonly z.ZodType[]): readonly NamedSchema[] {
  const all = Object.assign({}, ...schemas.map((one) => referring(one).$defs ?? {})) as Readonly<
    Record<string, Schema>
  >;
  return Object.entries(all)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => ({ name, fields: fieldsOf(one, "") }));
}

function referring(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
}

function nameIn(ref: string): string {
  return ref.replace("#/$defs/", "");
}

/** The schema with those that have a name written where they are referred to. */
function written(schema: Schema, named: Readonly<Record<string, Schema>>): Schema {
  const found = schema.$ref === undefined ? schema : (named[nameIn(schema.$ref)] ?? {});
  const { anyOf, items, properties } = found;
  return {
    ...found,
    ...(anyOf && { anyOf: anyOf.map((one) => written(one, named)) }),
    ...(typeof items === "object" && { items: written(items, named) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, written(one, named)])),
    }),
  };
}

function fieldsOf(schema: Schema, prefix: string): readonly SchemaField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const own = {
      path,
      type: typeOf(field),
      required: schema.required?.includes(name) ?? false,
      values: wordsOf(field),
      about: field.description ?? null,
    };
    return [own, ...within(field, path)];
  });
}

/** The fields of what a field holds: an object's, or those of each object in a list. */
function within(field: Schema, path: string): readonly SchemaField[] {
  return (field.anyOf ?? [field]).flatMap((one) => [
    ...fieldsOf(one, `${path}.`),
    ...(typeof one.items === "object" ? within(one.items, `${path}[]`) : []),
  ]);
}

function typeOf(field: Schema): string {
  const types = field.anyOf ? field.anyOf.map(typeOf) : simpleTypes(field);
  return [...new Set(types)].join(" | ") || "any";
}

function simpleTypes({ $ref, type, const: only, enum: some, items }: Schema): readonly string[] {
  if ($ref !== undefined) return [nameIn($ref)];
  if (type === undefined) return [...(some ?? []), ...(only === undefined ? [] : [only])].map((value) => typeof value);
  const named = typeof type === "string" ? [type] : type;
  return named.map((one) => (one === "array" && typeof items === "object" ? `${typeOf(items)}[]` : one));
}

function wordsOf(field: Schema): readonly string[] {
  const some = (field.anyOf ?? [field]).flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
  return some.filter((value) => value !== null).map(String);
}
